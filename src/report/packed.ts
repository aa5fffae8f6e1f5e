import {rules} from '../../rules/index.js'
import {urlOf} from '../lint/url.js'
import type {Finding} from './finding.js'

/** A finding without what its rule tells already, as a list to be short. */
export type Packed = [
  rule: string | null,
  source: string | null,
  severity: Finding['severity'],
  reason: string,
  section: string | null,
  place: [number, number, number, number] | null,
  edits: Array<[start: number, end: number, text: string]>,
  expected: string[] | null,
  cause: Finding['cause'] | null
]

const whys = new Map(rules.map((d) => [d.id, d.why]))

/** Packs a finding that keeps no file from being linted. */
export function packFinding(finding: Finding): Packed {
  const {rule, source, severity, reason, key, place} = finding
  return [
    rule ?? null,
    source ?? null,
    severity,
    reason,
    key?.section ?? null,
    place ? [place.line, place.column, place.endLine, place.endColumn] : null,
    finding.edits.map(({place, text}) => [place.start, place.end, text]),
    finding.expected ?? null,
    finding.cause ?? null
  ]
}

/** What was packed. */
export function unpackFinding(packed: Packed): Finding {
  const [rule, source, severity, reason, section, place, edits, ...rest] =
    packed
  const [expected, cause] = rest
  const [line = 0, column = 0, endLine = 0, endColumn = 0] = place ?? []
  return {
    rule: rule ?? undefined,
    source: source ?? undefined,
    severity,
    reason,
    note: rule === null ? undefined : whys.get(rule),
    url: rule !== null && whys.has(rule) ? urlOf(rule) : undefined,
    place: place ? {line, column, endLine, endColumn} : undefined,
    expected: expected ?? undefined,
    edits: edits.map(([start, end, text]) => ({place: {start, end}, text})),
    cause: cause ?? undefined,
    key:
      rule !== null && section !== null
        ? {rule, section, text: reason}
        : undefined,
    isObstacle: false
  }
}
