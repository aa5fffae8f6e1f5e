import type {Proposal} from '../document/proposal.js'
import {eolOf, type Edit} from '../markdown/edits.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {Span} from '../markdown/span.js'
import type {Problem, Replacement, Rule} from '../rule/rule.js'

/** A rule that is on. */
export interface EnabledRule {
  rule: Rule
  /** Whether its findings are errors. */
  fatal: boolean
}

/**
 * What tells a finding from others: it stays the same wherever it stands, and
 * however its message or its neighbours change.
 */
export interface FindingKey {
  rule: string
  /** What it is about, on one line. */
  about: string
}

/** The key of a problem as a text, to compare by. */
export function keyText({key}: Pick<FoundProblem, 'key'>): string {
  return JSON.stringify(key)
}

/** What to write in place of a problem that was found. */
export interface FoundReplacement {
  expected: readonly string[] | undefined
  /** What fixes it, or inserts what is missing; nothing for what only the author can decide. */
  edits: readonly Edit[]
}

/** A problem that an enabled rule found at a place of a document. */
export interface FoundProblem
  extends
    Omit<Problem, keyof Replacement | 'insertion' | 'write'>,
    EnabledRule {
  /** Where it is told, which every tool can reach. */
  place: Span
  /** The text that is there. */
  actual: string
  /** What its edits do: fix what is there, or insert what is missing. */
  fix: 'fix' | 'insert' | undefined
  /** Returns the replacement, which is written when it is first asked for. */
  replacement: () => FoundReplacement
  key: FindingKey
  /** The title of the outermost section that it is in; none above the first. */
  section?: string | undefined
  /** The document that places are in. */
  proposal: Pick<Proposal, 'source'>
  /** The file that it is in, where that is not the proposal but lies beside it. */
  beside?: string | undefined
  /** The same problem, with its places in the proposal and that file joined. */
  inJoined?: FoundProblem
}

/**
 * Puts a problem at its place.
 *
 * @param problem
 *   What a rule found.
 * @param place
 *   Where.
 * @param enabled
 *   The rule, and how its findings are told.
 * @param proposal
 *   The document.
 * @param sections
 *   The sections that it is in: the innermost as keys name it, for what is about
 *   the text at its place, and the title of the outermost.
 */
export function atPlace(
  problem: Problem,
  place: Span,
  {rule, fatal}: EnabledRule,
  proposal: Proposal,
  {inner, outer}: {inner: string; outer: string | undefined}
): FoundProblem {
  const {source} = proposal
  const reachable = reachablePlace(source, place)
  const {
    about,
    edits: _,
    expected: _expected,
    insertion,
    write,
    ...others
  } = problem
  const actual = source.slice(place.start, place.end)
  const make = (given: Replacement): FoundReplacement => ({
    expected:
      reachable === place
        ? given.expected
        : given.expected?.map((d) => adapt(source, place.start, d)),
    edits: editsOf(given, place, source)
  })
  let made = write ? undefined : make(problem)
  return {
    ...others,
    rule,
    fatal,
    place: reachable,
    actual,
    fix: made?.edits.length === 0 ? undefined : insertion ? 'insert' : 'fix',
    replacement: () => (made ??= make(write?.() ?? problem)),
    key: {
      rule: rule.id,
      about: about ?? `${inner} > ${collapseWhiteSpace(actual)}`
    },
    section: outer,
    proposal
  }
}

function editsOf(
  {expected, edits}: Replacement,
  place: Span,
  source: string
): readonly Edit[] {
  if (edits) return edits
  const [only, ...others] = expected ?? []
  return only !== undefined &&
    others.length === 0 &&
    keepsAll(source.slice(place.start, place.end), only)
    ? [{place, text: only}]
    : []
}

/** Whether a text that takes another's place drops more than its formatting. */
function keepsAll(there: string, text: string): boolean {
  // From the first mark of a link, an image, a footnote or HTML to the last.
  const start = there.search(/[[<]/)
  const end = Math.max(...[']', ')', '>'].map((d) => there.lastIndexOf(d)))
  return start < 0 || end < start || text.includes(there.slice(start, end + 1))
}

/**
 * A point behind the last node, moved to the end of the file: the message
 * control of remark-lint takes what lies in between for the work of another
 * tool, and deletes it.
 */
function reachablePlace(source: string, place: Span): Span {
  const {start, end} = place
  const inGap =
    start === end && start < source.length && source.slice(start).trim() === ''
  return inGap ? {start: source.length, end: source.length} : place
}

/** The text that, inserted at the end, gives what `text` would give at `at`. */
function adapt(source: string, at: number, text: string): string {
  const gap = source.slice(at)
  const whole = text + gap
  return whole.startsWith(gap)
    ? whole.slice(gap.length)
    : text.trimStart() + eolOf(source)
}
