import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {copyOf} from '../base/copy-of.js'
import type {Edit} from '../markdown/edits.js'
import {editsOf, keyOf, type FindingKey} from '../linter/message.js'

/** Where something is: from 1, a point where start and end are the same. */
export interface Region {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** A message as data, without the file that it is about. */
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
  /** What `--fix` does; nothing where only the author can mend it. */
  edits: readonly Edit[]
  /** Whether `--fix` can mend it. */
  isFixable: boolean
  cause?: {reason: string; place?: Region | undefined} | undefined
  /** What tells it from others; none for what is no finding of a rule. */
  key?: FindingKey | undefined
  /** Whether it kept the file from being linted. */
  isObstacle: boolean
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
    isObstacle: isObstacle(message)
  }
}

/** That a file was not repaired, as it could not be written. */
export function unwritten(reason: string): Finding {
  return {
    rule: 'unwritable',
    source: 'remark-lint-ep',
    severity: 'error',
    reason,
    edits: [],
    isFixable: false,
    isObstacle: true
  }
}

/** An error, a warning, or a note for what is neither. */
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

const obstacles = new Set([
  undefined,
  'options',
  'binary',
  'parser',
  'unreadable'
])

/** What kept a file from being linted comes from no rule. */
export function isObstacle({fatal, ruleId}: VFileMessage): boolean {
  return fatal === true && obstacles.has(ruleId)
}

/** Whether a cause is a message too, and no other error. */
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
