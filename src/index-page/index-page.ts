import type {Cell, Table} from '../markdown/block.js'
import {normalizeKey, isNear} from '../document/near-names.js'
import type {Proposal} from '../document/proposal.js'
import type {Template, TemplateField} from '../template/template.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {Span} from '../markdown/span.js'

/** What a column of an index holds; none for a column of the author's own. */
export type Column = 'number' | 'title' | TemplateField | undefined

/** A row of an index. */
export interface Row {
  cells: Cell[]
  place: Span | undefined
  /** The file or page that it links to, without the fragment. */
  link: string | undefined
  /** The number in its column for numbers. */
  number: number | undefined
}

/** A table that lists proposals. */
export interface ListingTable {
  table: Table
  columns: Column[]
  rows: Row[]
}

/** A row of an index, and the table that it is in. */
export interface ListedRow {
  row: Row
  table: ListingTable
}

/** The same, and its line in the index, from 1. */
export interface NumberedRow extends ListedRow {
  line: number
}

/** An index: the tables of a document that list proposals. */
export interface Listing {
  proposal: Proposal
  tables: ListingTable[]
}

const numberNames = new Set(['id', 'number', 'no', 'no.', 'nr', '#'])
const titleNames = new Set(['title', 'name', 'proposal', 'enhancement'])

/**
 * Reads a document as an index of proposals.
 *
 * A table lists proposals where two of its columns are named as a field of the
 * template, or as a number or title are.
 */
export function readListing(
  proposal: Proposal,
  template: Template
): Listing | undefined {
  const {headings, lead} = proposal
  const blocks = [lead, ...headings.map((d) => d.body)].flat()
  const tables = new Set(
    blocks.flatMap((d) => (d.type === 'cell' ? d.table : []))
  )
  const listed = [...tables].flatMap((d) => readIndexTable(d, template) ?? [])
  return listed.length > 0 ? {proposal, tables: listed} : undefined
}

function readIndexTable(
  table: Table,
  template: Template
): ListingTable | undefined {
  const [headerRow = [], ...rows] = table.rows
  const columns = headerRow.map((d) =>
    columnOf(collapseWhiteSpace(d.text.value), template)
  )
  if (new Set(columns.filter((d) => d !== undefined)).size < 2) return undefined
  const read = rows.map((cells, index): Row => {
    const id = cells[columns.indexOf('number')]?.text.value
    const digits = id === undefined ? undefined : /\d+/.exec(id)?.[0]
    const isNamed = (at: number) =>
      columns[at] === 'number' || columns[at] === 'title'
    const own = linksIn(cells.filter((_, at) => isNamed(at)))
    // A link in another column may lead to a proposal that this one supersedes.
    const others = linksIn(cells).filter((d) => hasNumber(d, digits))
    return {
      cells,
      place: table.rowPlaces[index + 1],
      link: [...own, ...others][0],
      number: digits === undefined ? undefined : Number(digits)
    }
  })
  // Other tables may have names and states too, but not numbers or links to files.
  return columns.includes('number') ||
    read.some((d) => /\.md$/i.test(d.link ?? ''))
    ? {table, columns, rows: read}
    : undefined
}

function linksIn(cells: readonly Cell[]): string[] {
  return cells
    .flatMap((d) => d.text.links)
    .map((d) => d.replace(/[#?].*$/, ''))
    .filter((d) => d !== '')
}

/** Whether a link contains a row's number; true for a row without one. */
function hasNumber(link: string, digits: string | undefined): boolean {
  const numbers = link.match(/\d+/g)?.map(Number) ?? []
  return digits === undefined || numbers.includes(Number(digits))
}

function columnOf(name: string, {fields, title}: Template): Column {
  const key = normalizeKey(name.replace(/\(s\)$/, ''))
  const field = fields.find((d) => normalizeKey(d.key) === key)
  if (field) return field
  const letters = title?.letters.toLowerCase()
  if (numberNames.has(key) || (key !== '' && key === letters)) return 'number'
  if (titleNames.has(key)) return 'title'
  const near = fields.filter((d) => isNear(key, normalizeKey(d.key)))
  return near.length === 1 ? near[0] : undefined
}

const aligned = new WeakMap<Table, boolean>()

/** Whether a table is aligned by hand: most rows are equally wide. */
export function isAligned(table: Table): boolean {
  let isSo = aligned.get(table)
  if (isSo === undefined) {
    const widths = table.rowPlaces.map((d) => d && d.end - d.start)
    const same = widths.filter((d) => d === widths[0])
    isSo = widths.length > 0 && same.length > widths.length / 2
    aligned.set(table, isSo)
  }

  return isSo
}

/** Whether a table has the newest first: most numbers, and not just one, fall. */
export function isDescending(rows: readonly Row[]): boolean {
  const numbers = rows.flatMap((d) => d.number ?? [])
  const steps = numbers.slice(1).map((d, index) => d - (numbers[index] ?? d))
  const down = steps.filter((d) => d < 0).length
  return down > 1 && down > steps.filter((d) => d > 0).length
}
