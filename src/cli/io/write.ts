import {isUtf8} from 'node:buffer'
import {accessSync, constants, readFileSync, writeFileSync} from 'node:fs'
import {createTwoFilesPatch} from 'diff'
import {sync as writeFileAtomic} from 'write-file-atomic'
import {code, reasonOf} from '../../rule/wording.js'
import {UsageError} from './usage-error.js'
import type {Io} from './io.js'
import {nameFrom} from './path.js'

/**
 * Reads a file that is written again.
 *
 * @throws {UsageError}
 *   For bytes that are no UTF-8, as they would be lost.
 */
export function readUtf8(path: string, {cwd}: Io): string {
  const bytes = readFileSync(path)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new UsageError(
    `Unexpected bytes that are no UTF-8 in ${code(nameFrom(cwd, path))}, expected UTF-8, save the file as UTF-8`
  )
}

/**
 * Repairs a file: writes a new one beside it and puts that in its place, so
 * that the old one stays whole if that fails.
 *
 * @throws {UsageError}
 *   For a file that cannot be written, as do all of these.
 */
export function write(path: string, text: string): void {
  attempt(path, 'to repair it, it is as it was', () => {
    accessSync(path, constants.W_OK)
    writeFileAtomic(path, text)
  })
}

/** Writes a file that is there or not: all of it, or it is as it was. */
export function writeNew(path: string, text: string): void {
  attempt(path, 'to write it', () => {
    writeFileAtomic(path, text)
  })
}

/** Writes a report to a file or a device, over what is there. */
export function writeReport(path: string, text: string): void {
  attempt(path, 'to write a report to it', () => {
    writeFileSync(path, text)
  })
}

function attempt(path: string, aim: string, work: () => void): void {
  try {
    work()
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
