import type {Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import type {Template} from '../template/template.js'
import type {Absent} from './binding.js'

/** Finds the author's sections that stand in the place of numbered series. */
export function findReplacements(
  all: readonly Absent[],
  isTaken: (section: Section) => boolean
): void {
  for (const absent of all) {
    const {template, parent, foundElsewhere} = absent
    const {series, optional} = template
    if (!series?.numbered || optional || foundElsewhere) continue
    const section = parent?.section?.children.find((d) => !isTaken(d))
    absent.replacedBy = section && {section, series}
  }
}

/** The sections at a place that bear no title of the template. */
export function withOwnTitles(
  there: readonly Section[],
  {sections}: Template
): Section[] {
  const titles = new Set(sections.map((d) => normalizeTitle(d.title)))
  return there.filter((d) => !titles.has(normalizeTitle(d.words)))
}
