import {list} from '../rule/wording.js'
import type {Finding} from './finding.js'

/** What is told on one line. */
export interface Line {
  finding: Finding
  reason: string
}

const missing = /^Unexpected missing (\w+) `([^`]+)`, expected it\b(.*)$/s

/**
 * Puts several missing things that belong at one place on one line, where the
 * first of them stood.
 */
export function mergeMissing(findings: readonly Finding[]): Line[] {
  const groups = new Map<
    string,
    {finding: Finding; names: string[]; noun: string; rest: string}
  >()
  const keys = findings.map((finding, index) => {
    const {fix, place, reason, rule, severity} = finding
    const [, noun = '', name = '', rest = ''] = missing.exec(reason) ?? []
    if (name === '') return String(index)
    const key = JSON.stringify([fix, place, rule, severity, noun, rest])
    const group = groups.get(key)
    if (group) group.names.push(name)
    else groups.set(key, {finding, names: [name], noun, rest})
    return key
  })
  return findings.flatMap((finding, index) => {
    const group = groups.get(keys[index] ?? '')
    if (!group || group.names.length === 1) {
      return {finding, reason: finding.reason}
    }

    const {names, noun, rest} = group
    return group.finding === finding
      ? {
          finding,
          reason: `Unexpected missing ${noun}s ${list(names, 'and')}, expected them${rest}`
        }
      : []
  })
}
