import {countWhile} from '../base/list.js'
import {withoutBom} from './source.js'
import type {Span} from './span.js'

/** A change of the source: `text` instead of what stands at `place`. */
export interface Edit {
  place: Span
  text: string
}

/** The line ending of a document: that of its first line. */
export function eolOf(source: string): string {
  return /\r\n?|\n/.exec(source)?.[0] ?? '\n'
}

/** Markdown with the document's line endings. */
export function withEol(source: string, markdown: string): string {
  const eol = eolOf(source)
  return eol === '\n' ? markdown : markdown.replaceAll('\n', eol)
}

/** A block to insert at the end of a line, with blank lines around it. */
export function blockBelow(source: string, at: number, block: string): string {
  const [, next = ''] = source.slice(at).split(/\r\n|\n|\r/, 2)
  return withEol(source, `\n\n${block}${next.trim() === '' ? '' : '\n'}`)
}

/**
 * Inserts a block at the start of a line or the end of the file, with the blank
 * lines that its place needs.
 *
 * Blocks inserted at one point stay apart, and a file without final newline
 * stays without.
 */
export function insertBlock(source: string, at: number, block: string): Edit {
  let gap = at
  while (gap > 0 && /\s/.test(source.charAt(gap - 1))) gap--
  const before = source.slice(gap, at).replace(/\r\n?/g, '\n')
  const isLast = source.slice(at).trim() === ''
  const isApart = at === 0 || /\n[\t ]*\n$/.test(before)
  let text = isApart ? `${block}\n\n` : `\n${block}\n\n`
  if (isLast && at > 0 && !before.endsWith('\n')) text = `\n\n${block}`
  else if (isLast && !isApart) text = `\n${block}\n`
  return {place: {start: at, end: at}, text: withEol(source, text)}
}

/** Cuts blank lines off the end of some lines. */
function withoutBlankEnd(lines: string): string {
  const end = lines.trimEnd().length
  // Blanks at the end of the last line are a hard break, or part of code.
  return lines.slice(0, lines.slice(end).search(/[^\t ]|$/) + end)
}

/**
 * Moves whole lines, `from` up to the next block, in front of `to`, which is the
 * start of a block or the end of the file. Nothing is moved into itself.
 */
export function moveBlock(source: string, from: Span, to: number): Edit[] {
  if (to >= from.start && to <= from.end) return []
  const eol = eolOf(source)
  const text = withoutBlankEnd(source.slice(from.start, from.end))
  if (source.slice(from.end).trim() !== '') {
    const {place, text: inserted} = insertBlock(source, to, '\u0000')
    // The moved text keeps its line endings, so it is put in afterwards.
    return [
      {place: from, text: ''},
      {place, text: inserted.replace('\u0000', () => text)}
    ]
  }

  // The last block takes the blank lines before it along, not the file's end.
  const start = withoutBlankEnd(source.slice(0, from.start)).length
  const tail = source.slice(from.start + text.length)
  return [
    {place: {start: to, end: to}, text: text + eol + eol},
    {place: {start, end: source.length}, text: tail}
  ]
}

/**
 * Applies edits to a source, a group as a whole or not at all: one that overlaps
 * an earlier group is left for the next pass.
 *
 * @param source
 *   The text that the places refer to, without BOM.
 * @param groups
 *   The edits of each finding, the more important first; insertions at one
 *   point are kept in this order.
 */
export function applyEdits(
  source: string,
  groups: ReadonlyArray<readonly Edit[]>
): string {
  let result = ''
  let at = 0
  let inserted = -1
  for (const {place, text} of accept(groups, (d) => d).edits) {
    result += source.slice(at, place.start)
    // Blocks inserted at one point need one blank line between them.
    const joined = inserted === place.start && /(?:\n\r?\n|\r\r)$/.test(result)
    result += joined ? text.replace(/^(?:\r\n|\n|\r)/, '') : text
    if (place.start === place.end) inserted = place.start
    at = place.end
  }

  return result + source.slice(at)
}

/**
 * Picks what can be applied together: each item whose edits overlap none before.
 *
 * @param items
 *   Items with edits, the more important first.
 * @param editsOf
 *   Returns the edits of an item.
 */
export function accept<Item>(
  items: readonly Item[],
  editsOf: (item: Item) => readonly Edit[]
): {items: Item[]; edits: Edit[]} {
  // Kept sorted, so that an edit is compared with its neighbours only.
  const accepted: Edit[] = []
  const texts = new Set<string>()
  const kept = items.filter((item) => {
    const edits = editsOf(item)
    // Several findings may need one and the same block, such as a header.
    const text = JSON.stringify(edits)
    if (texts.has(text)) return true
    if (edits.some((d) => isTaken(d, accepted))) return false
    texts.add(text)
    for (const edit of edits) {
      const {start, end} = edit.place
      const before = countWhile(
        accepted,
        ({place: d}) => d.start < start || (d.start === start && d.end <= end)
      )
      accepted.splice(before, 0, edit)
    }

    return true
  })
  return {items: kept, edits: accepted}
}

/** Applies edits to a document that may have a BOM, which places do not count. */
export function editDocument(source: string, edits: readonly Edit[]): string {
  const text = withoutBom(source)
  return (
    source.slice(0, source.length - text.length) + applyEdits(text, [edits])
  )
}

/** Whether an edit overlaps one of some others, in document order. */
function isTaken(edit: Edit, edits: readonly Edit[]): boolean {
  const {start, end} = edit.place
  for (
    let at = countWhile(edits, (d) => d.place.end < start);
    at < edits.length;
    at++
  ) {
    const other = edits[at]
    if (!other || other.place.start > end) return false
    if (other.place.start < end && other.place.end > start) return true
    // Text that is inserted beside something must not stay behind if that moves.
    if (
      isInsertion(edit)
        ? isRemoval(other)
        : isRemoval(edit) && isInsertion(other)
    )
      return true
  }

  return false
}

function isInsertion({place}: Edit): boolean {
  return place.start === place.end
}

/** Whether an edit only removes text. */
export function isRemoval({place, text}: Edit): boolean {
  return text === '' && place.start < place.end
}
