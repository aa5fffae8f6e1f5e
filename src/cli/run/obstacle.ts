import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {reasonOf} from '../../rule/wording.js'
import {isObstacle} from '../../report/finding.js'
import {repeatError} from '../../linter/file-errors.js'
import {UsageError} from '../io/usage-error.js'
import type {Outcome} from './outcome.js'

/**
 * Refuses to go on from files that could not be linted.
 *
 * @throws {UsageError}
 *   With the first reason that is told in full.
 */
export function checkRun(files: readonly Outcome[]): void {
  for (const {path, findings} of files) {
    for (const {isObstacle, isRepeated, reason, rule} of findings) {
      if (!isObstacle || isRepeated) continue
      // Options are not the file's.
      throw new UsageError(rule === 'options' ? reason : `${path}: ${reason}`)
    }
  }
}

/** Tells what kept files from being linted, which remark itself does not. */
export function tellObstacles(files: readonly VFile[]): void {
  const known = new Map<string, string>()
  for (const {path, messages} of files) {
    for (const message of messages) {
      if (!isObstacle(message) || message.ruleId !== undefined) continue
      const reason = causesOf(message).join(': ')
      const first = known.get(reason)
      known.set(reason, first ?? path)
      if (first === undefined) {
        message.reason = `Unexpected obstacle, expected to lint the file: ${reason}`
      } else {
        repeatError(message, first)
      }
    }
  }
}

/** The first lines of what causes of an error say; others show source code. */
function causesOf({cause, reason}: VFileMessage): string[] {
  const reasons: string[] = []
  for (let error = cause; error; error = next(error)) {
    reasons.push(reasonOf(error).split('\n', 1).join().trim())
  }

  return reasons.length > 0 ? reasons : [reason]
}

function next(error: unknown): unknown {
  return typeof error === 'object' && error && 'cause' in error
    ? error.cause
    : undefined
}
