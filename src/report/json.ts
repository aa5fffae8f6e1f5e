import {
  pageOf,
  regionOf,
  severityOf,
  type Finding,
  type Reporter
} from './report.js'

/**
 * For programs, as `docs/report.schema.json` says; `version` counts the
 * changes that break readers.
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

function findingOf({message, fixable}: Finding) {
  const {ruleId, source, reason, note, expected, cause} = message
  return {
    rule: ruleId,
    source,
    severity: severityOf(message),
    reason,
    note,
    page: pageOf(message),
    place: regionOf(message),
    expected,
    fixable,
    cause: isMessage(cause)
      ? {reason: cause.reason, place: regionOf(cause)}
      : undefined
  }
}

/** Whether a cause is a message too, and no other error. */
export function isMessage(
  cause: unknown
): cause is {reason: string} & Finding['message'] {
  return typeof cause === 'object' && cause !== null && 'reason' in cause
}
