import type {Finding} from './finding.js'
import {pageOf, type Reporter} from './report.js'

/**
 * For programs; `docs/report.schema.json` describes it. `version` goes up with
 * each change that breaks its readers.
 */
export const json: Reporter = ({files, ...report}) => {
  const {errors, warnings, fixable, insertable, fixed, notes, statistics} =
    report
  return `${JSON.stringify(
    {
      version: 2,
      files: files.map((file) => ({
        path: file.path,
        fixed: file.fixed,
        template: file.template && {
          commit: file.template.commit,
          date: file.template.date
        },
        findings: file.findings.map((d) => toJson(d))
      })),
      errors,
      warnings,
      fixable,
      insertable,
      fixed,
      notes,
      statistics
    },
    undefined,
    2
  )}\n`
}

function toJson(finding: Finding) {
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
    fix: finding.fix,
    cause: finding.cause
  }
}
