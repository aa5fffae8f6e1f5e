import {insertBelow, insertItem} from '../src/fixes/item.js'
import {aboutFound} from '../src/rule/about.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {code, ofMissing} from '../src/rule/wording.js'
import {isAnswered, isEmpty} from '../src/document/content.js'
import {
  cellsWithout,
  findLabelledItems,
  hasItem,
  type LabelledItem
} from '../src/document/labelled-items.js'
import {findOpenEnd} from '../src/document/open-end.js'
import type {Section} from '../src/document/proposal.js'
import {normalizeKey} from '../src/document/near-names.js'
import type {TemplateItem} from '../src/template/section-body.js'

export const epRequiredItem: Rule = {
  id: 'ep-required-item',
  summary:
    'A list has every item that the template requires in it, each with text.',
  why: 'Such a list is a checklist: nobody can tell whether a missing item was considered.',
  inserts: 'the missing item with a prompt',
  settled: 'error',
  *check({proposal, found}) {
    const open = findOpenEnd(proposal)?.place.start
    for (const bound of found) {
      const {section, template} = bound
      const about = aboutFound(bound)
      // An empty section lacks all of it, so that is said of the section.
      if (template.items.length === 0 || isEmpty(section, true)) continue
      const given = findLabelledItems(section)
      const labels = new Set(template.items.map((d) => normalizeKey(d.label)))
      const own = given.filter((d) => labels.has(d.label))
      // What has no end may have taken them, and an answer may be for all.
      const isComplete =
        endsIn(section, open) || (own.length === 0 && isAnswered(section))
      const missing = template.items.filter(
        (d) =>
          !isComplete &&
          !own.some((there) => there.label === normalizeKey(d.label))
      )
      for (const item of missing) {
        const where = `in ${code(section.title)}`
        yield {
          about: `${about} > ${item.label}`,
          insertion: true,
          ...ofMissing({noun: 'item', name: item.label, where}),
          ...insertItem(proposal, section, item, {
            all: template.items,
            missing,
            present: own
          })
        }
      }

      for (const wanted of template.items) {
        for (const there of given) {
          if (there.label !== normalizeKey(wanted.label)) continue
          for (const d of incomplete(proposal.source, there, wanted)) {
            yield {...d, about: `${about} > ${wanted.label}`}
          }
        }
      }
    }
  }
}

/** Whether what has no end is in a section. */
function endsIn({ownSpan}: Section, open: number | undefined): boolean {
  return (
    open !== undefined &&
    ownSpan !== undefined &&
    ownSpan.start < open &&
    open < ownSpan.end
  )
}

function* incomplete(
  source: string,
  there: LabelledItem,
  wanted: TemplateItem
): Iterable<Problem> {
  const {item, place} = there
  if (there.empty) {
    yield {
      reason: `Unexpected item ${code(wanted.label)} without text, expected text after the label`,
      place
    }
    return
  }

  for (const child of wanted.children) {
    for (const cell of cellsWithout(there, normalizeKey(child.label))) {
      yield {reason: withoutChild(wanted, child, 'beside'), place: cell.place}
    }

    if (hasItem(there, normalizeKey(child.label))) continue
    const edit = item && insertBelow(source, item, child)
    yield {
      reason: withoutChild(wanted, child, 'under'),
      place,
      insertion: true,
      ...(edit &&
        place && {
          expected: [source.slice(place.start, place.end) + edit.text],
          edits: [edit]
        })
    }
  }
}

function withoutChild(
  {label}: TemplateItem,
  child: TemplateItem,
  where: 'beside' | 'under'
): string {
  return `Unexpected ${code(label)} without ${code(child.label)}, expected one ${where} it`
}
