import {isDraftName} from '../template/file-name-form.js'
import {numbersOf, type Entry, type Folder} from './folder.js'
import type {Column, ListedRow, Listing, Row} from './index-page.js'
import type {Cell} from '../markdown/block.js'
import {memoize} from '../base/memo.js'
import type {Template, TemplateField} from '../template/template.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {targetOf} from '../markdown/links.js'
import {writeNumber} from '../template/title-form.js'

/** What a row of an index is about. */
export type Subject =
  | {how: 'proposal'; entry: Entry}
  | {how: 'gone'; link: string; entry: Entry | undefined}
  | {how: 'other'}

/** Proposals, to be found by what a row says of them. */
export interface Known {
  byFile: ReadonlyMap<string, Entry>
  byNumber: ReadonlyMap<number, Entry>
}

/** Lets proposals be found; of those with one number the first by file name. */
export function lookUp(entries: readonly Entry[]): Known {
  const byFile = new Map<string, Entry>()
  const byNumber = new Map<number, Entry>()
  // In one order, so that a proposal and the index see it the same way.
  for (const entry of entries.toSorted((a, b) => (a.file < b.file ? 1 : -1))) {
    byFile.set(entry.file, entry)
    for (const number of numbersOf(entry)) byNumber.set(number, entry)
  }

  return {byFile, byNumber}
}

/** Which of some proposals a row is about. */
export function subjectOf(
  row: Row,
  {byFile, byNumber}: Known,
  {has, isTemplate}: Pick<Folder, 'has' | 'isTemplate'>
): Subject {
  const target = row.link === undefined ? undefined : targetOf(row.link)
  if (target?.file !== undefined && isTemplate(target.file)) {
    return {how: 'other'}
  }

  const {number} = row
  const linked = byFile.get(target?.file ?? '')
  const entry = linked ?? byNumber.get(number ?? NaN)
  if (target && !linked) {
    return has(target.path)
      ? {how: 'other'}
      : {how: 'gone', link: target.path, entry}
  }

  return entry ? {how: 'proposal', entry} : {how: 'other'}
}

/** Those of some rows of an index that are about a proposal, and how they are. */
export function rowsOfOne<Listed extends {row: Row}>(
  rows: readonly Listed[],
  entry: Entry,
  folder: Folder
): Array<Listed & {subject: Exclude<Subject, {how: 'other'}>}> {
  const known = lookUp([entry, ...folder.sharing(numbersOf(entry))])
  return rows.flatMap((listed) => {
    const subject = subjectOf(listed.row, known, folder)
    return subject.how !== 'other' && subject.entry === entry
      ? [{...listed, subject}]
      : []
  })
}

/** Whether a row has the number of a proposal, or none. */
export function isNumbered({number}: Row, entry: Entry): boolean {
  return number === undefined || numbersOf(entry).includes(number)
}

/** All rows of an index. */
export function rowsOf({tables}: Listing): ListedRow[] {
  return tables.flatMap((table) => table.rows.map((row) => ({row, table})))
}

const filed = new WeakMap<Listing, Map<number | string, ListedRow[]>>()

/** The rows of an index that link to a proposal or have its number. */
export function rowsAbout(listing: Listing, entry: Entry): ListedRow[] {
  const known = memoize(filed, listing, file)
  return [
    ...new Set(
      [entry.file, ...numbersOf(entry)].flatMap((d) => known.get(d) ?? [])
    )
  ]
}

/** Puts the rows of an index in order, by file and by number. */
function file(listing: Listing): Map<number | string, ListedRow[]> {
  const known = new Map<number | string, ListedRow[]>()
  for (const listed of rowsOf(listing)) {
    const {link, number} = listed.row
    for (const key of [link && targetOf(link)?.file, number]) {
      if (key === undefined) continue
      memoize(known, key, () => []).push(listed)
    }
  }

  return known
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
    const listed = collapseWhiteSpace(cell.text.value)
    const isSame =
      column === 'number'
        ? row.number !== undefined && numbersOf(entry).includes(row.number)
        : column === 'title'
          ? [own, entry.summary.title].includes(listed)
          : fold(listed) === fold(own)
    return isSame ? [] : {column, cell, listed, own}
  })
}

function isSound({key}: TemplateField, {summary}: Entry): boolean {
  return summary.fields.find((d) => d.key === key)?.sound ?? true
}

/** What an index says of a proposal in a column; none where it says nothing. */
export function valueOf(
  column: NonNullable<Column>,
  entry: Entry,
  {title}: Template
): string | undefined {
  const {summary} = entry
  if (column === 'title') return summary.name
  if (column !== 'number') {
    return summary.fields.find((d) => d.key === column.key)?.value
  }

  const number = summary.number ?? entry.number
  return number === undefined ? undefined : writeNumber(title, number)
}

/** A list of names as it compares: however they are joined. */
function fold(value: string): string {
  return value
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .filter((d) => d !== '')
    .join(', ')
}

/** Whether an index lists a proposal: no draft, nor one that lacks a number. */
export function isListable(entry: Entry, {title}: Template): boolean {
  return (
    (numbersOf(entry).length > 0 || title?.numbered !== true) &&
    !isDraftName(entry.file)
  )
}

/** What differs, as a word. */
export function nameOf({column}: Difference): string {
  if (typeof column === 'string') return column
  return column.key.toLowerCase() + (column.date ? ' date' : '')
}
