import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {visible} from '../../base/visible.js'
import {reasonOf} from '../../rule/wording.js'
import {isFileError} from '../../report/finding.js'
import {markMistake, repeatError} from '../../linter/file-errors.js'
import {UsageError} from '../io/usage-error.js'
import type {Outcome} from './outcome.js'

/**
 * Stops a command that needs all of its files linted where some could not be.
 *
 * @throws {UsageError}
 *   With the first error that is reported in full.
 */
export function refuseFileErrors(files: readonly Outcome[]): void {
  for (const {path, findings} of files) {
    for (const {isFileError, isRepeated, mistake, reason} of findings) {
      if (!isFileError || isRepeated) continue
      // A mistake in the options is not the file's.
      throw new UsageError(mistake ? reason : `${visible(path)}: ${reason}`)
    }
  }
}

/**
 * Rewords the errors of unified-engine, such as a configuration that cannot be
 * loaded: once in full, on other files as a reference to the first.
 */
export function rewordEngineErrors(files: readonly VFile[]): void {
  const firstPaths = new Map<string, string>()
  for (const {path, messages} of files) {
    for (const message of messages) {
      if (!isFileError(message) || message.ruleId !== undefined) continue
      const reason = causesOf(message).join(': ')
      const first = firstPaths.get(reason)
      if (isOfConfiguration(reason)) {
        message.reason = `Unexpected configuration, expected one that remark can load: ${reason}`
        message.ruleId = 'configuration'
        markMistake(message, {})
      } else if (first === undefined) {
        firstPaths.set(reason, path)
        message.reason = `Unexpected error, expected to lint the file: ${reason}`
      } else {
        repeatError(message, first)
      }
    }
  }
}

/** Whether unified-engine failed to load a configuration, by its words. */
function isOfConfiguration(reason: string): boolean {
  return /^(?:Cannot (?:read|parse|import|find module)|Expected (?:preset|a list or object|a plugin))\b/.test(
    reason
  )
}

/** The first line of each cause of an error; further lines show source code. */
function causesOf({cause, reason}: VFileMessage): string[] {
  const reasons: string[] = []
  for (let error = cause; error; error = nextCause(error)) {
    reasons.push(reasonOf(error).split('\n', 1).join().trim())
  }

  return reasons.length > 0 ? reasons : [reason]
}

function nextCause(error: unknown): unknown {
  return typeof error === 'object' && error && 'cause' in error
    ? error.cause
    : undefined
}
