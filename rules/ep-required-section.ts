import {insertBlock} from '../src/markdown/edits.js'
import {aboutSection} from '../src/rule/about.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {skeleton} from '../src/fixes/missing-section.js'
import {code} from '../src/rule/wording.js'
import type {Binding, BoundSection} from '../src/binding/bind.js'
import {isMissing, type Missing} from '../src/binding/binding.js'
import type {Section} from '../src/document/proposal.js'

export const epRequiredSection: Rule = {
  id: 'ep-required-section',
  summary: 'A proposal has every section that its template asks for.',
  why: 'Each section answers a question that a reviewer would otherwise have to ask.',
  structural: true,
  *check(binding) {
    const {proposal} = binding
    for (const absent of binding.absent) {
      if (!isMissing(absent)) continue
      const {template, parent} = absent
      const next = nextSibling(binding, absent)
      const {span} = parent?.section ?? proposal
      const at = next ? next.span?.start : span?.end
      const inside = parent ? ` in ${code(parent.section.title)}` : ''
      const where = next ? `before ${code(next.title)}` : 'at the end'
      yield {
        about: aboutSection(template),
        insertion: true,
        reason: `Unexpected missing section ${code(template.title)}, expected it${inside} ${where}`,
        ...insertion(proposal.source, at, next?.place?.start, skeleton(absent))
      }
    }
  }
}

/**
 * Where a section is missing, and what puts it there: above what stands above
 * the heading and belongs to it.
 */
function insertion(
  source: string,
  at: number | undefined,
  heading: number | undefined,
  text: string
): Pick<Problem, 'place' | 'expected' | 'edits'> {
  if (at === undefined) return {place: undefined}
  const edit = insertBlock(source, at, text)
  // Up to three spaces may stand before a heading.
  return heading === undefined || source.slice(at, heading).trim() === ''
    ? {place: {start: at, end: at}, expected: [edit.text]}
    : {place: {start: heading, end: heading}, edits: [edit]}
}

/** The next section of the template that stands where it belongs. */
function nextSibling(
  {found, parentOf}: Binding,
  {template, parent}: Missing
): Section | undefined {
  let next: BoundSection | undefined
  for (const d of found) {
    const isLater =
      d.parent === parent &&
      d.template.index > template.index &&
      parentOf(d.section) === parent?.section
    // Series have several; the first in the document is the first of these.
    if (isLater && !(next && next.template.index <= d.template.index)) next = d
  }

  return next?.section
}
