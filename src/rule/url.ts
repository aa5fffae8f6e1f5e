import {memoize} from '../base/memo.js'

/** The homepage of package.json; a test holds the two together. */
export const homepage: string | undefined = undefined

/** Where a file of the package is, here and in the bundle: both lie as deep. */
export function packageUrl(path: string): URL {
  return new URL(`../../../${path}`, import.meta.url)
}

/** Where a rule's page is: on the homepage, else as it ships beside the code. */
export function urlOf(id: string): string {
  return memoize(urls, id, makeUrl)
}

const urls = new Map<string, string>()

function makeUrl(id: string): string {
  const path = `docs/rules/${id}.md`
  return homepage === undefined
    ? packageUrl(path).href
    : new URL(path, homepage).href
}
