import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import {gitIn} from '../../disk/git.js'
import {list, reasonOf} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {stage, type Staged} from '../io/replace-file.js'
import {
  isToBeChanged,
  overwrite,
  refuseOutside,
  stageChange,
  type Reach
} from '../io/write.js'

/** A change to a file: it may be moved, then gets another text. */
export interface Change {
  path: string
  /** Its text before; none for a new file. */
  before: string | undefined
  after: string
  /** Its path before, if it is moved. */
  from?: string
}

/** What changes will do, one a line. */
export function planOf(changes: readonly Change[], {cwd}: Io): string {
  return changes
    .map(({path, before, from}) => {
      const name = nameFrom(cwd, path)
      if (from !== undefined) {
        return `rename ${nameFrom(cwd, from)} to ${name}\n`
      }

      return `${before === undefined ? 'create' : 'change'} ${name}\n`
    })
    .join('')
}

/**
 * Makes all of the changes, or none.
 *
 * A process may be killed at any time, so all texts are first written beside
 * their files, and a file moves last: until then the same command finds what is
 * left to be done.
 *
 * @throws {UsageError}
 *   Where one fails; those before it were undone.
 */
export async function applyChanges(
  changes: readonly Change[],
  reach: Reach
): Promise<void> {
  const staged: Array<() => void> = []
  const undo: Array<() => Promise<void> | void> = []
  try {
    const texts = changes
      .filter((d) => d.before !== d.after)
      .map((change) => {
        const text = stageText(change, reach)
        staged.push(text.drop)
        return {...change, text}
      })
    for (const {path, from = path, before, after, text} of texts) {
      undo.unshift(putText(from, {before, after}, text, reach))
    }

    for (const {path, from} of changes) {
      if (from === undefined) continue
      await move(from, path)
      undo.unshift(() => move(path, from))
    }
  } catch (error) {
    const left = await undoAll(undo)
    if (error instanceof UsageError && left === '') throw error
    const paths = changes.map((d) => d.path)
    const result = left === '' ? 'nothing was changed' : `not undone: ${left}`
    throw new UsageError(
      `Unexpected error, expected to write ${list(paths, 'and')}, ${result}: ${reasonOf(error)}`
    )
  } finally {
    for (const drop of staged) drop()
  }
}

/** Undoes what was done; returns why a part of that was not possible. */
async function undoAll(
  undo: ReadonlyArray<() => Promise<void> | void>
): Promise<string> {
  const reasons: string[] = []
  for (const step of undo) {
    try {
      await step()
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }

  return reasons.join(', ')
}

function stageText({path, before, after, from}: Change, reach: Reach): Staged {
  refuseOutside(path, reach)
  if (from !== undefined) refuseTaken(path)
  if (before !== undefined) return stageChange(from ?? path, after, reach)
  mkdirSync(dirname(path), {recursive: true})
  return stage(path, after)
}

/** Puts a text in its place; returns what undoes that. */
function putText(
  path: string,
  {before, after}: Pick<Change, 'after' | 'before'>,
  text: Staged,
  reach: Reach
): () => void {
  if (before === undefined) {
    text.create()
    return () => {
      rmSync(path)
    }
  }

  if (!isToBeChanged(path, before, after)) return () => undefined
  text.replace()
  return () => {
    overwrite(path, {before: after, after: before}, reach)
  }
}

function refuseTaken(path: string): void {
  if (existsSync(path)) throw new Error(`${path} exists already`)
}

/** Moves a file; with git, if it is tracked there. */
async function move(from: string, to: string): Promise<void> {
  refuseTaken(to)
  try {
    const git = await gitIn(dirname(from))
    await git('mv', '--', from, to)
  } catch {
    renameSync(from, to)
  }
}
