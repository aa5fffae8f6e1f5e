import {isUtf8} from 'node:buffer'
import {closeSync, openSync, writeFileSync} from 'node:fs'
import {readBytes, isSystemError} from '../../disk/read-file.js'
import {code, reasonOf} from '../../rule/wording.js'
import {UsageError} from './usage-error.js'
import type {Io} from './io.js'
import {nameFrom} from './path.js'
import {stage, type Staged} from './replace-file.js'
import {leadsOutside} from './working-tree.js'

/** From where a command writes. */
export interface Reach {
  cwd: string
  /** What was named on its command line. */
  named?: readonly string[]
}

/**
 * Reads a file that is going to be changed.
 *
 * @throws {UsageError}
 *   For bytes that are not UTF-8: writing the text back would lose them.
 */
export function readUtf8(path: string, {cwd}: Io): string {
  const bytes = readBytes(path)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new UsageError(
    `Unexpected bytes that are not UTF-8 in ${code(nameFrom(cwd, path))}, expected UTF-8, save the file as UTF-8`
  )
}

/**
 * Refuses to change a file whose bytes are not UTF-8.
 *
 * @throws {UsageError}
 *   Naming the file.
 */
export function refuseOtherBytes(path: string, io: Io): void {
  readUtf8(path, io)
}

/**
 * Overwrites a file that still is what it was when it was read: writes a new one
 * beside it and renames that, so that the old one stays whole if writing fails.
 *
 * @throws {UsageError}
 *   For a file that cannot be written, or was changed meanwhile.
 */
export function overwrite(
  path: string,
  {before, after}: {before: string; after: string},
  reach: Reach
): void {
  const staged = stageChange(path, after, reach)
  try {
    if (isToBeChanged(path, before, after)) {
      attempt(path, unchanged, staged.replace)
    }
  } finally {
    staged.drop()
  }
}

const unchanged = 'to change it, it was left unchanged'

/**
 * Writes the new text of a file beside it.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function stageChange(path: string, after: string, reach: Reach): Staged {
  refuseOutside(path, reach)
  return attempt(path, unchanged, () => {
    // Replacing a file asks for no right to write it, but whoever set that does.
    closeSync(openSync(path, 'r+'))
    return stage(path, after)
  })
}

/**
 * Whether a file is still to get its new text: it has that already where it was
 * written under another name.
 *
 * @throws {UsageError}
 *   Where the file was changed since it was read.
 */
export function isToBeChanged(
  path: string,
  before: string,
  after: string
): boolean {
  const now = attempt(path, unchanged, () => readBytes(path))
  if (now.equals(Buffer.from(before))) return true
  if (now.equals(Buffer.from(after))) return false
  throw new UsageError(
    `Unexpected change to ${code(path)} since it was read, expected none, it was left as it is now, run the command again`
  )
}

/**
 * Refuses to write where a link leads out of the working tree.
 *
 * @throws {UsageError}
 *   Naming the file.
 */
export function refuseOutside(path: string, {cwd, named}: Reach): void {
  if (!leadsOutside(path, cwd, named)) return
  throw new UsageError(
    `Unexpected link out of the working tree on the way to ${code(path)}, expected a file in it, nothing was written there`
  )
}

/**
 * Writes a file whether it exists or not: all of it, or nothing.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function writeWhole(path: string, text: string, reach: Reach): void {
  refuseOutside(path, reach)
  attempt(path, 'to write it', () => {
    stage(path, text).replace()
  })
}

/**
 * Writes a report to a file or to a device, such as a pipe.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function writeReport(path: string, text: string, reach: Reach): void {
  refuseOutside(path, reach)
  attempt(path, 'to write a report to it', () => {
    writeFileSync(path, text)
  })
}

function attempt<Result>(
  path: string,
  aim: string,
  action: () => Result
): Result {
  try {
    return action()
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new UsageError(
      `Unexpected unwritable file ${code(path)}, expected ${aim}: ${reasonOf(error)}`
    )
  }
}
