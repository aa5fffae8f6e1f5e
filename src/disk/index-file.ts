import {numbersOf, type IndexEntry} from '../index-page/folder.js'
import {lineOf} from '../document/line.js'
import {rowsAbout} from '../index-page/compare.js'
import {mayLinkTo} from '../markdown/links.js'
import {
  readListing,
  type Listing,
  type NumberedRow
} from '../index-page/index-page.js'
import {readProposal} from '../document/proposal.js'
import type {Template} from '../template/template.js'
import {withoutBom} from '../markdown/source.js'
import type {Parse} from '../remark/parse.js'
import {excerpt} from './index-excerpt.js'
import {FileCache} from './file-cache.js'
import {readTextFile} from './read-file.js'

const indexes = new FileCache<Listing | undefined>()
const excerpts = new FileCache<{
  listing: Listing | undefined
  lines: number[]
}>()

/** Reads a file as an index, if it is one. */
export function readIndex(
  path: string,
  template: Template,
  parse: Parse
): Listing | undefined {
  return indexes.get(path, [template], (path) =>
    listingIn(readTextFile(path), template, parse)
  )
}

/** The rows of an index that may be about a proposal. */
export function rowsFor(listing: Listing, entry: IndexEntry): NumberedRow[] {
  return rowsAbout(listing, entry).map((d) => ({
    ...d,
    line: lineOf(listing.proposal, d.row.place)
  }))
}

/** The same from a file, of which only the lines that may matter are parsed. */
export function readRowsFor(
  path: string,
  template: Template,
  entry: IndexEntry,
  parse: Parse
): NumberedRow[] | undefined {
  const {file} = entry
  const numbers = numbersOf(entry)
  const number = new RegExp(`(?<!\\d)0*(?:${numbers.join('|')})(?!\\d)`)
  const isAbout = (line: string) =>
    mayLinkTo(line, file) || (numbers.length > 0 && number.test(line))
  const part = excerpts.get(path, [template, file, ...numbers], (path) => {
    const {text, lines} = excerpt(readTextFile(path), isAbout)
    return {listing: listingIn(text, template, parse), lines}
  })
  return (
    part?.listing &&
    rowsFor(part.listing, entry).map((d) => ({
      ...d,
      line: part.lines[d.line - 1] ?? 0
    }))
  )
}

function listingIn(
  text: string,
  template: Template,
  parse: Parse
): Listing | undefined {
  const source = withoutBom(text)
  return readListing(readProposal(parse(source), source), template)
}
