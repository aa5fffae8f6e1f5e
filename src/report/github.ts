import {visibleText} from '../base/visible.js'
import type {Finding} from './finding.js'
import {pathWithin} from './places.js'
import {pageOf, summarize, type Reporter} from './report.js'

/** The workflow commands of severities, the first to be shown first. */
const commands = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['note', 'notice']
] as const

/** How many annotations of a kind GitHub shows of one step. */
const most = 10

/**
 * Workflow commands, which GitHub shows as annotations of the changed lines:
 * errors first, as it leaves out what comes after the first ten of a kind.
 */
export const github: Reporter = (report, {env, quiet}) => {
  const root = env?.['GITHUB_WORKSPACE']
  const all = report.files.flatMap((file) => {
    const path = pathWithin(file, root)
    return file.findings.map((finding) => ({path, finding}))
  })
  const groups = commands.map(([severity, command]) =>
    all
      .filter((d) => d.finding.severity === severity)
      .map((d) => annotation(command, d.path, d.finding))
  )
  const lines = groups.flat()
  if (!quiet) {
    lines.push(...report.notes.map((d) => `::notice::${escapeData(d)}`))
    const hidden = groups.reduce(
      (sum, d) => sum + Math.max(d.length - most, 0),
      0
    )
    lines.push(
      hidden > 0
        ? `${summarize(report)}; GitHub shows ten annotations of a kind for a step, and ${String(hidden)} more are in this log only`
        : summarize(report)
    )
  }

  return lines.map((d) => `${d}\n`).join('')
}

function annotation(command: string, path: string, finding: Finding): string {
  const {place: region, reason, rule} = finding
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
  const text = page ? `${reason}\n${page}` : reason
  return `::${command} ${properties.join(',')}::${escapeData(text)}`
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
