import {posix} from 'node:path'
import {groupBy} from '../base/list.js'

/** A path, and the parts of its file name that a rename mostly keeps. */
interface NamedFile {
  path: string
  number: string | undefined
  words: string | undefined
}

const form = /^(?:draft-\d{8}|\D*?0*(\d+))[-_ ]+(.+)\.[^.]+$/i

/** What identifies a file under another name, the surest first. */
const identities: ReadonlyArray<(named: NamedFile) => string | undefined> = [
  ({number, words = ''}) => number && `${number} ${words}`,
  (d) => d.number,
  (d) => d.words
]

/**
 * Finds the old paths of files: of a file with the same number, or the same words
 * in its name, else the one that git's rename detection gives.
 *
 * Proposals from one template resemble each other, and one that is renamed is
 * often rewritten, so git alone often picks the wrong one.
 *
 * @param now
 *   Paths of new files, with the old paths that git gives.
 * @param gone
 *   Paths of deleted files.
 * @returns
 *   The old paths; none for files that are really new.
 */
export function matchRenames(
  now: ReadonlyMap<string, string | undefined>,
  gone: readonly string[]
): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  const free = new Map(gone.map((d) => [d, readName(d)]))
  let open = Array.from(now.keys(), (d) => readName(d))
  const match = (oldOf: (named: NamedFile) => NamedFile | undefined) => {
    open = open.filter((d) => {
      const old = oldOf(d)
      found.set(d.path, old?.path)
      if (old) free.delete(old.path)
      return !old
    })
  }

  for (const identityOf of identities) {
    const olds = groupBy([...free.values()], identityOf)
    match((d) => {
      const identity = identityOf(d)
      const [old, other] =
        identity === undefined ? [] : (olds.get(identity) ?? [])
      return old && !other ? free.get(old.path) : undefined
    })
  }

  match((d) => {
    const old = free.get(now.get(d.path) ?? '')
    return old && mayBeSame(d, old) ? old : undefined
  })
  return found
}

function readName(path: string): NamedFile {
  const [, number, words] = form.exec(posix.basename(path)) ?? []
  return {path, number, words}
}

/** Whether two files may be the same: their numbers do not differ. */
function mayBeSame({number}: NamedFile, {number: last}: NamedFile): boolean {
  return number === undefined || last === undefined || number === last
}
