import type {Item} from '../markdown/block.js'
import {topItems, type LabelledItem} from '../document/labelled-items.js'
import {isOwnTextBalanced} from '../document/balanced-html.js'
import {normalizeKey} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {TemplateItem} from '../template/section-body.js'
import {insertBlock, withEol, type Edit} from '../markdown/edits.js'
import {markerIn} from './list-marker.js'
import type {Problem} from '../rule/rule.js'

/** Writes an item, and those below it, as Markdown. */
function writeItem(item: TemplateItem, marker: string, indent: string): string {
  return [
    marker + item.markdown,
    ...item.children.map(
      (d) => `${indent}${writeItem(d, bulletOf(marker), `${indent}  `)}`
    )
  ].join('\n')
}

/** The bullet of items below one that has a marker. */
function bulletOf(marker: string): string {
  return /^[*+-]/.test(marker) ? `${marker.charAt(0)} ` : '- '
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

/** What stands before an item on its line: blanks, and the marks of quotes. */
function prefixOf(source: string, start: number): string {
  const line = Math.max(
    source.lastIndexOf('\n', start - 1),
    source.lastIndexOf('\r', start - 1)
  )
  return source.slice(line + 1, start).replace(/[^\s>]/g, ' ')
}

/** What stands before what is under an item. */
function indentOf(source: string, item: Item): string {
  return (
    prefixOf(source, item.place?.start ?? 0) +
    ' '.repeat(markerOf(source, item).length)
  )
}

/** Inserts an item at the end of one that it belongs under. */
export function insertBelow(
  source: string,
  item: Item,
  wanted: TemplateItem
): Edit | undefined {
  const end = item.place?.end
  if (end === undefined) return undefined
  const bullet = bulletOf(markerOf(source, item))
  const text = `\n${indentOf(source, item)}${writeItem(wanted, bullet, '')}`
  return {place: {start: end, end}, text: withEol(source, text)}
}

/** Whether blank lines are between the items of a list. */
function isLoose(source: string, items: readonly Item[], last: Item): boolean {
  const previous = items.findLast((d) => d.list === last.list && d !== last)
  const between = source.slice(previous?.place?.end, last.place?.start)
  return previous !== undefined && /\n[\s>]*\n|\r[\s>]*\r(?!\n)/.test(between)
}

/** The items of a template, and which of them a section has. */
export interface ItemsOf {
  all: readonly TemplateItem[]
  /** All that is missing. */
  missing: readonly TemplateItem[]
  present: readonly LabelledItem[]
}

/** Where an item is missing in a section, and the fix that inserts it. */
export function insertItem(
  proposal: Proposal,
  section: Section,
  wanted: TemplateItem,
  there: ItemsOf
): Pick<Problem, 'place' | 'expected' | 'edits'> {
  const {source} = proposal
  const items = topItems(section)
  const given = new Set(there.present.map((d) => d.item))
  const last = items.findLast((d) => given.has(d)) ?? items.at(-1)
  if (last) return insertIntoList(source, items, last, wanted, there)
  const end = section.ownSpan?.end
  if (end === undefined) return {place: undefined}
  const marker = `${markerIn(proposal)} `
  const block = (all: readonly TemplateItem[]): Edit =>
    insertBlock(
      source,
      end,
      all.map((d) => writeItem(d, marker, '  ')).join('\n')
    )
  return {
    place: {start: end, end},
    expected: [block([wanted]).text],
    // The items make one list, so the fix of the first inserts all.
    edits:
      wanted === there.missing[0] && isOwnTextBalanced(section, source)
        ? [block(there.missing)]
        : []
  }
}

/** Inserts into a list: where the template has it, unless the items are counted. */
function insertIntoList(
  source: string,
  items: readonly Item[],
  last: Item,
  wanted: TemplateItem,
  there: ItemsOf
): Pick<Problem, 'place' | 'expected' | 'edits'> {
  const list = items.filter((d) => d.list === last.list)
  const isCounted = /^\d/.test(markerOf(source, last))
  const {before, after} = neighbours(list, wanted, there)
  const listEnd = last.list.place?.end
  const end = isCounted || !before ? listEnd : before.place?.end
  const start = after?.place?.start
  if (end === undefined || listEnd === undefined) return {place: undefined}
  const prefix = prefixOf(source, last.place?.start ?? 0)
  const lead = nextMarker(source, list, there.missing.indexOf(wanted))
  const item = writeItem(wanted, lead, indentOf(source, last))
  const loose = isLoose(source, items, last)
  const gap = `\n${loose ? `${prefix.trimEnd()}\n` : ''}${prefix}`
  // Before the first, where none that stands before it is there.
  const isFirst = !isCounted && !before && start !== undefined
  const edit = isFirst
    ? {place: {start, end: start}, text: withEol(source, item + gap)}
    : {place: {start: end, end}, text: withEol(source, gap + item)}
  return {
    place: {start: listEnd, end: listEnd},
    // Editors can only put it at the place of the finding.
    expected: [withEol(source, gap + item)],
    edits: [edit]
  }
}

/** The items that an item belongs between. */
function neighbours(
  list: readonly Item[],
  wanted: TemplateItem,
  {all, present}: ItemsOf
): {before: Item | undefined; after: Item | undefined} {
  const at = all.indexOf(wanted)
  const inList = (labels: readonly TemplateItem[]) => {
    const keys = labels.map((d) => normalizeKey(d.label))
    return keys.flatMap((key) => {
      const found = present.find((d) => d.label === key)?.item
      return found && list.includes(found) ? found : []
    })
  }
  return {
    before: inList(all.slice(0, at)).at(-1),
    after: inList(all.slice(at + 1))[0]
  }
}
