import {posix} from 'node:path'
import {groupBy} from '../base/list.js'

/** A path, and what lasts of its file name: a number, the words behind that. */
interface Named {
  path: string
  number: string | undefined
  words: string | undefined
}

const form = /^(?:draft-\d{8}|\D*?0*(\d+))[-_ ]+(.+)\.[^.]+$/i

/** What tells that two are the same, the surest first. */
const marks: ReadonlyArray<(named: Named) => string | undefined> = [
  ({number, words = ''}) => number && `${number} ${words}`,
  (d) => d.number,
  (d) => d.words
]

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
  const found = new Map<string, string | undefined>()
  const free = new Map(gone.map((d) => [d, readName(d)]))
  let open = Array.from(now.keys(), (d) => readName(d))
  const match = (oldOf: (named: Named) => Named | undefined) => {
    open = open.filter((d) => {
      const old = oldOf(d)
      found.set(d.path, old?.path)
      if (old) free.delete(old.path)
      return !old
    })
  }

  for (const markOf of marks) {
    const olds = groupBy([...free.values()], markOf)
    match((d) => {
      const mark = markOf(d)
      const [old, other] = mark === undefined ? [] : (olds.get(mark) ?? [])
      return old && !other ? free.get(old.path) : undefined
    })
  }

  match((d) => {
    const old = free.get(now.get(d.path) ?? '')
    return old && mayBe(d, old) ? old : undefined
  })
  return found
}

function readName(path: string): Named {
  const [, number, words] = form.exec(posix.basename(path)) ?? []
  return {path, number, words}
}

/** Whether no number says that two are not the same. */
function mayBe({number}: Named, {number: last}: Named): boolean {
  return number === undefined || last === undefined || number === last
}
