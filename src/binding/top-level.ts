import {memoize} from '../base/memo.js'
import {fold} from '../document/title.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Template} from '../template/template.js'

/** What the headings of a proposal are, as far as their ranks tell. */
export interface Layout {
  /** The title, a section's heading of rank 1 excepted. */
  title: Section | undefined
  /** All others, in document order. */
  sections: readonly Section[]
  /** Those of them that stand under no other. */
  tops: Section[]
}

const topTitles = new WeakMap<Template, ReadonlySet<string>>()

/** Tells the title of a proposal from its sections. */
export function layOut(
  {title: first, headings, sections: others}: Proposal,
  template: Template
): Layout {
  // A heading of rank 1 that bears a section's title is that section.
  const wanted = memoize(topTitles, template, readTops)
  const title =
    first && template.title && !wanted.has(fold(first.title))
      ? first
      : undefined
  const sections = first && !title ? headings : others
  // The other headings of rank 1 are no parents either, unless they are
  // sections themselves; even then what belongs beside them is not theirs.
  const tops = sections.filter(({parent, title: own}) => {
    if (!parent || parent === title) return true
    if (parent.rank > 1) return false
    const isSection = wanted.has(fold(parent.title)) || !template.title
    return !isSection || wanted.has(fold(own))
  })
  return {title, sections, tops}
}

/** The titles, as they compare, of the sections that stand under no other. */
function readTops({sections}: Template): ReadonlySet<string> {
  return new Set(sections.filter((d) => !d.parent).map((d) => fold(d.title)))
}
