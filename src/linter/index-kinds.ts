import {VFile} from 'vfile'
import type {Folder} from '../index-page/folder.js'
import {readListing, type Listing} from '../index-page/index-page.js'
import {ownRows} from '../index-page/own-rows.js'
import type {Proposal} from '../document/proposal.js'
import type {Host} from './host.js'
import type {Options} from './options.js'
import {optionsFor} from './overrides.js'
import {schemasFor, type Schema} from './schema.js'

/** What an index has of one kind of proposals. */
export interface IndexKind {
  schema: Schema
  listing: Listing
  folder: Folder
}

/**
 * Reads a page as an index of a folder, by each template that proposals of the
 * folder have.
 *
 * @param schemas
 *   Those of the page itself.
 * @returns
 *   Nothing where the page is no index.
 */
export function readIndexKinds(
  page: Proposal,
  file: VFile,
  schemas: readonly Schema[],
  options: Options,
  host: Host
): IndexKind[] {
  const all = new Map(
    [...schemas, ...schemasBeside(file, schemas, options, host)].map(
      (d) => [d.template, d] as const
    )
  )
  return [...all.values()].flatMap((schema): IndexKind[] => {
    const listing = readListing(page, schema.template)
    const folder = listing && host.readFolder(file, schema)
    return folder ? [{schema, listing: ownRows(listing, folder), folder}] : []
  })
}

/** The schemas that overrides give to other files of a folder. */
function schemasBeside(
  file: VFile,
  [first]: readonly Schema[],
  options: Options,
  host: Host
): Schema[] {
  const {overrides = []} = options
  if (!first || !overrides.some((d) => d.template)) return []
  const files = host.readFolder(file, first)?.files() ?? []
  const beside = new Map(
    files.map((name) => {
      const other = new VFile({
        cwd: file.cwd,
        path: file.path.slice(0, -(file.basename ?? '').length) + name
      })
      return [optionsFor(options, other), other] as const
    })
  )
  return [...beside].flatMap(([given, other]) =>
    given.template === options.template
      ? []
      : schemasFor(other, given, host).map((d) => d.schema)
  )
}
