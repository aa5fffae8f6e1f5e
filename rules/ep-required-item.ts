import {insertBlock, withEol, type Edit} from '../src/lint/edits.js'
import {indentOf, isLoose, nextMarker, writeItem} from '../src/lint/item.js'
import type {Problem, Rule} from '../src/lint/rule.js'
import {code} from '../src/lint/words.js'
import {isEmpty} from '../src/model/content.js'
import {findGiven, hasItem, topItems, type Given} from '../src/model/items.js'
import {foldKey} from '../src/model/name.js'
import type {Section} from '../src/model/proposal.js'
import type {TemplateItem} from '../src/model/template-body.js'

export const epRequiredItem: Rule = {
  id: 'ep-required-item',
  summary: 'A list that the template closes has every item, with text.',
  why: 'A closed list is a checklist: what is left out was not thought about.',
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
        yield absent(proposal.source, section, item, missing, own)
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

function absent(
  source: string,
  section: Section,
  wanted: TemplateItem,
  missing: readonly TemplateItem[],
  given: readonly Given[]
): Problem {
  const reason = `Unexpected missing item ${code(wanted.label)}, expected it in ${code(section.title)}`
  const items = topItems(section)
  const wantedItems = new Set(given.map((d) => d.item))
  const last = items.findLast((d) => wantedItems.has(d)) ?? items.at(-1)
  const end = last ? last.list.place?.end : section.own?.end
  if (end === undefined) return {reason, place: undefined}
  if (last) {
    const list = items.filter((d) => d.list === last.list)
    const lead = nextMarker(source, list, missing.indexOf(wanted))
    const loose = isLoose(source, items, last) ? '\n\n' : '\n'
    const text = withEol(
      source,
      loose + writeItem(wanted, lead, indentOf(source, last))
    )
    return {reason, place: {start: end, end}, expected: [text]}
  }

  const block = (all: readonly TemplateItem[]): Edit =>
    insertBlock(
      source,
      end,
      all.map((d) => writeItem(d, '- ', '  ')).join('\n')
    )
  return {
    reason,
    place: {start: end, end},
    expected: [block([wanted]).text],
    // The items make one list, so the first brings the others along.
    edits: wanted === missing[0] ? [block(missing)] : []
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
      reason: `Unexpected item ${code(wanted.label)} without text, expected some`,
      place
    }
    return
  }

  for (const child of wanted.children) {
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
      reason: `Unexpected ${code(wanted.label)} without ${code(child.label)}, expected one under it`,
      place,
      ...(edit &&
        place && {
          expected: [source.slice(place.start, place.end) + edit.text],
          edits: [edit]
        })
    }
  }
}
