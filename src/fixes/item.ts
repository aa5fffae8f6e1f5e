import type {Item} from '../markdown/block.js'
import {topItems, type LabelledItem} from '../document/labelled-items.js'
import type {Section} from '../document/proposal.js'
import type {TemplateItem} from '../template/section-body.js'
import {insertBlock, withEol, type Edit} from '../markdown/edits.js'
import type {Problem} from '../rule/rule.js'

/** Writes an item, and those below it, as Markdown. */
export function writeItem(
  item: TemplateItem,
  marker: string,
  indent: string
): string {
  return [
    marker + item.markdown,
    ...item.children.map((d) => `${indent}${writeItem(d, '- ', `${indent}  `)}`)
  ].join('\n')
}

/** The marker of an item, with the blanks behind it. */
function markerOf(source: string, {place, text}: Item): string {
  const marker = source.slice(place?.start, text?.place?.start)
  return /^(?:[*+-]|\d{1,9}[).])[\t ]+/.exec(marker)?.[0] ?? '- '
}

/**
 * The marker of an item that is appended to a list: the next number, unless the
 * items all have the same one.
 *
 * @param before
 *   How many more will stand before it.
 */
function nextMarker(
  source: string,
  list: readonly Item[],
  before: number
): string {
  const [one, other] = list.slice(-2).map((d) => markerOf(source, d))
  const last = other ?? one ?? '- '
  return one === other
    ? last
    : last.replace(/\d+/, (d) => String(Number(d) + before + 1))
}

/** The indent of what stands under an item. */
export function indentOf(source: string, item: Item): string {
  const start = item.place?.start ?? 0
  const line = Math.max(
    source.lastIndexOf('\n', start - 1),
    source.lastIndexOf('\r', start - 1)
  )
  const marker = markerOf(source, item)
  return (
    source.slice(line + 1, start).replace(/\S/g, ' ') +
    ' '.repeat(marker.length)
  )
}

/** Whether blank lines are between the items of a list. */
function isLoose(source: string, items: readonly Item[], last: Item): boolean {
  const previous = items.findLast((d) => d.list === last.list && d !== last)
  const between = source.slice(previous?.place?.end, last.place?.start)
  return previous !== undefined && /\n\s*\n|\r\s*\r(?!\n)/.test(between)
}

/**
 * Where an item is missing in a section, and the fix that inserts it.
 *
 * @param missing
 *   All that is missing there, this one included.
 * @param present
 *   The items of the template that are there.
 */
export function insertItem(
  source: string,
  section: Section,
  wanted: TemplateItem,
  {
    missing,
    present
  }: {missing: readonly TemplateItem[]; present: readonly LabelledItem[]}
): Pick<Problem, 'place' | 'expected' | 'edits'> {
  const items = topItems(section)
  const wantedItems = new Set(present.map((d) => d.item))
  const last = items.findLast((d) => wantedItems.has(d)) ?? items.at(-1)
  const end = last ? last.list.place?.end : section.ownSpan?.end
  if (end === undefined) return {place: undefined}
  const place = {start: end, end}
  if (last) {
    const list = items.filter((d) => d.list === last.list)
    const lead = nextMarker(source, list, missing.indexOf(wanted))
    const loose = isLoose(source, items, last) ? '\n\n' : '\n'
    const item = writeItem(wanted, lead, indentOf(source, last))
    return {place, expected: [withEol(source, loose + item)]}
  }

  const block = (all: readonly TemplateItem[]): Edit =>
    insertBlock(
      source,
      end,
      all.map((d) => writeItem(d, '- ', '  ')).join('\n')
    )
  return {
    place,
    expected: [block([wanted]).text],
    // The items make one list, so the fix of the first inserts all.
    edits: wanted === missing[0] ? [block(missing)] : []
  }
}
