import type {Binding, BoundSection} from './binding.js'
import {groupBy} from '../base/list.js'
import {memoize} from '../base/memo.js'
import {isCountedOtherwise, readMember} from '../template/series-member.js'
import type {Section} from '../document/proposal.js'
import type {Series} from '../template/template.js'

/**
 * Further members of a series, at another level: sections inside a member, or
 * right behind the section that the members are in, with a number that no member
 * has.
 *
 * @param sections
 *   The unbound sections with the label of the series, in document order.
 * @param members
 *   The members under one parent.
 */
export function straysAmong(
  sections: readonly Section[],
  series: Series,
  parent: BoundSection | undefined,
  members: readonly BoundSection[]
): Section[] {
  const known = new Set(members.map((d) => d.section))
  const numbers = new Set(members.map((d) => d.member?.number))
  // Members that follow the parent, one right behind the other.
  let end = parent?.section.span?.end
  for (const {span} of known) if (span?.start === end) end = span?.end
  const strays: Section[] = []
  for (const section of sections) {
    const number = readMember(series, section.title)?.number
    const isBehind = section.span !== undefined && section.span.start === end
    if (!number || numbers.has(number)) continue
    if (!isBehind && !isWithinSection(section, known)) continue
    strays.push(section)
    known.add(section)
    numbers.add(number)
    if (isBehind) end = section.span?.end
  }

  return strays
}

/** Whether a section is in one of these, at any depth. */
function isWithinSection(
  section: Section,
  others: ReadonlySet<Section>
): boolean {
  for (let up = section.parent; up; up = up.parent) {
    if (others.has(up)) return true
  }

  return false
}

/**
 * Sections beside the members of a series that are counted in some other way
 * (`Phase 2a`, `Phase Two`), by the section that they are in. Where there are
 * some, only the author knows which number each member should have.
 */
export function countedOtherwise({
  sections,
  found,
  boundOf,
  parentOf
}: Binding): Map<Section | undefined, Array<[Section, Series]>> {
  // A set of series, as these are few, and members may be many.
  const all = new Map<Section | undefined, Set<Series>>()
  for (const {member, parent} of found) {
    if (member) {
      memoize(all, parent?.section, () => new Set()).add(member.series)
    }
  }

  const free = sections.flatMap((section): Array<[Section, Series]> => {
    const beside = boundOf(section) ? [] : (all.get(parentOf(section)) ?? [])
    const series = [...beside].find((d) => isCountedOtherwise(d, section.title))
    return series ? [[section, series]] : []
  })
  return groupBy(free, ([section]) => parentOf(section))
}
