import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {fileURLToPath} from 'node:url'

const shared = new URL('../../../shared/corpus/', import.meta.url)
const samples = new URL('../../fixtures/proposals/', import.meta.url)
const templates = new URL('../../templates/', import.meta.url)

/** A document, and its path below the folder of all of them. */
export interface Document {
  path: string
  text: string
}

/** People who write proposals after one template. */
export interface Community {
  name: string
  template: string
  documents: Document[]
}

/** Whether real proposals lie beside the checkout. */
export const isReal = existsSync(shared)

/** The template that documents of others are linted with. */
export function foreignTemplate(): string {
  return readFileSync(new URL('ep.md', templates), 'utf8')
}

/** Reads all communities, or the samples where there are none. */
export function readCommunities(): Community[] {
  const folders = isReal
    ? ['', 'more/'].flatMap((above) =>
        readdirSync(new URL(above, shared), {withFileTypes: true})
          .filter((d) => d.isDirectory())
          .map((d) => `${above}${d.name}/`)
      )
    : []
  if (!isReal) {
    const documents = readDocuments(samples)
    return [{name: 'samples', template: foreignTemplate(), documents}]
  }

  return folders.sort().flatMap((folder) => {
    const from = new URL(folder, shared)
    const own = readdirSync(from).find((d) => isTemplate(d))
    const documents = readDocuments(from)
    if (own === undefined || documents.length === 0) return []
    const template = readFileSync(new URL(own, from), 'utf8')
    return [{name: basename(folder), template, documents}]
  })
}

function readDocuments(from: URL): Document[] {
  return readdirSync(fileURLToPath(from))
    .filter((d) => d.endsWith('.md') && !isTemplate(d))
    .sort()
    .map((d) => ({
      path: pathOf(d),
      text: readFileSync(new URL(d, from), 'utf8')
    }))
}

function isTemplate(name: string): boolean {
  return /template\.md$/i.test(name)
}

/** Where a document lay in its repository, whose `/` are written as `_`. */
function pathOf(name: string): string {
  return name.endsWith('_README.md')
    ? name.replaceAll('_', '/')
    : name.replace(/^([a-z]+)_/i, '$1/')
}
