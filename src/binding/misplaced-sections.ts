import {memoize} from '../base/memo.js'
import type {Section} from '../document/proposal.js'
import type {Binding, BoundSection} from './binding.js'
import {rankOf, rankShift} from './ranks.js'

/** Sections at the wrong level that are one thing to say. */
export type Group = [first: BoundSection, ...more: BoundSection[]]

/**
 * Misplaced sections: together those at the top, where all are off by the same,
 * those that go from one section of the author's to one of the template, and
 * those at one wrong level in their right parent.
 */
export function misplacedGroups(binding: Binding): Group[] {
  const {found, template, title} = binding
  const all = rankShift(binding)
  // Without a title that is one thing to say, of the title.
  const isTold = all && template.title && !title
  const atTop = new Set(all?.sections)
  const groups: Group[] = []
  const [first, ...others] = all?.sections ?? []
  if (first && !isTold) groups.push([first, ...others])
  const byCause = new Map<unknown, Map<unknown, Group>>()
  for (const one of found) {
    const isWrong = isMoved(binding, one) || !isRight(one, binding)
    if (!isWrong || atTop.has(one) || isBelowWrong(binding, one)) continue
    const cause = causeOf(one, binding)
    const byTarget =
      cause === undefined
        ? undefined
        : memoize(byCause, cause, () => new Map<unknown, Group>())
    const group = byTarget?.get(one.parent)
    if (group) {
      group.push(one)
      continue
    }

    const made: Group = [one]
    byTarget?.set(one.parent, made)
    groups.push(made)
  }

  return groups
}

/** What others may share that are misplaced for the same reason. */
function causeOf(
  one: BoundSection,
  binding: Binding
): Section | number | undefined {
  const there = binding.parentOf(one.section)
  if (!isMoved(binding, one)) return there && one.section.rank
  // From one section of the author's.
  const isFromOwn = one.how === 'elsewhere' && there && !binding.boundOf(there)
  return isFromOwn ? there : undefined
}

/** Whether the level of a section above is wrong: that may be why. */
function isBelowWrong(binding: Binding, found: BoundSection): boolean {
  if (isMoved(binding, found)) return false
  for (let up = found.parent; up; up = up.parent) {
    if (isMoved(binding, up) || !isRight(up, binding)) return true
  }

  return false
}

/** Whether a section is at its level, or is once the one it is in is at its own. */
function isRight(found: BoundSection, binding: Binding): boolean {
  const {parent, section, template} = found
  return (
    section.rank === rightRank(found, binding) ||
    (section.rank === template.rank &&
      parent !== undefined &&
      !isRight(parent, binding))
  )
}

/** Under a heading of the sixth rank there is none, until that is righted. */
export function rightRank(found: BoundSection, {shift}: Binding): number {
  const rank = rankOf(found, shift)
  return rank > 6 ? found.template.rank : rank
}

/** Whether a section stands in another than the template's parent. */
export function isMoved(
  {parentOf}: Binding,
  {section, parent}: BoundSection
): boolean {
  return parentOf(section) !== parent?.section
}
