import type {Item} from '../model/block.js'
import type {TemplateItem} from '../model/template-body.js'

/** An item and those under it as Markdown. */
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

/** What stands before an item's text. */
function markerOf(source: string, {place, text}: Item): string {
  const marker = source.slice(place?.start, text?.place?.start)
  return /^(?:[*+-]|\d{1,9}[).])[\t ]+/.exec(marker)?.[0] ?? '- '
}

/**
 * The marker of an item behind those of a list: a number is counted on, unless
 * they all have the same.
 *
 * @param before
 *   How many more will stand before it.
 */
export function nextMarker(
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

export function isLoose(
  source: string,
  items: readonly Item[],
  last: Item
): boolean {
  const previous = items.findLast((d) => d.list === last.list && d !== last)
  const between = source.slice(previous?.place?.end, last.place?.start)
  return previous !== undefined && /\n\s*\n|\r\s*\r(?!\n)/.test(between)
}
