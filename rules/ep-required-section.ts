import {insertBlock} from '../src/lint/edits.js'
import type {Rule} from '../src/lint/rule.js'
import {skeleton} from '../src/lint/skeleton.js'
import {code} from '../src/lint/words.js'
import type {Binding, Bound} from '../src/model/binding.js'

export const epRequiredSection: Rule = {
  id: 'ep-required-section',
  summary: 'A proposal has every section that its template asks for.',
  why: 'Each section answers a question that a reviewer has to ask otherwise.',
  *check(binding) {
    const {proposal, bound} = binding
    for (const absent of bound) {
      const {how, template, parent, given} = absent
      if (
        how !== 'absent' ||
        template.optional ||
        given ||
        (parent && !parent.section) ||
        hasOwnInstead(binding, absent)
      ) {
        continue
      }

      const next = nextSibling(binding, absent)
      const start =
        next?.section?.extent?.start ??
        (parent?.section ?? proposal).extent?.end
      const where = next?.section
        ? ` before ${code(next.section.title)}`
        : ' at the end'
      const inside = parent?.section ? ` in ${code(parent.section.title)}` : ''
      yield {
        reason: `Unexpected missing section ${code(template.title)}, expected it${inside}${where}`,
        place: start === undefined ? undefined : {start, end: start},
        ...(start !== undefined && {
          expected: [insertBlock(proposal.source, start, skeleton(absent)).text]
        })
      }
    }
  }
}

/** A series whose place the author's own subsections took. */
function hasOwnInstead({boundOf}: Binding, {template, parent}: Bound): boolean {
  return (
    template.series !== undefined &&
    (parent?.section?.children.some((d) => !boundOf(d)) ?? false)
  )
}

function nextSibling(
  {bound, parentOf, template: {sections}}: Binding,
  {template, parent}: Bound
): Bound | undefined {
  const at = sections.indexOf(template)
  return bound.find(
    (d) =>
      d.parent === parent &&
      d.section &&
      sections.indexOf(d.template) > at &&
      parentOf(d.section) === parent?.section
  )
}
