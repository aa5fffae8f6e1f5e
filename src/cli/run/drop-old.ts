import {basename, dirname, resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Changes} from '../../disk/git-changes.js'
import {judgementOf, setJudgement} from '../../linter/result.js'
import {keyOf} from '../../linter/message.js'
import {code} from '../../rule/wording.js'
import {takeOne, tally} from '../../base/tally.js'
import {isFileError} from '../../report/finding.js'

/**
 * Drops the messages that a file had at the base revision already.
 *
 * The old text is linted with today's configuration and template; findings are
 * compared by rule, section and text, so that lines may move.
 *
 * @returns
 *   How many messages were dropped.
 */
export async function dropOld(file: VFile, changes: Changes): Promise<number> {
  const {messages} = file
  const isOld = changes.has(fullPathOf(file))
    ? await compareWithOld(file, changes)
    : () => true
  file.messages = file.messages.filter(
    (d) => isFileError(d) || !isOld(d) || isAboutGone(d, file, changes)
  )
  const left = new Set(file.messages)
  return messages.filter((d) => !left.has(d)).length
}

/** Whether an index still links to a proposal that was removed meanwhile. */
function isAboutGone(
  {reason, ruleId}: VFileMessage,
  file: VFile,
  {gone}: Changes
): boolean {
  const folder = dirname(fullPathOf(file))
  const names = gone.flatMap((d) =>
    dirname(d) === folder ? [basename(d), `./${basename(d)}`] : []
  )
  return ruleId === 'ep-index' && names.some((d) => reason.includes(code(d)))
}

/**
 * Checks how the status changed since the old text of a file, and lints that text.
 *
 * @returns
 *   Whether a message was there before.
 */
async function compareWithOld(
  file: VFile,
  changes: Changes
): Promise<(message: VFileMessage) => boolean> {
  const judgement = judgementOf(file)
  const before = await changes.before(fullPathOf(file))
  judgement?.compare(before?.text)
  if (!judgement || !before) return () => false
  const {relint} = judgement
  const keys = relint(before.text, before.path).map((d) => keyText(d))
  // Only new findings are fixed, too.
  setJudgement(file, {
    ...judgement,
    relint: (text, path) => {
      const isOld = matchOnce(keys)
      return relint(text, path).filter((d) => !isOld(d))
    }
  })
  return matchOnce(keys)
}

/** Whether a message has one of the keys; each key matches one message. */
function matchOnce(
  keys: ReadonlyArray<string | undefined>
): (message: VFileMessage) => boolean {
  const left = tally(keys)
  return (message) => {
    const key = keyText(message)
    return key !== undefined && takeOne(left, key)
  }
}

function keyText(message: VFileMessage): string | undefined {
  const key = keyOf(message)
  return key && JSON.stringify(key)
}

/** A file's absolute path. */
function fullPathOf({cwd, path}: VFile): string {
  return resolve(cwd, path)
}
