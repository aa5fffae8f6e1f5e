import {valueOf} from '../index-page/compare.js'
import {linkTo} from '../markdown/links.js'
import {numbersOf, type IndexEntry} from '../index-page/folder.js'
import type {Cell} from '../markdown/block.js'
import {memoize} from '../base/memo.js'
import {
  isAligned,
  isDescending,
  type Listing,
  type ListingTable,
  type Row
} from '../index-page/index-page.js'
import type {Template} from '../template/template.js'
import type {Span} from '../markdown/span.js'
import {escapeCell} from '../markdown/escape-cell.js'
import {withEol, type Edit} from '../markdown/edits.js'

/** A place and the text for it. */
export interface Replacement {
  place: Span
  text: string
  edits?: readonly Edit[]
}

/**
 * Puts other text into a cell. Its link stays, and so does its width in a table
 * whose columns are aligned.
 */
export function refill(
  source: string,
  cell: Cell,
  text: string
): Replacement | undefined {
  const {place} = cell
  if (!place) return undefined
  const safe = escapeCell(text)
  const inside = cell.text.place
  if (!inside) {
    // An empty cell is filled in between its bars.
    const raw = source.slice(place.start, place.end)
    const blank = /^(\|?[\t ]?)[\t ]*/.exec(raw)
    const open = blank?.[1]?.length ?? 0
    const start = place.start + open
    const room = (blank?.[0].length ?? 0) - open
    const used = Math.min(room, safe.length)
    const apart = used < room ? '' : ' '
    return {place: {start, end: start + used}, text: safe + apart}
  }

  const old = source.slice(inside.start, inside.end)
  const link = /^\[(?:[^[\]\\]|\\.)*]\((.*)\)$/.exec(old)
  if (cell.text.links.length > 0 && !link) return undefined
  const next = link ? `[${safe}](${link[1] ?? ''})` : safe
  return fitWidth(source, cell, inside, next)
}

// The text, the `<` of the destination if it has one, its path, and the rest.
const linkParts =
  /^(\[(?:[^[\]\\]|\\.)*]\()(?:(<)(?:[^#<>\\]|\\.)*|(?:[^\s#()\\]|\\.|\([^\s#()]*\))*)(.*\))$/

/** Makes a cell's link lead to another file, and leaves its text. */
export function relinkCell(
  source: string,
  cell: Cell,
  file: string
): Replacement | undefined {
  const place = cell.text.place
  if (!place) return undefined
  const old = source.slice(place.start, place.end)
  const [, text = '', bracket = '', rest = ''] = linkParts.exec(old) ?? []
  return text === ''
    ? undefined
    : fitWidth(source, cell, place, text + bracket + linkTo(file) + rest)
}

/** Keeps the width of an aligned column by removing or adding trailing blanks. */
function fitWidth(
  source: string,
  {table}: Cell,
  place: Span,
  text: string
): Replacement {
  if (!isAligned(table)) return {place, text}
  const room = /^[\t ]*/.exec(source.slice(place.end))?.[0].length ?? 0
  const longer = text.length - (place.end - place.start)
  const end = place.end + Math.max(0, Math.min(longer, room - 1))
  const blanks = ' '.repeat(Math.max(0, -longer))
  return {
    place,
    text,
    edits: [{place: {start: place.start, end}, text: text + blanks}]
  }
}

/** The row of a proposal, where the order of the others wants it. */
export function insertRow(
  listing: Listing,
  entry: IndexEntry,
  template: Template
): Replacement | undefined {
  const [number = 0] = numbersOf(entry)
  const {source} = listing.proposal
  const table = tableFor(listing, number)
  if (!table?.table.place) return undefined
  const {rows} = table
  const text = rowLike(table, entry, template)
  const sign = styleOf(table).isDescending ? -1 : 1
  const isBefore = (other: number) => sign * (other - number) < 0
  const before = rows.findLast((d) => isBefore(d.number ?? number))
  const after = styleOf(table).sample
  const indent = indentAt(source, table.table.place.start)
  if (!before?.place && after?.place) {
    const at = after.place.start
    return {
      place: {start: at, end: at},
      text: withEol(source, `${text}\n${indent}`)
    }
  }

  const at = before?.place?.end ?? table.table.place.end
  return {
    place: {start: at, end: at},
    text: withEol(source, `\n${indent}${text}`)
  }
}

/** The table for a number: the last that has a smaller one, else the first. */
function tableFor({tables}: Listing, number: number): ListingTable | undefined {
  return (
    tables.findLast((table) =>
      table.rows.some((d) => d.number !== undefined && d.number < number)
    ) ?? tables[0]
  )
}

/** What the rows of a table have in common. */
interface Style {
  /** The column of the links, where there are some. */
  linked: number | undefined
  /** A row that has a number. */
  sample: Row | undefined
  isDescending: boolean
}

const styles = new WeakMap<ListingTable, Style>()

/** The style of a table's rows, found once for all rows that are missing. */
function styleOf(table: ListingTable): Style {
  return memoize(styles, table, ({rows}) => ({
    linked: rows
      .map((d) => d.cells.findIndex((cell) => cell.text.links.length > 0))
      .find((d) => d >= 0),
    sample: rows.find((d) => d.number !== undefined),
    isDescending: isDescending(rows)
  }))
}

/** Writes a row like the others of its table: with the link in their column. */
export function rowLike(
  listed: ListingTable,
  entry: IndexEntry,
  template: Template
): string {
  const {columns, table} = listed
  const {linked, sample} = styleOf(listed)
  const first = columns.findIndex((d) => d === 'number' || d === 'title')
  const [headerRow = []] = table.rows
  const cells = columns.map((column, index) => {
    const value = (column && valueOf(column, entry, template)) ?? ''
    const like =
      column === 'number' ? sample?.cells[index]?.text.value : undefined
    const text = escapeCell(
      like === undefined || value === '' ? value : numberLike(like, value)
    )
    const place = headerRow[index]?.place
    // `| ID `, and `| ID |` for the last.
    const frame = index === columns.length - 1 ? 4 : 3
    const width = place ? place.end - place.start - frame : 0
    const isLink = index === (linked ?? first)
    return (isLink ? `[${text}](${linkTo(entry.file)})` : text).padEnd(
      isAligned(table) ? width : 0
    )
  })
  return `| ${cells.join(' | ')} |`
}

/** Writes the number of a value as another cell does: `#7` for `EP-007`. */
function numberLike(like: string, value: string): string {
  const digits = /\d+/.exec(value)?.[0] ?? ''
  return like.replace(/\d+/, (old) =>
    old.startsWith('0')
      ? String(Number(digits)).padStart(old.length, '0')
      : String(Number(digits))
  )
}

/** What stands before a place on its line: an indent, or the `>` of a quote. */
function indentAt(source: string, at: number): string {
  return /[^\n\r]*$/.exec(source.slice(0, at))?.[0] ?? ''
}
