import type {VFileMessage} from 'vfile-message'
import {copyOf} from '../disk/copy-of.js'
import type {Edit} from '../markdown/edits.js'
import {positionOf} from '../document/line.js'
import {isRepeated, mistakeOf} from '../linter/file-errors.js'
import type {Mistake} from '../linter/options.js'
import type {
  FindingKey,
  FoundProblem,
  FoundReplacement
} from '../linter/problem.js'
import type {ToldIn} from '../rule/rule.js'
import type {MissingPart} from '../rule/wording.js'
import {urlOf} from '../rule/url.js'

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
  /** The name of the file beside the linted one that it is in, if it is. */
  beside?: string | undefined
  /** Texts to paste over `place`, where they were asked for. */
  expected?: readonly string[] | undefined
  /** What fixes it, or inserts what is missing, where that was asked for. */
  edits: readonly Edit[]
  /** What its edits do: fix what is there, or insert what is missing. */
  fix: 'fix' | 'insert' | undefined
  cause?: {reason: string; place?: Region | undefined} | undefined
  /** What identifies it in baselines; none where it comes from no rule. */
  key?: FindingKey | undefined
  /** What is missing, where that is all that is wrong. */
  missing?: MissingPart | undefined
  /** The title of the outermost section that it is in; none above the first. */
  section?: string | undefined
  /** Where the same fact is told of another file. */
  toldIn?: ToldIn | undefined
  /** Whether it is the reason why the file was not linted or not written. */
  isFileError: boolean
  /** Whether another file tells that in full. */
  isRepeated: boolean
  /** Where the configuration is to be corrected; none for all else. */
  mistake?: Mistake | undefined
}

/** What is to be said of a file: problems of our rules, and other messages. */
export type Told = FoundProblem | VFileMessage

/**
 * What is said of a file as data, in document order.
 *
 * @param told
 *   Problems and messages.
 * @param hasTexts
 *   Whether the texts of replacements are asked for: many take time to write.
 */
export function findingsOf(
  told: readonly Told[],
  hasTexts: boolean
): Finding[] {
  return told
    .map((d) => (isProblem(d) ? findingOf(d, hasTexts) : findingOfMessage(d)))
    .sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0)
    )
}

const noTexts: FoundReplacement = {expected: undefined, edits: []}

/** Whether something that is said comes from one of our rules. */
export function isProblem(told: Told): told is FoundProblem {
  return 'rule' in told
}

/** What one of our rules found, as data. */
export function findingOf(problem: FoundProblem, hasTexts: boolean): Finding {
  const {cause, fatal, key, place, proposal, reason} = problem
  const {id, why} = problem.rule
  const {edits, expected} = hasTexts ? problem.replacement() : noTexts
  return {
    rule: id,
    source: 'remark-lint',
    severity: fatal ? 'error' : 'warning',
    reason: copyOf(reason),
    note: why,
    url: urlOf(id),
    place: regionOf(positionOf(proposal, place)),
    beside: problem.beside,
    expected: expected?.map((d) => copyOf(d)),
    edits: edits.map((d) => ({...d, text: copyOf(d.text)})),
    fix: problem.fix,
    cause: causeLine(cause, proposal),
    key: {rule: key.rule, about: copyOf(key.about)},
    missing: problem.missing && {
      ...problem.missing,
      where: copyOf(problem.missing.where)
    },
    section: problem.section && copyOf(problem.section),
    toldIn: problem.toldIn && {
      file: copyOf(problem.toldIn.file),
      about: copyOf(problem.toldIn.about)
    },
    isFileError: false,
    isRepeated: false
  }
}

function causeLine(
  cause: FoundProblem['cause'],
  proposal: FoundProblem['proposal']
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
    fix: undefined,
    cause: isMessage(cause)
      ? {reason: copyOf(cause.reason), place: regionOf(cause.place)}
      : undefined,
    isFileError: isFileError(message),
    isRepeated: isRepeated(message),
    mistake: mistakeOf(message)
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
    fix: undefined,
    isFileError: true,
    isRepeated: false
  }
}

function severityOf({fatal}: VFileMessage): Finding['severity'] {
  if (fatal) return 'error'
  return fatal === undefined ? 'note' : 'warning'
}

/** The lines and columns of a place. */
export function regionOf(place: VFileMessage['place']): Region | undefined {
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
  'configuration',
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
