import type {Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import {isOpenSeries} from '../template/series.js'
import type {Template} from '../template/template.js'
import type {Absent} from './binding.js'

/**
 * Finds the author's sections that stand in the place of series. One that is not
 * numbered counts as given by them, as nobody can tell how they should be called.
 */
export function findReplacements(
  all: readonly Absent[],
  isTaken: (section: Section) => boolean
): void {
  for (const absent of all) {
    const {template, parent, foundElsewhere} = absent
    const {series, optional} = template
    if (!series || optional || foundElsewhere) continue
    const section = parent?.section?.children.find((d) => !isTaken(d))
    if (series.numbered) absent.replacedBy = section && {section, series}
    else absent.foundElsewhere = section
  }
}

/** The sections at a place that bear no title of the template. */
export function withOwnTitles(
  there: readonly Section[],
  {sections}: Template
): Section[] {
  // A series' own title is a prompt, which may be left as it is.
  const titled = sections.filter((d) => !isOpenSeries(d.series))
  const titles = new Set(titled.map((d) => normalizeTitle(d.title)))
  return there.filter((d) => !titles.has(normalizeTitle(d.words)))
}
