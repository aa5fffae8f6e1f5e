import {visibleText} from '../base/visible.js'
import {pageOf, summarize, type Reporter} from './report.js'

/** Workflow commands, which GitHub shows as annotations of the changed lines. */
export const github: Reporter = (report, {quiet}) => {
  const lines = report.files.flatMap(({path, findings}) =>
    findings.map((finding) => {
      const {place: region, reason, rule, severity} = finding
      const isOneLine = region?.line === region?.endLine
      const page = pageOf(finding)
      const properties = Object.entries({
        file: path,
        line: region?.line,
        endLine: region?.endLine,
        // GitHub takes columns only where start and end are on one line.
        col: isOneLine ? region?.column : undefined,
        endColumn: isOneLine ? region?.endColumn : undefined,
        title: rule
      }).flatMap(([key, value]) =>
        value === undefined ? [] : `${key}=${escapeProperty(String(value))}`
      )
      const command = severity === 'note' ? 'notice' : severity
      const text = page ? `${reason}\n${page}` : reason
      return `::${command} ${properties.join(',')}::${escapeData(text)}`
    })
  )
  if (!quiet) {
    lines.push(...report.notes.map((d) => `::notice::${escapeData(d)}`))
    lines.push(summarize(report))
  }

  return lines.map((d) => `${d}\n`).join('')
}

function escapeData(text: string): string {
  return visibleText(text)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
