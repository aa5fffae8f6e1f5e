import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {copyOf} from '../base/copy-of.js'
import type {Edit} from '../markdown/edits.js'
import {editsOf, keyOf, type FindingKey} from '../linter/message.js'

/** A range of lines and columns, from 1; its end is its start for a point. */
export interface Region {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** A message as data, which does not keep its file in memory. */
export interface Finding {
  rule?: string | undefined
  source?: string | undefined
  severity: 'error' | 'warning' | 'note'
  reason: string
  /** Why it matters. */
  note?: string | undefined
  /** The page of the rule. */
  url?: string | undefined
  place?: Region | undefined
  expected?: string[] | undefined
  /** What `--fix` does; empty where only the author can fix it. */
  edits: readonly Edit[]
  /** Whether `--fix` can fix it. */
  isFixable: boolean
  cause?: {reason: string; place?: Region | undefined} | undefined
  /** What identifies it in baselines; none where it comes from no rule. */
  key?: FindingKey | undefined
  /** Whether it is the reason why the file was not linted or not written. */
  isFileError: boolean
}

/** The messages of a file as data, in document order. */
export function findingsOf({messages}: VFile): Finding[] {
  return messages
    .map((d) => findingOf(d))
    .sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0)
    )
}

function findingOf(message: VFileMessage): Finding {
  const {cause, expected, note, reason, ruleId, source, url} = message
  const key = keyOf(message)
  const edits = editsOf(message) ?? []
  return {
    rule: ruleId,
    source,
    severity: severityOf(message),
    reason: copyOf(reason),
    note,
    url,
    place: regionOf(message),
    // Other plugins may put anything there.
    expected: Array.isArray(expected)
      ? expected.map(String).map((d) => copyOf(d))
      : undefined,
    edits: edits.map((d) => ({...d, text: copyOf(d.text)})),
    isFixable: edits.length > 0,
    cause: isMessage(cause)
      ? {reason: copyOf(cause.reason), place: regionOf(cause)}
      : undefined,
    key: key && {
      rule: key.rule,
      section: copyOf(key.section),
      text: copyOf(key.text)
    },
    isFileError: isFileError(message)
  }
}

/** The error that the fixes of a file could not be written. */
export function unwritten(reason: string): Finding {
  return {
    rule: 'unwritable',
    source: 'remark-lint-ep',
    severity: 'error',
    reason,
    edits: [],
    isFixable: false,
    isFileError: true
  }
}

function severityOf({fatal}: VFileMessage): Finding['severity'] {
  if (fatal) return 'error'
  return fatal === undefined ? 'note' : 'warning'
}

function regionOf({place}: Pick<VFileMessage, 'place'>): Region | undefined {
  if (!place) return undefined
  const [start, end] =
    'start' in place ? [place.start, place.end] : [place, place]
  return {
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column
  }
}

const fileErrors = new Set([
  // Errors of unified itself have no rule.
  undefined,
  'options',
  'binary',
  'parser',
  'unreadable'
])

/** Whether a message is the reason why a file was not linted. */
export function isFileError({fatal, ruleId}: VFileMessage): boolean {
  return fatal === true && fileErrors.has(ruleId)
}

/** Whether a cause is a message, and not an exception. */
function isMessage(
  cause: unknown
): cause is {reason: string} & Pick<VFileMessage, 'place'> {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'reason' in cause &&
    typeof cause.reason === 'string'
  )
}
