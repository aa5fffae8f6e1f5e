import {join} from 'node:path'
import escapeRegExp from 'escape-string-regexp'
import {memoize} from '../base/memo.js'
import {
  numberFieldOf,
  numberOfFile,
  numbersBehind
} from '../template/number-field.js'
import type {Schema} from '../linter/schema.js'
import {FileCache} from './file-cache.js'
import {readFirstLines, titleLines} from './first-lines.js'

const numbersInTitles = new FileCache<number[]>()
const numbersInFields = new FileCache<number[]>()

/**
 * The files of a folder that may have a number, in their names, their titles or a
 * field for it, by that number; found without parsing.
 */
export function filesByNumber(
  folder: string,
  files: readonly string[],
  {names, template}: Pick<Schema, 'names' | 'template'>
): Map<number, Set<string>> {
  const {title} = template
  const field = numberFieldOf(template)
  const letters = title?.letters ?? ''
  const pattern = new RegExp(
    `${escapeRegExp(letters)}[^\\p{L}\\d]{0,3}(\\d+)`,
    'iu'
  )
  const byNumber = new Map<number, Set<string>>()
  for (const file of files) {
    const inName = numberOfFile(file, names, template)
    const inTitles = title?.numbered
      ? numbersInTitles.get(join(folder, file), [letters], (path) =>
          titleLines(readFirstLines(path).text).flatMap((d) => {
            const digits = pattern.exec(d)?.[1]
            return digits === undefined ? [] : Number(digits)
          })
        )
      : undefined
    const inField = field
      ? numbersInFields.get(join(folder, file), [field.field.key], (path) =>
          numbersBehind(field, readFirstLines(path).text)
        )
      : undefined
    for (const number of [inName, ...(inTitles ?? []), ...(inField ?? [])]) {
      if (number === undefined) continue
      memoize(byNumber, number, () => new Set<string>()).add(file)
    }
  }

  return byNumber
}
