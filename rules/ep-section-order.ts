import {moveBlock} from '../src/markdown/edits.js'
import {aboutFound} from '../src/rule/about.js'
import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import type {Binding, BoundSection} from '../src/binding/bind.js'
import {groupBy} from '../src/base/list.js'
import {isMovable} from '../src/fixes/movable.js'
import {misplaced} from '../src/base/fewest-moves.js'

export const epSectionOrder: Rule = {
  id: 'ep-section-order',
  summary: 'The sections of the template come in its order.',
  why: 'Those who read many proposals know where to look.',
  fixes: 'the order, by moving sections',
  structural: 'order',
  *check(binding) {
    const {proposal, template} = binding
    for (const siblings of families(binding)) {
      for (const {item, target, before} of misplaced(
        siblings,
        (d) => d.template.index,
        template.sections.length
      )) {
        const {title, place, rank, span} = item.section
        const {section} = target
        // Moved at another level, it would take in what follows.
        const isMove =
          rank === section.rank && isMovable(item.section, proposal)
        const to = before ? section.span?.start : section.span?.end
        yield {
          reason: `Unexpected position of section ${code(title)}, expected it ${before ? 'before' : 'after'} ${code(section.title)}`,
          place,
          about: aboutFound(item),
          edits:
            span && to !== undefined && isMove
              ? moveBlock(proposal.source, span, to)
              : [],
          cause: {
            reason: `Section ${code(section.title)}`,
            place: section.place
          }
        }
      }
    }
  }
}

/** The sections that bear their titles, by the parent that they stand under. */
function families({found}: Binding): Iterable<BoundSection[]> {
  const same = found.filter((d) => d.how === 'same')
  return groupBy(same, (d) => d.parent).values()
}
