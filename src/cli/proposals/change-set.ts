import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {simpleGit} from 'simple-git'
import {list, reasonOf} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {overwrite} from '../io/write.js'

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
 * @throws {UsageError}
 *   Where one fails; those before it were undone.
 */
export async function applyChanges(changes: readonly Change[]): Promise<void> {
  const undo: Array<() => Promise<void> | void> = []
  try {
    for (const {path, before, after, from} of changes) {
      if (from !== undefined) {
        await move(from, path)
        undo.unshift(() => move(path, from))
      }

      if (before === undefined) {
        mkdirSync(dirname(path), {recursive: true})
        // Fails if the file was created meanwhile.
        writeFileSync(path, after, {flag: 'wx'})
        undo.unshift(() => {
          rmSync(path)
        })
      } else {
        overwrite(path, after)
        undo.unshift(() => {
          overwrite(path, before)
        })
      }
    }
  } catch (error) {
    for (const step of undo) await step()
    if (error instanceof UsageError) throw error
    const paths = changes.map((d) => d.path)
    throw new UsageError(
      `Unexpected error, expected to write ${list(paths, 'and')}, nothing was changed: ${reasonOf(error)}`
    )
  }
}

/** Moves a file; with git, if it is tracked there. */
async function move(from: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} exists already`)
  try {
    await simpleGit(dirname(from)).mv(from, to)
  } catch {
    renameSync(from, to)
  }
}
