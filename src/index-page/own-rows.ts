import {targetOf} from '../markdown/links.js'
import type {Folder} from './folder.js'
import type {Listing, ListingTable, Row} from './index-page.js'

/**
 * Leaves out of an index what is about proposals of other templates: rows that
 * link to these, and tables in which most rows do.
 */
export function ownRows(
  listing: Listing,
  {files, filesOfKind}: Pick<Folder, 'files' | 'filesOfKind'>
): Listing {
  const own = new Set(filesOfKind())
  const others = new Set(files().filter((d) => !own.has(d)))
  if (others.size === 0) return listing
  const linksTo = ({link}: Row, among: ReadonlySet<string>) =>
    link !== undefined && among.has(targetOf(link)?.file ?? '')
  const tables = listing.tables.flatMap((table): ListingTable[] => {
    const [mine, theirs] = [own, others].map((among) =>
      table.rows.filter((d) => linksTo(d, among))
    )
    const isMine = (mine?.length ?? 0) >= (theirs?.length ?? 0)
    const rows = table.rows.filter((d) =>
      isMine ? !linksTo(d, others) : linksTo(d, own)
    )
    return isMine || rows.length > 0 ? [{...table, rows}] : []
  })
  return {...listing, tables}
}
