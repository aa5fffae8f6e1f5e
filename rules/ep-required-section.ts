import {insertBlock} from '../src/lint/edits.js'
import type {Rule} from '../src/lint/rule.js'
import {skeleton} from '../src/lint/skeleton.js'
import {code} from '../src/lint/words.js'
import type {Binding, Found} from '../src/model/binding.js'
import {isMissing, type Missing} from '../src/model/bound.js'
import type {Section} from '../src/model/proposal.js'

export const epRequiredSection: Rule = {
  id: 'ep-required-section',
  summary: 'A proposal has every section that its template asks for.',
  why: 'Each section answers a question that a reviewer has to ask otherwise.',
  *check(binding) {
    const {proposal} = binding
    for (const absent of binding.absent) {
      if (!isMissing(absent)) continue
      const {template, parent} = absent
      const next = nextSibling(binding, absent)
      const {extent} = parent?.section ?? proposal
      const start = next ? next.extent?.start : extent?.end
      const inside = parent ? ` in ${code(parent.section.title)}` : ''
      const where = next ? `before ${code(next.title)}` : 'at the end'
      yield {
        reason: `Unexpected missing section ${code(template.title)}, expected it${inside} ${where}`,
        ...(start === undefined
          ? {place: undefined}
          : {
              place: {start, end: start},
              expected: [
                insertBlock(proposal.source, start, skeleton(absent)).text
              ]
            })
      }
    }
  }
}

/** The next section of the template that stands where it belongs. */
function nextSibling(
  {found, parentOf}: Binding,
  {template, parent}: Missing
): Section | undefined {
  let next: Found | undefined
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
