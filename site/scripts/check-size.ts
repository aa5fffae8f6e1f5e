import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {gzipSync} from 'node:zlib'

/** How many bytes the scripts of the playground may have, as they are sent. */
const most = 300_000

/**
 * What is loaded later, if at all: the search, parsers that few texts need, and
 * the half of each page that VitePress leaves out on a first visit.
 */
const late = /^(?:VPLocalSearchBox|@localSearchIndex|late-parsers)|\.lean\.js$/

/**
 * Checks what the playground loads when it is opened.
 *
 * @param folder
 *   The folder of the built site.
 * @throws {Error}
 *   Where it is too much.
 */
export function checkSize(folder: string): void {
  const assets = join(folder, 'assets')
  const found = new Set([join(folder, 'playground.html')])
  for (const path of found) {
    for (const next of scriptsIn(path, assets)) found.add(next)
  }

  const sizes = [...found]
    .filter((d) => d.endsWith('.js'))
    .map((d) => gzipSync(readFileSync(d)).length)
  const sum = sizes.reduce((all, d) => all + d, 0)
  const text = `The playground loads ${kilo(sum)} of scripts`
  if (sum > most) throw new Error(`${text}, more than ${kilo(most)}`)
  console.log(`${text}, of at most ${kilo(most)}`)
}

/** The scripts that a page or script names: to be imported, or as a worker. */
function scriptsIn(path: string, assets: string): string[] {
  const names = readFileSync(path, 'utf8').matchAll(
    /["'`]([^"'`\s]+\.js)["'`]/g
  )
  return Array.from(names, ([, name = '']) => name)
    .filter((d) => !late.test(d.replace(/.*\//, '')))
    .flatMap((name) => [
      join(dirname(path), name),
      join(assets, name.replace(/^.*?assets\//, ''))
    ])
    .filter((d) => existsSync(d))
}

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
