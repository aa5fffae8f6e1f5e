import type {Problem, Rule} from '../src/lint/rule.js'
import {code} from '../src/lint/words.js'
import type {Binding, Bound} from '../src/model/binding.js'
import {readMember} from '../src/model/member.js'
import type {Section} from '../src/model/proposal.js'
import type {Series} from '../src/model/template.js'
import type {Span} from '../src/model/text.js'

export const epNumberedSection: Rule = {
  id: 'ep-numbered-section',
  summary: 'The sections of a series are numbered 1, 2, 3 …, and have names.',
  why: 'Reviews and plans refer to a phase or an alternative by its number.',
  *check(binding) {
    const {source} = binding.proposal
    const counts = new Map<string, number>()
    for (const bound of binding.bound) {
      const {template, section} = bound
      const {series} = template
      if (!series) continue
      if (!section) {
        yield* ownInstead(binding, bound, series)
        continue
      }

      const parent = binding.bound.indexOf(bound.parent ?? bound)
      const key = `${String(bound.parent ? parent : -1)} ${series.label}`
      const number = (counts.get(key) ?? 0) + 1
      counts.set(key, number)
      yield* member(source, section, series, number)
    }
  }
}

function* member(
  source: string,
  section: Section,
  series: Series,
  number: number
): Iterable<Problem> {
  const there = readMember(series.label, section.title)
  const {text, place, title} = section
  if (!there) return
  if (there.number !== String(number)) {
    // The author's name for it stays to the letter.
    const from = there.label.length
    const to = there.number ? title.indexOf(there.number, from) : from
    const old = text.slice(0, from).inner
    const digits = there.number
      ? text.slice(to, to + there.number.length).inner
      : old && {start: old.end, end: old.end}
    const written = there.number ? String(number) : ` ${String(number)}`
    yield {
      reason: `Unexpected ${code(title)}, expected ${code(title.slice(0, to) + written + title.slice(to + there.number.length))}`,
      place,
      ...(place &&
        digits && {expected: [replace(source, place, digits, written)]})
    }
  } else if (series.named && there.name === '') {
    yield {
      reason: `Unexpected ${code(title)} without a name, expected ${code(title.replace(/[\s.:–—-]+$/, '') + series.separator + '…')}`,
      place
    }
  }
}

/** The first of the author's own sections that took the place of a series. */
function* ownInstead(
  {proposal: {source}, boundOf}: Binding,
  {parent, given}: Bound,
  {label, separator}: Series
): Iterable<Problem> {
  const own = parent?.section?.children.find((d) => !boundOf(d))
  if (!own || given) return
  const start = own.text.place?.start
  const prefix = `${label} 1${separator}`
  yield {
    reason: `Unexpected section ${code(own.title)}, expected ${code(prefix + own.title)}`,
    place: own.place,
    ...(own.place &&
      start !== undefined && {
        expected: [replace(source, own.place, {start, end: start}, prefix)]
      }),
    // It may be no member at all, which only its author knows.
    edits: []
  }
}

function replace(source: string, whole: Span, part: Span, by: string): string {
  return (
    source.slice(whole.start, part.start) +
    by +
    source.slice(part.end, whole.end)
  )
}
