import {epIndex} from '../../rules/ep-index.js'
import {applyEdits, type Edit} from '../lint/edits.js'
import type {Problem} from '../lint/rule.js'
import {rowLike} from '../lint/row.js'
import type {Entry, Folder} from '../model/entry.js'
import {isCreated} from '../model/date.js'
import {foldKey} from '../model/name.js'
import {readListing, type Column, type Listing} from '../model/listing.js'
import {isListable} from '../model/listed.js'
import {readProposal} from '../model/proposal.js'
import {isStatus, type Template} from '../model/template.js'
import {withoutBom} from '../model/text.js'
import {parse} from '../parse.js'

/** An index in step with its proposals, as far as that can be done for them. */
export interface Synced {
  source: string
  /** What is left to the maintainers. */
  left: Problem[]
}

const passes = 10

/** Brings the rows of an index in step with proposals. */
export function sync(
  source: string,
  folder: Folder,
  template: Template
): Synced {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  let now = withoutBom(source)
  let left: Problem[] = []
  for (let pass = 0; pass < passes; pass++) {
    const listing = readListing(readProposal(parse(now), now), template)
    if (!listing) break
    left = [...(epIndex.checkIndex?.(listing, folder, template) ?? [])]
    const next = applyEdits(
      now,
      left.map((d) => d.edits ?? [])
    )
    if (next === now) break
    now = next
  }

  return {source: bom + now, left}
}

/** Puts the rows of each table in the order of their numbers. */
export function sortRows(source: string, template: Template): string {
  const text = withoutBom(source)
  const listing = readListing(readProposal(parse(text), text), template)
  const edits = listing ? listing.tables.flatMap((d) => sorted(d, text)) : []
  return (
    source.slice(0, source.length - text.length) + applyEdits(text, [edits])
  )
}

function sorted({rows}: Listing['tables'][number], source: string): Edit[] {
  const order = rows.toSorted(
    (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0
  )
  return rows.flatMap((row, index) => {
    const from = order[index]?.place
    return row.place && from && from !== row.place
      ? {place: row.place, text: source.slice(from.start, from.end)}
      : []
  })
}

/** A new index, its table between marks. */
export function newIndex(
  entries: readonly Entry[],
  template: Template
): string {
  const {fields} = template
  const columns: Column[] = [
    'number',
    'title',
    ...fields.filter(
      ({key}) =>
        isStatus(key) || foldKey(key) === foldKey('Author') || isCreated(key)
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
  const rows = entries
    .filter((d) => isListable(d))
    .map((d) => rowLike(table, d, template))
  return `# Proposals

<!-- proposals -->

| ${names.join(' | ')} |
|${' --- |'.repeat(names.length)}
${rows.map((d) => `${d}\n`).join('')}
<!-- /proposals -->
`
}
