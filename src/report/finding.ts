import type {VFileMessage} from 'vfile-message'
import {copyOf} from '../base/copy-of.js'
import type {Edit} from '../markdown/edits.js'
import {positionOf} from '../document/line.js'
import type {Proposal} from '../document/proposal.js'
import {isRepeated} from '../linter/file-errors.js'
import type {FindingKey, FoundProblem} from '../linter/problem.js'
import {urlOf} from '../rule/url.js'

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
  /** Whether another file tells that in full. */
  isRepeated: boolean
}

/** What is to be said of a file: problems of our rules, and other messages. */
export type Told = FoundProblem | VFileMessage

/** What is said of a file as data, in document order. */
export function findingsOf(told: readonly Told[]): Finding[] {
  return told
    .map((d) => (isProblem(d) ? findingOf(d) : findingOfMessage(d)))
    .sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0)
    )
}

/** Whether something that is said comes from one of our rules. */
export function isProblem(told: Told): told is FoundProblem {
  return 'rule' in told
}

function findingOf({rule: {id, why}, ...problem}: FoundProblem): Finding {
  const {cause, edits, expected, fatal, key, place, proposal, reason} = problem
  return {
    rule: id,
    source: 'remark-lint',
    severity: fatal ? 'error' : 'warning',
    reason: copyOf(reason),
    note: why,
    url: urlOf(id),
    place: regionOf(positionOf(proposal, place)),
    expected: expected?.map((d) => copyOf(d)),
    edits: edits.map((d) => ({...d, text: copyOf(d.text)})),
    isFixable: edits.length > 0,
    cause: causeOf(cause, proposal),
    key: {rule: key.rule, about: copyOf(key.about)},
    isObstacle: false,
    isRepeated: false
  }
}

function causeOf(
  cause: FoundProblem['cause'],
  proposal: Proposal
): Finding['cause'] {
  const position = cause?.place && positionOf(proposal, cause.place)
  return (
    position && {
      reason: `${copyOf(cause.reason)} at line ${String(position.start.line)}`,
      place: regionOf(position)
    }
  )
}

function findingOfMessage(message: VFileMessage): Finding {
  const {cause, expected, note, reason, ruleId, source, url} = message
  return {
    rule: ruleId,
    source,
    severity: severityOf(message),
    reason: copyOf(reason),
    note,
    url,
    place: regionOf(message.place),
    // Other plugins may put anything there.
    expected: Array.isArray(expected)
      ? expected.map(String).map((d) => copyOf(d))
      : undefined,
    edits: [],
    isFixable: false,
    cause: isMessage(cause)
      ? {reason: copyOf(cause.reason), place: regionOf(cause.place)}
      : undefined,
    isObstacle: isObstacle(message),
    isRepeated: isRepeated(message)
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
    isObstacle: true,
    isRepeated: false
  }
}

/** An error, a warning, or a note for what is neither. */
function severityOf({fatal}: VFileMessage): Finding['severity'] {
  if (fatal) return 'error'
  return fatal === undefined ? 'note' : 'warning'
}

function regionOf(place: VFileMessage['place']): Region | undefined {
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
