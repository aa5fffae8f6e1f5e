import {posix} from 'node:path'

/** What of a file name lasts: its number, or the words behind that. */
interface Marks {
  number: string | undefined
  words: string
}

const form = /^(?:draft-\d{8}|\D*?0*(\d+))[-_ ]+(.+)\.[^.]+$/i

/**
 * Finds what files were called before: those with their number, with their
 * words, else those that git takes for the same.
 *
 * Proposals after one template are all alike, and one that is renamed is often
 * rewritten, so git alone mistakes them.
 *
 * @param now
 *   Paths of files that are new under their names; with what git says they were.
 * @param gone
 *   Paths of files that are no longer there.
 * @returns
 *   Their paths before; none for those that are new.
 */
export function matchRenames(
  now: ReadonlyMap<string, string | undefined>,
  gone: readonly string[]
): Map<string, string | undefined> {
  const free = new Set(gone)
  const found = new Map<string, string | undefined>(
    Array.from(now.keys(), (d) => [d, undefined])
  )
  const tests: Array<(path: string, old: string) => boolean> = [
    (path, old) => isSame(path, old, 'number') && isSame(path, old, 'words'),
    (path, old) => isSame(path, old, 'number'),
    (path, old) => isSame(path, old, 'words'),
    (path, old) => now.get(path) === old && mayBe(path, old)
  ]
  for (const test of tests) {
    for (const path of now.keys()) {
      if (found.get(path) !== undefined) continue
      const [old, ...others] = [...free].filter((d) => test(path, d))
      if (old === undefined || others.length > 0) continue
      found.set(path, old)
      free.delete(old)
    }
  }

  return found
}

function marksOf(path: string): Marks | undefined {
  const [, number, words = ''] = form.exec(posix.basename(path)) ?? []
  return words === '' ? undefined : {number, words}
}

function isSame(one: string, other: string, mark: keyof Marks): boolean {
  const value = marksOf(one)?.[mark]
  return value !== undefined && value === marksOf(other)?.[mark]
}

/** Whether no number says that two are not the same. */
function mayBe(path: string, old: string): boolean {
  const [number, last] = [marksOf(path)?.number, marksOf(old)?.number]
  return number === undefined || last === undefined || number === last
}
