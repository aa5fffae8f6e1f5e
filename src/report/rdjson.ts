import {applyEdits} from '../markdown/edits.js'
import {withoutBom} from '../markdown/source.js'
import {homepage} from '../rule/url.js'
import type {Finding, Region} from './finding.js'
import {regionAt} from './places.js'
import {pageOf, type Reporter, type ReportedFile} from './report.js'

const severities = {error: 'ERROR', warning: 'WARNING', note: 'INFO'}

/** For reviewdog, which shows fixes and insertions as suggestions to accept. */
export const rdjson: Reporter = ({files}) =>
  `${JSON.stringify(
    {
      source: {name: 'ep-lint', url: homepage},
      diagnostics: files.flatMap((d) => diagnosticsOf(d))
    },
    undefined,
    2
  )}\n`

function diagnosticsOf({findings, path, source}: ReportedFile) {
  const text = findings.length > 0 ? withoutBom(source?.() ?? '') : ''
  const lines = text.split(/\r\n|\r|\n/)
  return findings.map((finding) => {
    const {place, reason, rule, severity} = finding
    return {
      message: reason,
      location: {path, range: place && rangeOf(place, lines)},
      severity: severities[severity],
      code:
        rule === undefined ? undefined : {value: rule, url: pageOf(finding)},
      suggestions: suggestionsFor(finding, text, lines)
    }
  })
}

/** One suggestion with all edits, as each is accepted by itself. */
function suggestionsFor(
  {edits}: Finding,
  source: string,
  lines: readonly string[]
) {
  if (edits.length === 0 || source === '') return undefined
  const start = Math.min(...edits.map((d) => d.place.start))
  const end = Math.max(...edits.map((d) => d.place.end))
  const text = applyEdits(source.slice(0, end), [edits]).slice(start)
  const region = regionAt(source, start, end)
  return region && [{range: rangeOf(region, lines), text}]
}

function rangeOf(
  {line, column, endLine, endColumn}: Region,
  lines: readonly string[]
) {
  return {
    start: {line, column: byteColumn(lines[line - 1], column)},
    end: {line: endLine, column: byteColumn(lines[endLine - 1], endColumn)}
  }
}

/** A column in bytes of UTF-8, which is what reviewdog expects. */
function byteColumn(line = '', column: number): number {
  const start = line.slice(0, column - 1)
  return Buffer.byteLength(start) + column - start.length
}
