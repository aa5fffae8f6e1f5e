import {withEol} from '../src/markdown/edits.js'
import {indentOf, insertItem, writeItem} from '../src/fixes/item.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {isEmpty} from '../src/document/content.js'
import {
  cellsWithout,
  findGiven,
  hasItem,
  type Given
} from '../src/document/labelled-items.js'
import {foldKey} from '../src/document/near-names.js'
import type {TemplateItem} from '../src/template/section-body.js'

export const epRequiredItem: Rule = {
  id: 'ep-required-item',
  summary:
    'A list has every item that the template requires in it, each with text.',
  why: 'Such a list is a checklist: nobody can tell whether a missing item was considered.',
  *check({proposal, found}) {
    for (const {section, template} of found) {
      // An empty section lacks all of it, so that is said of the section.
      if (template.items.length === 0 || isEmpty(section, template.optional)) {
        continue
      }

      const given = findGiven(section)
      const labels = new Set(template.items.map((d) => foldKey(d.label)))
      const own = given.filter((d) => labels.has(d.label))
      const missing = template.items.filter(
        (d) => !own.some((there) => there.label === foldKey(d.label))
      )
      for (const item of missing) {
        yield {
          reason: `Unexpected missing item ${code(item.label)}, expected it in ${code(section.title)}`,
          ...insertItem(proposal.source, section, item, {missing, given: own})
        }
      }

      for (const wanted of template.items) {
        for (const there of given) {
          if (there.label !== foldKey(wanted.label)) continue
          yield* incomplete(proposal.source, there, wanted)
        }
      }
    }
  }
}

function* incomplete(
  source: string,
  there: Given,
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
    for (const cell of cellsWithout(there, foldKey(child.label))) {
      yield {reason: without(wanted, child, 'beside'), place: cell.place}
    }

    if (hasItem(there, foldKey(child.label))) continue
    const end = item?.place?.end
    const edit = item &&
      end !== undefined && {
        place: {start: end, end},
        text: withEol(
          source,
          `\n${indentOf(source, item)}${writeItem(child, '- ', '')}`
        )
      }
    yield {
      reason: without(wanted, child, 'under'),
      place,
      ...(edit &&
        place && {
          expected: [source.slice(place.start, place.end) + edit.text],
          edits: [edit]
        })
    }
  }
}

function without(
  {label}: TemplateItem,
  child: TemplateItem,
  where: 'beside' | 'under'
): string {
  return `Unexpected ${code(label)} without ${code(child.label)}, expected one ${where} it`
}
