import {memoize} from '../base/memo.js'
import {normalizeTitle} from '../document/title.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Template} from '../template/template.js'

/** A proposal's title and sections, as far as the ranks of headings tell. */
export interface TopLevel {
  /** The title; none where the H1 is a section of the template. */
  title: Section | undefined
  /** All other headings, in document order. */
  sections: readonly Section[]
  /** The sections that are in no other. */
  tops: Section[]
}

const topTitles = new WeakMap<Template, ReadonlySet<string>>()

/** Tells a proposal's title from its sections. */
export function findTopLevel(
  {title: first, headings, sections: others}: Proposal,
  template: Template
): TopLevel {
  // An H1 with the title of a section is that section.
  const wanted = memoize(topTitles, template, readTops)
  const title =
    first && template.mayHaveTitle && !wanted.has(normalizeTitle(first.words))
      ? first
      : undefined
  const sections = first && !title ? headings : others
  // Further H1s are not parents, unless they are sections of the template; then
  // only sections that do not belong at the top are theirs.
  const tops = sections.filter(({parent, words: own}) => {
    if (!parent || parent === title) return true
    if (parent.rank > 1) return false
    const isSection =
      wanted.has(normalizeTitle(parent.words)) ||
      !template.title ||
      hasTopRank(template)
    return !isSection || wanted.has(normalizeTitle(own))
  })
  return {title, sections, tops}
}

/** Whether the sections of a template are headings of rank 1, below a title or not. */
export function hasTopRank({sections}: Template): boolean {
  return sections.some((d) => d.rank === 1)
}

/** The normalized titles of a template's top-level sections. */
function readTops({sections}: Template): ReadonlySet<string> {
  return new Set(
    sections.filter((d) => !d.parent).map((d) => normalizeTitle(d.title))
  )
}
