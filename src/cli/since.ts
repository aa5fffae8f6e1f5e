import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {pathOf, type Changes} from '../folder/since.js'
import {judgementOf, setJudgement} from '../judgement.js'
import {keyOf} from '../lint/plugin.js'
import {couldNotRun} from './obstacle.js'

/**
 * Drops the messages that files had before, and says how many.
 *
 * They are compared by rule, section and text, so that it does not matter where
 * lines moved; what is linted for that is the old text, by the configuration
 * and the template of now.
 */
export async function dropOld(
  files: readonly VFile[],
  changes: Changes
): Promise<number> {
  let dropped = 0
  for (const file of files) {
    const many = file.messages.length
    if (changes.has(pathOf(file))) await dropKnown(file, changes)
    else file.messages = file.messages.filter(couldNotRun)
    dropped += many - file.messages.length
  }

  return dropped
}

async function dropKnown(file: VFile, changes: Changes): Promise<void> {
  const judgement = judgementOf(file)
  const text = await changes.before(pathOf(file))
  if (!judgement) return
  judgement.compare(text)
  if (text === undefined) return
  const {relint} = judgement
  const old = relint(text).map((d) => JSON.stringify(keyOf(d)))
  const without = (messages: readonly VFileMessage[]) => {
    const left = [...old]
    return messages.filter((message) => {
      const key = keyOf(message)
      const at = key ? left.indexOf(JSON.stringify(key)) : -1
      if (at !== -1) left.splice(at, 1)
      return at === -1
    })
  }

  file.messages = without(file.messages)
  // Repairs, too, are of what is new.
  setJudgement(file, {...judgement, relint: (d) => without(relint(d))})
}
