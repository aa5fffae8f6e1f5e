import type {Finding} from './finding.js'
import {pageOf, type Reporter} from './report.js'

/**
 * For programs; `version` counts the changes that break readers.
 *
 * `{version, files: [{path, fixed, findings: [{rule, source, severity, reason,
 * note, page, place: {line, column, endLine, endColumn}, expected, fixable,
 * cause: {reason, place}}]}], errors, warnings, fixable, fixed, notes}`; lines
 * and columns count from 1, columns in UTF-16 code units.
 */
export const json: Reporter = ({files, ...report}) => {
  const {errors, warnings, fixable, fixed, notes} = report
  return `${JSON.stringify(
    {
      version: 1,
      files: files.map((file) => ({
        path: file.path,
        fixed: file.fixed,
        findings: file.findings.map((d) => findingOf(d))
      })),
      errors,
      warnings,
      fixable,
      fixed,
      notes
    },
    undefined,
    2
  )}\n`
}

function findingOf(finding: Finding) {
  const {rule, source, severity, reason, note, place, expected} = finding
  return {
    rule,
    source,
    severity,
    reason,
    note,
    page: pageOf(finding),
    place,
    expected,
    fixable: finding.edits.length > 0,
    cause: finding.cause
  }
}
