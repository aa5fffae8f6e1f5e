import {join} from 'node:path'
import {rules} from '../../../rules/index.js'
import {applyEdits, editDocument, type Edit} from '../../markdown/edits.js'
import {readTextFile} from '../../disk/read-file.js'
import {indexEntryOf, type Problem} from '../../rule/rule.js'
import {rowLike} from '../../fixes/index-row.js'
import {isCreated} from '../../base/date.js'
import {
  numbersOf,
  type IndexEntry,
  type Folder
} from '../../index-page/folder.js'
import {normalizeKey} from '../../document/near-names.js'
import {
  isDescending,
  readListing,
  type Column,
  type ListingTable
} from '../../index-page/index-page.js'
import {ownRows} from '../../index-page/own-rows.js'
import {isListable} from '../../index-page/compare.js'
import {readProposal} from '../../document/proposal.js'
import type {Template} from '../../template/template.js'
import {isStatus} from '../../template/fields.js'
import {withoutBom} from '../../markdown/source.js'
import type {Parse} from '../../remark/parse.js'
import type {Change} from './change-set.js'
import type {Io} from '../io/io.js'
import {bindText, type ProposalsFolder} from './proposals-folder.js'
import {refuseOtherBytes} from '../io/write.js'

/** An index after `ep-lint index` fixed it. */
export interface SyncedIndex {
  source: string
  /** What only the maintainers can fix. */
  left: Problem[]
}

// A fix may uncover a further finding; no index needs nearly as many passes.
const passes = 10

/** Fixes what the rows of an index say of proposals, and adds missing ones. */
export function syncIndex(
  source: string,
  folder: Folder,
  template: Template,
  parse: Parse
): SyncedIndex {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  let now = withoutBom(source)
  let left: Problem[] = []
  for (let pass = 0; pass < passes; pass++) {
    const found = readListing(readProposal(parse(now), now), template)
    if (!found) break
    const listing = ownRows(found, folder)
    left = rules.flatMap((d) => [
      ...(d.checkIndex?.(listing, folder, template) ?? [])
    ])
    const next = applyEdits(
      now,
      left.map((d) => d.edits ?? [])
    )
    if (next === now) break
    now = next
  }

  return {source: bom + now, left}
}

/** Orders the rows of each table by their numbers. */
export function sortRows(
  source: string,
  template: Template,
  parse: Parse
): string {
  const text = withoutBom(source)
  const listing = readListing(readProposal(parse(text), text), template)
  const edits = listing ? listing.tables.flatMap((d) => rowMoves(d, text)) : []
  return editDocument(source, edits)
}

/** The edits that order rows; rows without a number stay where they are. */
function rowMoves({rows}: ListingTable, source: string): Edit[] {
  const numbered = rows.filter((d) => d.number !== undefined)
  const sign = isDescending(rows) ? -1 : 1
  const order = numbered.toSorted(
    (a, b) => sign * ((a.number ?? 0) - (b.number ?? 0))
  )
  return numbered.flatMap((row, index) => {
    const from = order[index]?.place
    return row.place && from && from !== row.place
      ? {place: row.place, text: source.slice(from.start, from.end)}
      : []
  })
}

/** The change to the index for one proposal, if it needs one. */
export function rowFor(
  proposals: ProposalsFolder,
  file: string,
  text: string,
  io: Io,
  changed: (path: string) => string | undefined = () => undefined
): Change | undefined {
  const {folder, parse, schema} = proposals
  const index = folder.index()
  if (!index) return undefined
  const {template, names, options} = schema
  const {statuses} = options
  const entry = indexEntryOf(bindText(text, proposals), {
    fileName: file,
    names,
    statuses
  })
  const path = join(proposals.path, index.file)
  const before = readTextFile(path)
  const {source} = syncIndex(
    changed(path) ?? before,
    {
      ...folder,
      entries: () => [entry],
      hasFile: (d) => d === file || folder.hasFile(d)
    },
    template,
    parse
  )
  if (source === before) return undefined
  refuseOtherBytes(path, io)
  return {path, before, after: source}
}

/** A new index: a table of all proposals, between comments that mark it. */
export function newIndex(
  entries: readonly IndexEntry[],
  template: Template
): string {
  const listed = entries.filter((d) => isListable(d, template))
  const columns: Column[] = [
    ...(listed.some((d) => numbersOf(d).length === 0)
      ? []
      : ['number' as const]),
    'title',
    ...template.fields.filter(
      ({key}) =>
        isStatus(key) ||
        normalizeKey(key) === normalizeKey('Author') ||
        isCreated(key)
    )
  ]
  const names = columns.map((d) =>
    d === 'number' ? 'ID' : d === 'title' ? 'Title' : (d?.key ?? '')
  )
  const table = {
    table: {place: undefined, rows: [], rowPlaces: []},
    columns,
    rows: []
  }
  const rows = listed.map((d) => rowLike(table, d, template))
  return `# Proposals

<!-- proposals -->

| ${names.join(' | ')} |
|${' --- |'.repeat(names.length)}
${rows.map((d) => `${d}\n`).join('')}
<!-- /proposals -->
`
}
