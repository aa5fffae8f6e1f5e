import {groupBy} from '../base/list.js'
import {missingReason} from '../rule/wording.js'
import type {Finding} from './finding.js'

/** What is told on one line. */
export interface Line {
  finding: Finding
  reason: string
}

/**
 * Puts several missing things that belong at one place on one line, where the
 * first of them stood.
 */
export function mergeMissing(findings: readonly Finding[]): Line[] {
  const groups = groupBy(findings, (finding) => {
    const {fix, missing, place, rule, severity} = finding
    return missing
      ? JSON.stringify([
          fix,
          place,
          rule,
          severity,
          missing.noun,
          missing.where
        ])
      : finding
  })
  return Array.from(groups.values()).flatMap(([finding, ...others]) => {
    if (!finding) return []
    const {missing, reason} = finding
    const names = others.flatMap((d) => d.missing?.name ?? [])
    return {finding, reason: missing ? missingReason(missing, names) : reason}
  })
}
