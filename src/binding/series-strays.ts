import type {Binding, Found} from './binding.js'
import {groupBy} from '../base/list.js'
import {memoize} from '../base/memo.js'
import {isCountedOtherwise, readMember} from '../template/series-member.js'
import type {Section} from '../document/proposal.js'
import type {Series} from '../template/template.js'

/**
 * The sections that are members of a series too, though at another level: those
 * inside a member, or right behind the section that the members belong to, with
 * a number that none of them has.
 *
 * @param sections
 *   Sections with the label of the series, in document order.
 * @param members
 *   Members under one parent.
 */
export function straysAmong(
  sections: readonly Section[],
  series: Series,
  parent: Found | undefined,
  members: readonly Found[]
): Section[] {
  const known = new Set(members.map((d) => d.section))
  const numbers = new Set(members.map((d) => d.member?.number))
  // Members behind it, one after another.
  let end = parent?.section.extent?.end
  for (const {extent} of known) if (extent?.start === end) end = extent?.end
  const strays: Section[] = []
  for (const section of sections) {
    const number = readMember(series, section.title)?.number
    const isBehind =
      section.extent !== undefined && section.extent.start === end
    if (!number || numbers.has(number)) continue
    if (!isBehind && !isWithin(section, known)) continue
    strays.push(section)
    known.add(section)
    numbers.add(number)
    if (isBehind) end = section.extent?.end
  }

  return strays
}

/** Whether a section is in one of some others. */
function isWithin(section: Section, others: ReadonlySet<Section>): boolean {
  for (let up = section.parent; up; up = up.parent) {
    if (others.has(up)) return true
  }

  return false
}

/**
 * Sections beside members of a series that are counted in some other way, by
 * what they are in: what numbers the members should have, their author knows.
 */
export function countedOtherwise({
  sections,
  found,
  boundOf,
  parentOf
}: Binding): Map<Section | undefined, Array<[Section, Series]>> {
  // Of a template's few series, whatever their members are.
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
