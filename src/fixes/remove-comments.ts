import type {Comment} from '../markdown/block.js'
import {eolOf, type Edit} from '../markdown/edits.js'
import type {Span} from '../markdown/span.js'

/**
 * Takes comments out, with the lines that are empty without them.
 *
 * @returns
 *   Edits; none where one of the comments cannot be taken out alone.
 */
export function removeComments(
  comments: readonly Comment[],
  source: string
): Edit[] {
  const edits: Edit[] = []
  for (const {start, end} of joined(comments, source)) {
    const edit = removal({start, end}, source)
    if (!edit) return []
    edits.push(edit)
  }

  return edits
}

/** The places of comments, as one where only white space stands between. */
function joined(comments: readonly Comment[], source: string): Span[] {
  const places: Span[] = []
  for (const {place} of comments) {
    // HTML in a list or quote may be more than its comment.
    if (!place || !isOneComment(source.slice(place.start, place.end))) {
      return [{start: 0, end: 0}]
    }

    const last = places.at(-1)
    const gap = last && source.slice(last.end, place.start)
    if (last && gap?.trim() === '') last.end = place.end
    else places.push({...place})
  }

  return places
}

function isOneComment(html: string): boolean {
  return html.startsWith('<!--') && html.indexOf('-->') === html.length - 3
}

function removal({start, end}: Span, source: string): Edit | undefined {
  const from = lineStart(source, start)
  const to = lineEnd(source, end)
  const head = source.slice(from, start)
  const isAlone = head.trim() === '' && source.slice(end, to).trim() === ''
  if (!isAlone) {
    // In front of text there would be Markdown where HTML was.
    const isBehindText = /[\p{L}\p{N}]/u.test(head)
    return end > start && isBehindText
      ? {place: {start: from + head.trimEnd().length, end}, text: ''}
      : undefined
  }

  const below = source.slice(to)
  if (below.trim() === '') {
    // The blank lines in front go along, and the file ends as it did.
    const before = source.slice(0, from).trimEnd().length
    return {place: {start: before, end: source.length}, text: below}
  }

  const next = /^(?:\r\n|\n|\r)/.exec(below)?.[0].length ?? 0
  const gap = /^(?:[\t ]*(?:\r\n|\n|\r))*/.exec(below)?.[0].length ?? 0
  const above = previousLine(source, from)
  if (above.trim() === '')
    return {place: {start: from, end: to + gap}, text: ''}
  // Else the lines around it might become one paragraph.
  const isApart =
    gap > next || heading.test(above) || marker.test(below.slice(gap))
  return {
    place: {start: from, end: to + next},
    text: isApart ? '' : eolOf(source)
  }
}

const heading = /^ {0,3}#{1,6}[\t ]/
const marker = /^[\t ]*(?:[-+*]|\d+[.)])[\t ]/

function lineStart(source: string, at: number): number {
  let start = at
  while (start > 0 && !/[\n\r]/.test(source.charAt(start - 1))) start--
  return start
}

function lineEnd(source: string, at: number): number {
  let end = at
  while (end < source.length && !/[\n\r]/.test(source.charAt(end))) end++
  return end
}

/** The line in front of the one that starts at an offset. */
function previousLine(source: string, at: number): string {
  const end = at - (source.slice(0, at).endsWith('\r\n') ? 2 : 1)
  return end < 0 ? '' : source.slice(lineStart(source, end), end)
}
