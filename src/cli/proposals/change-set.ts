import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {simpleGit} from 'simple-git'
import {code, reasonOf} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {write} from '../io/write.js'

/** A change to a file: its texts, and where it is moved first. */
export interface Change {
  path: string
  /** None for a file that is not there yet. */
  before: string | undefined
  after: string
  /** Where it was. */
  from?: string
}

/** What some changes are going to do, one a line. */
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
 * Makes all of some changes, or none.
 *
 * @throws {UsageError}
 *   Naming the file that could not be written; all is as it was then.
 */
export async function apply(changes: readonly Change[]): Promise<void> {
  const undo: Array<() => Promise<void> | void> = []
  try {
    for (const {path, before, after, from} of changes) {
      if (from !== undefined) {
        await move(from, path)
        undo.unshift(() => move(path, from))
      }

      if (before === undefined) {
        mkdirSync(dirname(path), {recursive: true})
        // Never over a file that came meanwhile.
        writeFileSync(path, after, {flag: 'wx'})
        undo.unshift(() => {
          rmSync(path)
        })
      } else {
        write(path, after)
        undo.unshift(() => {
          write(path, before)
        })
      }
    }
  } catch (error) {
    for (const step of undo) await step()
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `Unexpected obstacle, expected to write ${code(changes.map((d) => d.path).join(', '))}, all is as it was: ${reasonOf(error)}`
    )
  }
}

/** Moves a file, in git where that knows it. */
async function move(from: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} is there already`)
  try {
    await simpleGit(dirname(from)).mv(from, to)
  } catch {
    renameSync(from, to)
  }
}
