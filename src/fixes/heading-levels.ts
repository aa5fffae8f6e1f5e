import {append} from '../base/list.js'
import type {Binding, BoundSection} from '../binding/bind.js'
import type {Section} from '../document/proposal.js'
import type {Edit} from '../markdown/edits.js'
import {reRank} from './heading.js'
import {rankOf} from '../binding/ranks.js'

/** New markers for headings, and what else they fix. */
export interface Releveled {
  edits: Edit[]
  /** Misplaced sections that this fixes without an edit of their own. */
  others: Section[]
}

const none: Releveled = {edits: [], others: []}

/** Finds new markers for the headings of a document. */
export class Releveler {
  readonly #binding: Binding
  readonly #headings: readonly Section[]
  readonly #indexes: ReadonlyMap<Section, number>
  readonly #ofFirstRank: readonly Section[]

  constructor(binding: Binding) {
    this.#binding = binding
    this.#headings = binding.proposal.headings
    this.#indexes = new Map(this.#headings.map((d, index) => [d, index]))
    this.#ofFirstRank = this.#headings.filter((d) => d.rank === 1)
  }

  /**
   * New markers for sections at the wrong level, their subsections' included,
   * where they alone put each under its right parent and change no other
   * section's parent but to the right one.
   */
  relevel(group: readonly BoundSection[]): Releveled {
    const {proposal, boundOf, parentOf} = this.#binding
    const ranks = newRanks(this.#binding, group)
    if (this.#makesTitle(ranks)) return none
    const moved = new Set(group.map((d) => d.section))
    const others: Section[] = []
    for (const [section, parent] of this.#parentsBy(ranks)) {
      const bound = boundOf(section)
      const right = bound?.parent?.section
      if (moved.has(section) && parent !== right) return none
      if (moved.has(section)) continue
      if (parent === parentOf(section)) {
        // A misplaced subsection that is not moved would end up deeper than its
        // siblings.
        const isLeft = !ranks.has(section) && shiftOf(parent, ranks) < 0
        if (isLeft && !canRise(section, right)) return none
        continue
      }

      if (bound?.how !== 'elsewhere' || parent !== right) return none
      const rank = rankOf(bound, this.#binding.shift) + shiftOf(right, ranks)
      if (section.rank === rank) others.push(section)
    }

    const edits = [...ranks]
      .filter(([section, rank]) => rank !== section.rank)
      .map(([section, rank]) => reRank(proposal.source, section, rank))
    return edits.every((d) => d !== undefined) ? {edits, others} : none
  }

  /** Whether the new ranks would turn another H1 into the document's title. */
  #makesTitle(ranks: ReadonlyMap<Section, number>): boolean {
    const {template, title, boundOf} = this.#binding
    const first = this.#ofFirstRank.find((d) => !ranks.has(d))
    if (title || !template.title || !first) return false
    return (
      first !== this.#ofFirstRank[0] && boundOf(first)?.parent !== undefined
    )
  }

  /** The sections whose parents may change, in document order, with the new ones. */
  *#parentsBy(
    ranks: ReadonlyMap<Section, number>
  ): Iterable<[section: Section, parent: Section | undefined]> {
    const indexes = Array.from(ranks.keys(), (d) => this.#indexes.get(d) ?? 0)
    const first = indexes.reduce((a, b) => Math.min(a, b), Infinity)
    const last = indexes.reduce((a, b) => Math.max(a, b), 0)
    const rankNow = (d: Section | undefined) =>
      d ? (ranks.get(d) ?? d.rank) : 0
    const open = pathTo(this.#headings[first - 1])
    let highest = Infinity
    for (let at = first; at < this.#headings.length; at++) {
      const section = this.#headings[at]
      const rank = rankNow(section)
      // From here on nothing changes.
      if (!section || (at > last && rank <= highest)) return
      if (ranks.has(section)) highest = Math.min(highest, section.rank, rank)
      while (rankNow(open.at(-1)) >= rank) open.pop()
      yield [section, outer(this.#binding, open.at(-1))]
      open.push(section)
    }
  }
}

/** Whether a section can still move up to its parent later: nothing follows it. */
function canRise(section: Section, right: Section | undefined): boolean {
  return (
    section.parent?.children.at(-1) === section &&
    (!right || pathTo(section).includes(right))
  )
}

/** A section and its ancestors, outermost first. */
function pathTo(section: Section | undefined): Section[] {
  const path: Section[] = []
  for (let d = section; d; d = d.parent) path.unshift(d)
  return path
}

function newRanks(
  {boundOf, parentOf, shift: all}: Binding,
  group: readonly BoundSection[]
): Map<Section, number> {
  const ranks = new Map<Section, number>()
  // Subsections that belong elsewhere keep their rank; the move may even put them
  // right.
  const ownOf = (section: Section) =>
    section.children.filter(
      (d) => parentOf(d) === section && boundOf(d)?.how !== 'elsewhere'
    )
  for (const bound of group) {
    const {section, parent} = bound
    // The parent may have a new rank too.
    const rank = rankOf(bound, all) + shiftOf(parent?.section, ranks)
    const shift = rank - section.rank
    // If it only moves down, and still above its subsections, they can stay.
    const isBelow = (d: Section) => d.rank > rank
    const goAlong = shift < 0 || !ownOf(section).every(isBelow)
    const queue = [section]
    for (const next of queue) {
      ranks.set(next, next.rank + shift)
      if (goAlong) append(queue, ownOf(next))
    }
  }

  return ranks
}

/** How much deeper a section gets by its new rank. */
function shiftOf(
  section: Section | undefined,
  ranks: ReadonlyMap<Section, number>
): number {
  return section ? (ranks.get(section) ?? section.rank) - section.rank : 0
}

/** The parent, unless that is the title or another H1 that is no section. */
function outer(
  {title, template, boundOf}: Binding,
  parent: Section | undefined
): Section | undefined {
  const isTitle =
    parent === title ||
    (parent?.rank === 1 && template.title && !boundOf(parent))
  return isTitle ? undefined : parent
}
