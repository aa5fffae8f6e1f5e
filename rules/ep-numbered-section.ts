import {aboutFound} from '../src/rule/about.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import type {BoundSection} from '../src/binding/bind.js'
import type {Member} from '../src/template/series-member.js'
import type {Proposal, Section} from '../src/document/proposal.js'
import {relinkHeading} from '../src/fixes/heading-links.js'
import {countedOtherwise} from '../src/binding/series-strays.js'
import type {Series, TemplateSection} from '../src/template/template.js'
import type {Span} from '../src/markdown/span.js'

export const epNumberedSection: Rule = {
  id: 'ep-numbered-section',
  summary: 'The sections of a series are numbered 1, 2, 3 …, and have names.',
  why: 'Reviews and plans refer to a phase or an alternative by its number.',
  fixes: 'the number',
  offers: "a label and a number for a section of the author's own",
  structural: true,
  *check(binding) {
    const {proposal, found, absent} = binding
    const {source} = proposal
    const others = countedOtherwise(binding)
    const counts = new Map<
      BoundSection | undefined,
      Map<TemplateSection, number>
    >()
    for (const bound of found) {
      const {template, section, member, parent} = bound
      if (!member?.series.numbered) continue
      const {series} = member
      const count = counts.get(parent) ?? new Map<TemplateSection, number>()
      const number = (count.get(template) ?? 0) + 1
      counts.set(parent, count.set(template, number))
      if (others.has(parent?.section)) continue
      if (member.number !== String(number)) {
        yield {
          ...renumberMember(proposal, section, member, number),
          about: aboutFound(bound)
        }
      } else if (series.named && member.name === '') {
        const bare = section.title.replace(/[\s.:–—-]+$/, '')
        yield {
          reason: `Unexpected ${code(section.title)} without a name, expected ${code(`${bare}${series.separator}…`)}`,
          place: section.place,
          about: aboutFound(bound)
        }
      }
    }

    for (const [section, {label, separator}] of [...others.values()].flat()) {
      yield {
        reason: `Unexpected ${code(section.title)}, expected a whole number of its own, as in ${code(`${label} 1${separator}…`)}`,
        place: section.place
      }
    }

    for (const {replacedBy} of absent) {
      if (replacedBy)
        yield renameFirst(source, replacedBy.section, replacedBy.series)
    }
  }
}

function renumberMember(
  proposal: Proposal,
  section: Section,
  {label, labelEnd, number, numberAt}: Member,
  right: number
): Problem {
  const {text, title, place} = section
  const {source} = proposal
  const written = number === '' ? ` ${String(right)}` : String(right)
  const end = numberAt + number.length
  // The author's name for it stays to the letter.
  const old =
    number === ''
      ? text.slice(labelEnd - label.length, labelEnd).inner
      : text.slice(numberAt, end).inner
  const part = number === '' && old ? {start: old.end, end: old.end} : old
  const renamed = title.slice(0, numberAt) + written + title.slice(end)
  const links = relinkHeading(proposal, section, renamed)
  return {
    reason: `Unexpected ${code(title)}, expected ${code(renamed)}`,
    place,
    ...(place && part && {expected: [replace(source, place, part, written)]}),
    ...(part &&
      links.length > 0 && {edits: [{place: part, text: written}, ...links]})
  }
}

/** The first of the author's own sections that took the place of a series. */
function renameFirst(
  source: string,
  {title, text, place}: Section,
  {label, separator}: Series
): Problem {
  const prefix = `${label} 1${separator}`
  const start = text.place?.start
  return {
    reason: `Unexpected section ${code(title)}, expected ${code(prefix + title)}`,
    place,
    ...(place &&
      start !== undefined && {
        expected: [replace(source, place, {start, end: start}, prefix)]
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
