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
