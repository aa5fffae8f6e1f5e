import {basename, dirname, resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Changes} from '../../disk/git-changes.js'
import {judgementOf, setJudgement} from '../../linter/result.js'
import {keyOf} from '../../linter/message.js'
import {code} from '../../rule/wording.js'
import {takeOne, tally} from '../../base/list.js'
import {isObstacle} from '../../report/finding.js'

/**
 * Drops the messages that a file had before, and says how many.
 *
 * They are compared by rule, section and text, so that it does not matter where
 * lines moved; what is linted for that is the old text, by the configuration
 * and the template of now.
 */
export async function dropOld(file: VFile, changes: Changes): Promise<number> {
  const {messages} = file
  const isOld = changes.has(pathOf(file))
    ? await compare(file, changes)
    : () => true
  file.messages = file.messages.filter(
    (d) => isObstacle(d) || !isOld(d) || isAboutGone(d, file, changes)
  )
  const left = new Set(file.messages)
  return messages.filter((d) => !left.has(d)).length
}

/** Whether the index of a folder is told of a proposal that went meanwhile. */
function isAboutGone(
  {reason, ruleId}: VFileMessage,
  file: VFile,
  {gone}: Changes
): boolean {
  const folder = dirname(pathOf(file))
  const names = gone.flatMap((d) =>
    dirname(d) === folder ? [basename(d), `./${basename(d)}`] : []
  )
  return ruleId === 'ep-index' && names.some((d) => reason.includes(code(d)))
}

/** Tells what became of a file, and gives what tells its old findings. */
async function compare(
  file: VFile,
  changes: Changes
): Promise<(message: VFileMessage) => boolean> {
  const judgement = judgementOf(file)
  const before = await changes.before(pathOf(file))
  judgement?.compare(before?.text)
  if (!judgement || !before) return () => false
  const {relint} = judgement
  const keys = relint(before.text, before.path).map((d) => keyText(d))
  // Repairs, too, are of what is new.
  setJudgement(file, {
    ...judgement,
    relint: (text, path) => {
      const isOld = without(keys)
      return relint(text, path).filter((d) => !isOld(d))
    }
  })
  return without(keys)
}

/** Takes each of some findings once. */
function without(
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
function pathOf({cwd, path}: VFile): string {
  return resolve(cwd, path)
}
