import {numbersOf, type Entry, type Folder} from './entry.js'
import type {Column, Listing, ListingTable, Row} from './listing.js'
import type {Cell} from './block.js'
import type {Template, TemplateField} from './template.js'
import {squash} from './text.js'
import {writeNumber} from './title-form.js'

/** Where a link in a folder leads. */
export interface Target {
  /** The path from the folder. */
  path: string
  /** The name of a file of the folder itself. */
  file: string | undefined
}

const base = 'http://folder.invalid/here/'

/** Where a link leads; none for the web. */
export function targetOf(link: string): Target | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/)/i.test(link)) return undefined
  const {href} = new URL(link, base)
  const isBelow = href.startsWith(base)
  const file = decode(href.slice(base.length))
  return {
    path: decode(link),
    file: isBelow && !file.includes('/') ? file : undefined
  }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** What a row of an index is about. */
export type Subject =
  | {how: 'proposal'; entry: Entry}
  | {how: 'gone'; link: string; entry: Entry | undefined}
  | {how: 'other'}

/** Which of some proposals a row is about. */
export function subjectOf(
  row: Row,
  entries: readonly Entry[],
  {has, isTemplate}: Pick<Folder, 'has' | 'isTemplate'>
): Subject {
  const target = row.link === undefined ? undefined : targetOf(row.link)
  if (target?.file !== undefined && isTemplate(target.file)) {
    return {how: 'other'}
  }

  const {number} = row
  const linked = entries.find((d) => d.file === target?.file)
  const entry =
    linked ??
    (number === undefined
      ? undefined
      : entries.find((d) => numbersOf(d).includes(number)))
  if (target && !linked) {
    return has(target.path)
      ? {how: 'other'}
      : {how: 'gone', link: target.path, entry}
  }

  return entry ? {how: 'proposal', entry} : {how: 'other'}
}

/** A row of an index, and the table that it is in. */
export interface ListedRow {
  row: Row
  table: ListingTable
}

/** All rows of an index. */
export function rowsOf({tables}: Listing): ListedRow[] {
  return tables.flatMap((table) => table.rows.map((row) => ({row, table})))
}

/** A cell that does not say what its proposal says. */
export interface Difference {
  column: NonNullable<Column>
  cell: Cell
  /** What the cell says. */
  listed: string
  /** What the proposal says. */
  own: string
}

/** Where a row of an index and its proposal differ. */
export function differences(
  {row, table}: ListedRow,
  entry: Entry,
  template: Template
): Difference[] {
  return table.columns.flatMap((column, index) => {
    const cell = row.cells[index]
    const own = column && valueOf(column, entry, template)
    if (!column || !cell || own === undefined) return []
    // What is wrong in the proposal is told there, and not to be copied.
    if (typeof column !== 'string' && !isSound(column, entry)) return []
    const listed = squash(cell.text.value)
    const isSame =
      column === 'number'
        ? row.number !== undefined && numbersOf(entry).includes(row.number)
        : fold(listed) === fold(own) ||
          (column === 'title' && listed === entry.head.title)
    return isSame ? [] : {column, cell, listed, own}
  })
}

function isSound({key}: TemplateField, {head}: Entry): boolean {
  return head.fields.find((d) => d.key === key)?.sound ?? true
}

/** What an index says of a proposal in a column; none where it says nothing. */
export function valueOf(
  column: NonNullable<Column>,
  entry: Entry,
  {title}: Template
): string | undefined {
  const {head} = entry
  if (column === 'title') return head.name
  if (column !== 'number') {
    return head.fields.find((d) => d.key === column.key)?.value
  }

  const number = head.number ?? entry.number
  return number === undefined ? undefined : writeNumber(title, number)
}

/** A list of names as it compares: however they are joined. */
function fold(value: string): string {
  return value
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .filter((d) => d !== '')
    .join(', ')
}

/** Whether an index lists a proposal: one with a number, no draft. */
export function isListable(entry: Entry): boolean {
  return numbersOf(entry).length > 0 && !/^draft-\d{8}-/i.test(entry.file)
}
