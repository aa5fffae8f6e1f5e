import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {VFileMessage} from 'vfile-message'
import {formsOf} from '../base/date.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Span} from '../markdown/span.js'
import {eolOf, type Edit} from '../markdown/edits.js'
import {addMessage} from './message.js'
import type {Problem, Rule} from '../rule/rule.js'
import {urlOf} from '../rule/url.js'

/** A rule that is on. */
export interface Enabled {
  rule: Rule
  /** Whether its findings are errors. */
  fatal: boolean
}

/** What rules judge: a document, and how a rule does so. */
export interface Subject {
  proposal: Proposal
  /** The day of the run, where findings depend on it. */
  today: string | undefined
  check: (rule: Rule) => Iterable<Problem>
}

/** A problem that a rule found at a place. */
interface Placed extends Enabled {
  problem: Problem
  place: Span
}

/** Judges a document by some rules and tells the findings in document order. */
export function lint(
  file: VFile,
  rules: readonly Enabled[],
  {proposal, today, check}: Subject
): void {
  const findings: Placed[] = []
  for (const {rule, fatal} of rules) {
    for (const problem of check(rule)) {
      const {place} = problem
      if (place) findings.push({rule, fatal, problem, place})
    }
  }

  findings.sort((a, b) => a.place.start - b.place.start)
  // A message is an error, but where it was made is of no use to anyone.
  // Where intrinsics are frozen it stays as it is.
  const {stackTraceLimit} = Error
  Reflect.set(Error, 'stackTraceLimit', 0)
  try {
    tell(file, proposal, today, findings)
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  }
}

function tell(
  file: VFile,
  proposal: Proposal,
  today: string | undefined,
  findings: readonly Placed[]
): void {
  const {source} = proposal
  const days = today === undefined ? [] : formsOf(today)
  const places = location(source)
  const sectionAt = sectionsOf(proposal)
  const position = ({start, end}: Span) => {
    const startPoint = places.toPoint(start)
    const endPoint = places.toPoint(end)
    return startPoint && endPoint && {start: startPoint, end: endPoint}
  }

  for (const {rule, fatal, problem, place} of findings) {
    const shown = reachable(source, place)
    const span = position(shown)
    const cause = problem.cause?.place && position(problem.cause.place)
    const edits = fixOf(problem, place, source)
    const section = sectionAt(place.start)
    // Tomorrow it is the same finding.
    const text = days.reduce(
      (d, day) => (d.includes(day) ? d.replaceAll(day, '…') : d),
      problem.reason
    )
    const key = {rule: rule.id, section, text}
    const options = {
      place: span && shown.start === shown.end ? span.start : span,
      ruleId: rule.id,
      source: 'remark-lint',
      cause: cause && causeOf(problem.cause?.reason ?? '', cause)
    }
    const message = addMessage(file, problem.reason, options, {edits, key})
    message.fatal = fatal
    message.url = urlOf(rule.id)
    message.note = rule.why
    message.actual = source.slice(place.start, place.end)
    if (problem.expected) {
      message.expected = problem.expected.map((d) =>
        shown === place ? d : adapt(source, place.start, d)
      )
    }

    Object.assign(message, {
      edits: edits.flatMap((d) => {
        const at = d.place === shown ? span : position(d.place)
        return at ? {place: at, text: d.text} : []
      })
    })
  }
}

/** Tells the titles above places, which are asked for in document order. */
function sectionsOf({sections, title}: Proposal): (at: number) => string {
  let many = 0
  let titles = ''
  return (at) => {
    const before = many
    while (
      many < sections.length &&
      (sections[many]?.ownSpan?.start ?? 0) <= at
    ) {
      many++
    }

    if (many > before) titles = titlesTo(sections[many - 1], title)
    return titles
  }
}

function titlesTo(
  inner: Section | undefined,
  title: Section | undefined
): string {
  const titles: string[] = []
  for (let d = inner; d && d !== title; d = d.parent) titles.unshift(d.title)
  return titles.join(' > ')
}

function causeOf(
  reason: string,
  place: {
    start: {line: number; column: number}
    end: {line: number; column: number}
  }
): VFileMessage {
  const cause = new VFileMessage(
    `${reason} at line ${String(place.start.line)}`,
    {place, source: 'remark-lint-ep'}
  )
  // Editors show nothing of a cause but its stack.
  cause.stack = cause.reason
  return cause
}

function fixOf(
  {expected, edits}: Problem,
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
function reachable(source: string, place: Span): Span {
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
