import {accessSync, constants, writeFileSync} from 'node:fs'
import {createTwoFilesPatch} from 'diff'
import writeFileAtomic from 'write-file-atomic'
import {code} from '../lint/words.js'
import {reasonOf, UsageError} from './args.js'

/**
 * Writes a file beside the old one and puts it in its place, so that the old
 * one stays whole if that fails.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function write(path: string, text: string): void {
  try {
    accessSync(path, constants.W_OK)
    writeFileAtomic.sync(path, text)
  } catch (error) {
    throw new UsageError(
      `Unexpected unwritable file ${code(path)}, expected to repair it, it is as it was: ${reasonOf(error)}`
    )
  }
}

/**
 * Writes a report, over what is there.
 *
 * @throws {UsageError}
 *   For a file that cannot be written.
 */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(
      `Unexpected unwritable file ${code(path)}, expected to write a report to it: ${reasonOf(error)}`
    )
  }
}

/** A unified diff, for `patch -p0`. */
export function diff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3
  })
}
