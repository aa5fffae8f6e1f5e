import type {Section} from '../document/proposal.js'
import type {Edit} from '../markdown/edits.js'

/** The edit that gives a heading another rank; none where one cannot. */
export function reRank(
  source: string,
  {place, text}: Section,
  rank: number
): Edit | undefined {
  if (!place || !text.place || rank < 1 || rank > 6) return undefined
  const marker = '#'.repeat(rank)
  const raw = source.slice(place.start, place.end)
  const inner = source.slice(text.place.start, text.place.end)
  if (raw.startsWith('#')) {
    const closed = /[\t ]#+[\t ]*$/.test(
      raw.slice(text.place.end - place.start)
    )
    return {place, text: `${marker} ${inner}${closed ? ` ${marker}` : ''}`}
  }

  // Underlined headings of several lines have no other form.
  return /[\n\r]/.test(inner) ? undefined : {place, text: `${marker} ${inner}`}
}

/** Writes a heading as Markdown. */
export function headingOf(rank: number, title: string): string {
  return `${'#'.repeat(rank)} ${title}`
}

/** Where a heading ends, with the definitions on the lines right below it. */
export function endOfHeading(
  {parts, place}: Section,
  source: string
): number | undefined {
  let end = place?.end
  for (const {place: below, type} of parts.slice(1)) {
    const gap = below && source.slice(end, below.start)
    if (
      type !== 'definition' ||
      !/^[\t ]*(?:\r\n|\n|\r)[\t ]*$/.test(gap ?? '')
    )
      break
    end = below?.end
  }

  return end
}
