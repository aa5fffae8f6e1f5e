import {isUtf8} from 'node:buffer'
import {accessSync, constants, readFileSync, writeFileSync} from 'node:fs'
import {createTwoFilesPatch} from 'diff'
import {sync as writeFileAtomic} from 'write-file-atomic'
import {code, reasonOf} from '../../rule/wording.js'
import {UsageError} from './usage-error.js'
import type {Io} from './io.js'
import {nameFrom} from './path.js'

/**
 * Reads a file that is going to be changed.
 *
 * @throws {UsageError}
 *   For bytes that are not UTF-8: writing the text back would lose them.
 */
export function readUtf8(path: string, {cwd}: Io): string {
  const bytes = readFileSync(path)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new UsageError(
    `Unexpected bytes that are not UTF-8 in ${code(nameFrom(cwd, path))}, expected UTF-8, save the file as UTF-8`
  )
}

/**
 * Overwrites a file that exists: writes a new one beside it and renames that, so
 * that the old one stays whole if writing fails.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function overwrite(path: string, text: string): void {
  attempt(path, 'to change it, it was left unchanged', () => {
    accessSync(path, constants.W_OK)
    writeFileAtomic(path, text)
  })
}

/**
 * Writes a file whether it exists or not: all of it, or nothing.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  attempt(path, 'to write it', () => {
    writeFileAtomic(path, text)
  })
}

/**
 * Writes a report to a file or to a device, such as a pipe.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function writeReport(path: string, text: string): void {
  attempt(path, 'to write a report to it', () => {
    writeFileSync(path, text)
  })
}

function attempt(path: string, aim: string, action: () => void): void {
  try {
    action()
  } catch (error) {
    throw new UsageError(
      `Unexpected unwritable file ${code(path)}, expected ${aim}: ${reasonOf(error)}`
    )
  }
}

/** A unified diff, for `patch -p0`. */
export function diff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3
  })
}
