import {getOrMake} from '../model/known.js'

/** The homepage of package.json; a test holds the two together. */
export const homepage: string | undefined = undefined

/** Where a rule's page is: on the homepage, else as it ships beside the code. */
export function urlOf(id: string): string {
  return getOrMake(known, id, makeUrl)
}

const known = new Map<string, string>()

function makeUrl(id: string): string {
  const path = `docs/rules/${id}.md`
  return homepage === undefined
    ? new URL(`../../../${path}`, import.meta.url).href
    : new URL(path, homepage).href
}
