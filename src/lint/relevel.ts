import type {Binding, Found} from '../model/binding.js'
import {parentsByRank, type Section} from '../model/proposal.js'
import type {Edit} from './edits.js'
import {reRank} from './heading.js'
import {rankOf} from './skeleton.js'

/** New markers for headings, and what else they put right. */
export interface Releveled {
  edits: Edit[]
  /** Misplaced sections that come right without an edit of their own. */
  others: Section[]
}

/**
 * New markers for sections at the wrong level, their subsections' included,
 * where they alone put each under its right parent and change no other
 * section's parent but to the right one.
 */
export function relevel(binding: Binding, group: readonly Found[]): Releveled {
  const {proposal, title, sections, boundOf, parentOf} = binding
  const all = title ? [title, ...sections] : sections
  const ranks = newRanks(binding, group)
  const rankNow = (section: Section) => ranks.get(section) ?? section.rank
  const parents = parentsByRank(all.map((d) => rankNow(d)))
  const moved = new Set(group.map((d) => d.section))
  const others: Section[] = []
  const isRight = all.every((section, index) => {
    const bound = boundOf(section)
    const right = bound?.parent?.section
    const parent = outer(binding, all[parents[index] ?? -1])
    if (moved.has(section)) return parent === right
    if (parent === parentOf(section)) return true
    if (bound?.how !== 'elsewhere' || parent !== right) return false
    const above = bound.parent?.section
    const shift = above ? rankNow(above) - above.rank : 0
    if (section.rank === rankOf(bound) + shift) others.push(section)
    return true
  })
  const edits = Array.from(ranks, ([section, rank]) =>
    reRank(proposal.source, section, rank)
  )
  return isRight && edits.every((d) => d !== undefined)
    ? {edits, others}
    : {edits: [], others: []}
}

function newRanks(
  {boundOf, parentOf}: Binding,
  group: readonly Found[]
): Map<Section, number> {
  const ranks = new Map<Section, number>()
  for (const bound of group) {
    const shift = rankOf(bound) - bound.section.rank
    const queue = [bound.section]
    for (const next of queue) {
      ranks.set(next, next.rank + shift)
      // What is not its own stays, and may come right by this.
      for (const child of next.children) {
        const isOwn = parentOf(child) === next
        if (isOwn && boundOf(child)?.how !== 'elsewhere') queue.push(child)
      }
    }
  }

  return ranks
}

/** No title, and no other heading of its rank, is a parent. */
function outer(
  {title, template, boundOf}: Binding,
  parent: Section | undefined
): Section | undefined {
  const isTitle =
    parent === title ||
    (parent?.rank === 1 && template.title && !boundOf(parent))
  return isTitle ? undefined : parent
}
