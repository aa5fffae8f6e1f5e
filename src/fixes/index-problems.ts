import {
  differences,
  isUneven,
  nameOf,
  type Difference
} from '../index-page/compare.js'
import type {IndexEntry} from '../index-page/folder.js'
import type {ListedRow, Listing, Row} from '../index-page/index-page.js'
import type {Problem} from '../rule/rule.js'
import {code, codes} from '../rule/wording.js'
import type {Template} from '../template/template.js'
import {insertRow, refill, relinkCell, type Replacement} from './index-row.js'

/** The fix of a problem that a replacement makes. */
function fixWith(
  replacement: Replacement | undefined
): Pick<Problem, 'expected' | 'edits'> {
  if (!replacement) return {}
  const {place, text, edits} = replacement
  return {expected: [text], edits: edits ?? [{place, text}]}
}

/** The problem of a row whose link leads nowhere. */
export function goneLink(
  {proposal}: Listing,
  {cells, place}: Row,
  {link, entry}: {link: string; entry: IndexEntry | undefined}
): Problem {
  const cell = cells.find((d) => d.text.links.length > 0)
  const right = entry && cell && relinkCell(proposal.source, cell, entry.file)
  return {
    reason: `Unexpected link to ${code(link)}, which is not there, expected ${entry ? code(entry.file) : 'a proposal of the folder, correct the link or remove the row'}`,
    ...fixWith(right),
    gone: link,
    about: link,
    place: cell?.text.place ?? place
  }
}

/** The cells of a row that do not say what its proposal says. */
export function* wrongCells(
  listing: Listing,
  listed: ListedRow,
  entry: IndexEntry,
  template: Template
): Generator<Problem> {
  if (isUneven(listed)) yield unevenRow(listed)
  for (const difference of differences(listed, entry, template)) {
    yield wrongCell(listing, difference, entry)
  }
}

function wrongCell(
  {proposal}: Listing,
  difference: Difference,
  entry: IndexEntry
): Problem {
  const {cell, own, listed} = difference
  const what = nameOf(difference)
  const right = refill(proposal.source, cell, own)
  const [there, wanted] = codes(listed, own)
  return {
    reason: `Unexpected ${listed === '' ? `empty ${what}` : `${what} ${there}`}, expected ${wanted} as in ${code(entry.file)}`,
    ...fixWith(right),
    about: `${entry.file} ${what}`,
    place: right?.place ?? cell.text.place ?? cell.place
  }
}

/** The problem of a proposal that no row is about. */
export function missingRow(
  listing: Listing,
  entry: IndexEntry,
  template: Template
): Problem {
  const row = insertRow(listing, entry, template)
  return {
    reason: `Unexpected missing row for ${code(entry.file)}, expected it in the table`,
    ...fixWith(row),
    about: entry.file,
    place: row?.place
  }
}

/** The problem of a row with a bar too many, as in an unescaped `a|b`. */
function unevenRow({row, table}: ListedRow): Problem {
  const [there, wanted] = [row.cells, table.columns].map((d) =>
    code(String(d.length))
  )
  return {
    reason: `Unexpected row of ${String(there)} cells, expected ${String(wanted)}, write a bar in a text as ${code('\\|')}`,
    about: `cells of ${row.link ?? String(row.number)}`,
    place: row.place
  }
}
