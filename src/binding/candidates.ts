import type {Section} from '../document/proposal.js'

/** How many are compared, as candidates and those who look may be many. */
const most = 40

/** Sections with one title, of which each is bound once. */
export class Candidates {
  readonly #all: readonly Section[]
  #passed = 0

  /** @param all In document order. */
  constructor(all: readonly Section[]) {
    this.#all = all
  }

  /** The free one that is nearest to its place: in its parent, and highest. */
  nearest(
    parent: Section | undefined,
    isFree: (section: Section) => boolean
  ): Section | undefined {
    for (
      let next = this.#all[this.#passed];
      next && !isFree(next);
      next = this.#all[this.#passed]
    ) {
      this.#passed++
    }

    let best: Section | undefined
    for (const section of this.#all.slice(this.#passed, this.#passed + most)) {
      if (isFree(section) && (!best || isNearer(section, best, parent))) {
        best = section
      }
    }

    return best
  }
}

function isNearer(
  one: Section,
  other: Section,
  parent: Section | undefined
): boolean {
  const isInside = isIn(one, parent)
  return isInside === isIn(other, parent) ? one.rank < other.rank : isInside
}

/** Whether a section is in another, at any depth. */
function isIn({span}: Section, outer: Section | undefined): boolean {
  return (
    span !== undefined &&
    outer?.span !== undefined &&
    outer.span.start < span.start &&
    span.start < outer.span.end
  )
}
