import {countWhile} from '../base/list.js'
import {memoize} from '../base/memo.js'
import type {Proposal, Section} from '../document/proposal.js'
import {statusIn} from '../binding/bind-fields.js'
import {isSettled} from '../template/lifecycle.js'
import {baseStatus} from '../template/allowed-values.js'
import type {Span} from '../markdown/span.js'
import {aboutFound} from '../rule/about.js'
import type {Problem} from '../rule/rule.js'
import {atPlace, type EnabledRule, type FoundProblem} from './problem.js'
import type {Options, StatusSeverity} from './options.js'
import type {
  IndexSubject,
  LintSubject,
  OtherSubject,
  ProposalSubject
} from './subject.js'

/** What rules can judge. */
export type JudgedSubject = Exclude<LintSubject, OtherSubject>

/**
 * Runs rules on a proposal or an index page.
 *
 * @returns
 *   What they find, in document order; those at one place in the order of rules.
 */
export function runRules(
  subject: JudgedSubject,
  rules: readonly EnabledRule[]
): FoundProblem[] {
  const found: Array<[problem: Problem, place: Span, enabled: EnabledRule]> = []
  for (const enabled of rules) {
    for (const problem of problemsOf(subject, enabled)) {
      // A tree without positions has no places.
      if (problem.place) found.push([problem, problem.place, enabled])
    }
  }

  found.sort(([, a], [, b]) => a.start - b.start)
  const proposal = documentOf(subject)
  const sectionAt = sectionsOf(proposal, (section) =>
    aboutPart(section, subject)
  )
  return found.map(([problem, place, enabled]) =>
    atPlace(problem, place, enabled, proposal, {
      inner: sectionAt(place.start),
      outer: outerTitleAt(proposal, place)
    })
  )
}

function problemsOf(
  subject: JudgedSubject,
  {rule}: EnabledRule
): Iterable<Problem> {
  if (subject.kind === 'proposal') {
    return rule.check(subject.binding, subject.context)
  }

  const told = new Set<string>()
  return subject.kinds
    .flatMap(({listing, folder, schema}) => [
      ...(rule.checkIndex?.(listing, folder, schema.template) ?? [])
    ])
    .filter(({place, reason}) => {
      // A row that is of no kind is seen by all of them.
      const text = `${String(place?.start)} ${reason}`
      return !told.has(text) && told.add(text)
    })
}

/** The document that places of a subject are in. */
function documentOf(subject: IndexSubject | ProposalSubject): Proposal {
  if (subject.kind === 'proposal') return subject.binding.proposal
  const [first] = subject.kinds
  if (!first) throw new Error('Expected an index')
  return first.listing.proposal
}

/**
 * The rules for a subject, as its status has them: the options may say how severe
 * all findings are then; else nothing may be left to write once it is accepted.
 */
export function rulesFor(
  subject: JudgedSubject,
  enabled: readonly EnabledRule[]
): readonly EnabledRule[] {
  const {severities} = subject.schema.options
  if (
    subject.kind === 'index' ||
    (!severities && !enabled.some((d) => d.rule.since))
  ) {
    return enabled
  }

  const {binding, context} = subject
  const status = statusIn(binding.fields)
  if (!status) return enabled
  const value = baseStatus(status.field.value)
  const severity = severityAt(value, severities)
  if (severity === 'off') return []
  if (severity === 'error') return enabled.map((d) => ({...d, fatal: true}))
  return severity === undefined &&
    enabled.some((d) => d.rule.since) &&
    isSettled(context.lifecycle, status.template.initial, value)
    ? enabled.map((d) => (d.rule.settled ? {...d, fatal: true} : d))
    : enabled
}

/** What the options say of a status, written in any case. */
function severityAt(
  status: string,
  severities: Options['severities']
): StatusSeverity | undefined {
  const found = Object.entries(severities ?? {}).find(
    ([d]) => d.toLowerCase() === status.toLowerCase()
  )
  return found?.[1]
}

/** Names the sections of places, which are asked for in document order. */
function sectionsOf(
  {sections}: Proposal,
  nameOf: (section: Section | undefined) => string
): (at: number) => string {
  let passed = 0
  let name = ''
  return (at) => {
    const before = passed
    while (
      passed < sections.length &&
      (sections[passed]?.ownSpan?.start ?? 0) <= at
    ) {
      passed++
    }

    if (passed > before) name = nameOf(sections[passed - 1])
    return name
  }
}

/** A section as the template names it, those of the author's by their titles. */
function aboutPart(
  section: Section | undefined,
  subject: JudgedSubject
): string {
  const binding = subject.kind === 'proposal' ? subject.binding : undefined
  const own: string[] = []
  for (let up = section; up; up = up.parent) {
    if (up === binding?.title) break
    const bound = binding?.boundOf(up)
    if (bound) return [aboutFound(bound), ...own].join(' > ')
    own.unshift(up.title)
  }

  return own.join(' > ')
}

/** Where the outermost sections start, and their titles. */
const outerTitles = new WeakMap<
  Proposal,
  ReadonlyArray<{start: number; title: string}>
>()

/** The title of the outermost section that a place is in. */
function outerTitleAt(
  proposal: Proposal,
  {start, end}: Span
): string | undefined {
  const outer = memoize(outerTitles, proposal, ({sections, title}) =>
    sections
      .filter((d) => !d.parent || d.parent === title)
      .flatMap((d) => (d.span ? {start: d.span.start, title: d.title} : []))
  )
  // A point between two sections is where the first of them is to go on.
  const last = start === end ? start - 1 : start
  return outer[countWhile(outer, (d) => d.start <= last) - 1]?.title
}
