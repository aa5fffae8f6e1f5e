import {moveBlock} from '../src/lint/edits.js'
import type {Rule} from '../src/lint/rule.js'
import {code} from '../src/lint/words.js'
import type {Binding, Bound} from '../src/model/binding.js'
import {misplaced} from '../src/model/order.js'
import type {Section} from '../src/model/proposal.js'

export const epSectionOrder: Rule = {
  id: 'ep-section-order',
  summary: 'The sections of the template stand in its order.',
  why: 'Whoever reads many proposals knows where to look.',
  *check({proposal, template, sections, bound}) {
    const order = new Map(sections.map((d, index) => [d, index]))
    const rank = new Map(template.sections.map((d, index) => [d, index]))
    for (const siblings of places(bound)) {
      siblings.sort((a, b) => at(order, a.section) - at(order, b.section))
      for (const {item, before, after} of misplaced(
        siblings,
        (d) => at(rank, d.template),
        rank.size
      )) {
        const {section} = item
        const target = (before ?? after)?.section
        const to = before ? target?.extent?.start : target?.extent?.end
        yield {
          reason: `Unexpected section ${code(section.title)} here, expected it ${before ? 'before' : 'after'} ${code(target?.title ?? '')}`,
          place: section.place,
          edits:
            section.extent && to !== undefined
              ? moveBlock(proposal.source, section.extent, to)
              : [],
          ...(target && {
            cause: {
              reason: `Section ${code(target.title)}`,
              place: target.place
            }
          })
        }
      }
    }
  }
}

type There = Bound & {section: Section}

/** The sections that bear their titles, by the parent that they stand under. */
function places(bound: Binding['bound']): Iterable<There[]> {
  const byParent = new Map<Bound | undefined, There[]>()
  for (const one of bound) {
    if (one.how !== 'same' || !one.section) continue
    const siblings = byParent.get(one.parent) ?? []
    // Just seen, and a spread would lose identity.
    siblings.push(one as There)
    byParent.set(one.parent, siblings)
  }

  return byParent.values()
}

function at<Key>(order: ReadonlyMap<Key, number>, key: Key): number {
  return order.get(key) ?? 0
}
