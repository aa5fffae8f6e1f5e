import {isDraftName} from '../template/file-name-form.js'
import {numbersOf, type IndexEntry, type Folder} from './folder.js'
import type {Column, ListedRow, Listing, Row} from './index-page.js'
import type {Cell} from '../markdown/block.js'
import {memoize} from '../base/memo.js'
import type {Template, TemplateField} from '../template/template.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {baseStatus} from '../template/allowed-values.js'
import {isStatus} from '../template/fields.js'
import {targetOf} from '../markdown/links.js'
import {writeNumber} from '../template/title-form.js'

/**
 * What a row of an index is about: a proposal, a file that is gone, or something
 * else.
 */
export type RowTarget =
  | {how: 'proposal'; entry: IndexEntry}
  | {how: 'gone'; link: string; entry: IndexEntry | undefined}
  | {how: 'other'}

/** Finds proposals by what a row can say of them. */
export interface ProposalLookup {
  byFile: ReadonlyMap<string, IndexEntry>
  byNumber: ReadonlyMap<number, IndexEntry>
}

/** Makes proposals findable; of several with one number, the first by name. */
export function lookUp(entries: readonly IndexEntry[]): ProposalLookup {
  const byFile = new Map<string, IndexEntry>()
  const byNumber = new Map<number, IndexEntry>()
  // The first is set last. The order is fixed, so that a lookup of some of the
  // proposals and one of all of them agree.
  for (const entry of entries.toSorted((a, b) => (a.file < b.file ? 1 : -1))) {
    byFile.set(entry.file, entry)
    for (const number of numbersOf(entry)) byNumber.set(number, entry)
  }

  return {byFile, byNumber}
}

/** Finds what a row is about. */
export function targetOfRow(
  row: Row,
  {byFile, byNumber}: ProposalLookup,
  {hasFile, isTemplate}: Pick<Folder, 'hasFile' | 'isTemplate'>
): RowTarget {
  const target = row.link === undefined ? undefined : targetOf(row.link)
  if (target?.file !== undefined && isTemplate(target.file)) {
    return {how: 'other'}
  }

  const {number} = row
  const linked = byFile.get(target?.file ?? '')
  const entry = linked ?? byNumber.get(number ?? NaN)
  if (target && !linked) {
    return hasFile(target.path)
      ? {how: 'other'}
      : {how: 'gone', link: target.path, entry}
  }

  return entry ? {how: 'proposal', entry} : {how: 'other'}
}

/** The rows about one proposal, each with what it points to. */
export function rowsOfOne<Listed extends {row: Row}>(
  rows: readonly Listed[],
  entry: IndexEntry,
  folder: Folder
): Array<Listed & {target: Exclude<RowTarget, {how: 'other'}>}> {
  const lookup = lookUp([entry, ...folder.withNumber(numbersOf(entry))])
  return rows.flatMap((listed) => {
    const target = targetOfRow(listed.row, lookup, folder)
    return target.how !== 'other' && target.entry === entry
      ? [{...listed, target}]
      : []
  })
}

/** Whether a row has a proposal's number, or none at all. */
export function isNumbered({number}: Row, entry: IndexEntry): boolean {
  return number === undefined || numbersOf(entry).includes(number)
}

/** All rows of an index. */
export function rowsOf({tables}: Listing): ListedRow[] {
  return tables.flatMap((table) => table.rows.map((row) => ({row, table})))
}

const rowsByKey = new WeakMap<Listing, Map<number | string, ListedRow[]>>()

/** The rows of an index that link to a proposal or have its number. */
export function rowsAbout(listing: Listing, entry: IndexEntry): ListedRow[] {
  const rows = memoize(rowsByKey, listing, groupRows)
  return [
    ...new Set(
      [entry.file, ...numbersOf(entry)].flatMap((d) => rows.get(d) ?? [])
    )
  ]
}

/** Groups the rows of an index by the file and the number that they have. */
function groupRows(listing: Listing): Map<number | string, ListedRow[]> {
  const groups = new Map<number | string, ListedRow[]>()
  for (const listed of rowsOf(listing)) {
    const {link, number} = listed.row
    for (const key of [link && targetOf(link)?.file, number]) {
      if (key === undefined) continue
      memoize(groups, key, () => []).push(listed)
    }
  }

  return groups
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

/** Whether a row has more cells than its table has columns. */
export function isUneven({row, table}: ListedRow): boolean {
  return row.cells.length > table.columns.length
}

/** Where a row of an index and its proposal differ. */
export function differences(
  {row, table}: ListedRow,
  entry: IndexEntry,
  template: Template
): Difference[] {
  // Nobody knows which text belongs to which column.
  if (isUneven({row, table})) return []
  return table.columns.flatMap((column, index) => {
    const cell = row.cells[index]
    const own = column && valueOf(column, entry, template)
    if (!column || !cell || own === undefined) return []
    // A value that is wrong in the proposal is reported there, not copied.
    if (typeof column !== 'string' && !isSound(column, entry)) return []
    const listed = collapseWhiteSpace(cell.text.value)
    const isSame =
      column === 'number'
        ? row.number !== undefined && numbersOf(entry).includes(row.number)
        : column === 'title'
          ? [own, entry.summary.title].includes(listed)
          : isSameValue(column, listed, own)
    return isSame ? [] : {column, cell, listed, own}
  })
}

/** Whether a cell says what a field says; whom a status is owed to may be left out. */
function isSameValue(
  {key}: TemplateField,
  listed: string,
  own: string
): boolean {
  return (
    normalizeNames(listed) === normalizeNames(own) ||
    (isStatus(key) && [own, baseStatus(own)].includes(baseStatus(listed)))
  )
}

function isSound({key}: TemplateField, {summary}: IndexEntry): boolean {
  return summary.fields.find((d) => d.key === key)?.sound ?? true
}

/** What an index says of a proposal in a column; none where it says nothing. */
export function valueOf(
  column: NonNullable<Column>,
  entry: IndexEntry,
  {title}: Template
): string | undefined {
  const {summary} = entry
  if (column === 'title') return summary.name
  if (column !== 'number') {
    return summary.fields.find((d) => d.key === column.key)?.value
  }

  const number = summary.number ?? entry.number ?? summary.numberInField
  return number === undefined ? undefined : writeNumber(title, number)
}

/** Names in one form, however they are joined. */
function normalizeNames(value: string): string {
  return value
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .filter((d) => d !== '')
    .join(', ')
}

/** Whether an index lists a proposal: not a draft, nor one without a number. */
export function isListable(entry: IndexEntry, {title}: Template): boolean {
  return (
    (numbersOf(entry).length > 0 || title?.numbered !== true) &&
    !isDraftName(entry.file)
  )
}

/** Names what differs, for a message. */
export function nameOf({column}: Difference): string {
  if (typeof column === 'string') return column
  return column.key.toLowerCase() + (column.date ? ' date' : '')
}
