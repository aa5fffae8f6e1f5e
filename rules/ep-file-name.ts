import {topOf, type Context, type Problem, type Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import {formsOf} from '../src/base/date.js'
import {
  isDraftName,
  isIndexName,
  nameLike,
  readFileName,
  wordsInName
} from '../src/template/file-name-form.js'
import type {Binding} from '../src/binding/bind.js'
import {fieldNumber, summaryOf} from '../src/binding/summary.js'
import {namesDrafts} from '../src/template/folder-names.js'
import {numberOfFile} from '../src/template/number-field.js'

export const epFileName: Rule = {
  id: 'ep-file-name',
  summary:
    "A proposal's file is named after its number and title, or as a draft.",
  why: 'File names in one form sort by number, and the number is enough to find the proposal.',
  offers: 'the number for a field',
  *check(binding, context) {
    yield* checkName(binding, context)
    yield* checkField(binding, context)
  }
}

function* checkName(
  binding: Binding,
  {fileName, folder, names, today}: Context
): Iterable<Problem> {
  // With a folder for each proposal, the name is the folder's.
  if (fileName === undefined || names.length === 0 || isIndexName(fileName)) {
    return
  }

  const place = topOf(binding)
  const {number, name = '', title} = summaryOf(binding)
  const read = readFileName(fileName, names)
  if (!read) {
    const words = wordsInName(fileName, binding.template.title)
    const right =
      number === undefined
        ? undefined
        : nameLike(names, number, [words || name.toLowerCase()], today)
    const hasDrafts =
      namesDrafts(binding.template) ||
      (folder?.files().some((d) => isDraftName(d)) ?? false)
    const forms = names
      .filter((d) => !d.isAssumed || hasDrafts)
      .map((d) => d.text)
    yield {
      reason: `Unexpected file name ${code(fileName)}, expected ${right ? code(right) : `the form ${list(forms, 'or')}`}, rename the file`,
      place,
      about: 'file name',
      isOfToday: right?.includes(formsOf(today)[1]) ?? false
    }
  } else if (!read.isDayReal) {
    const like = read.form.text
      .replace('YYYYMMDD', formsOf(today)[1])
      .replace(/<[^]*/, '…')
    yield {
      reason: `Unexpected date in the file name ${code(fileName)}, expected a real day, as in ${code(like)}`,
      place,
      about: 'file name',
      isOfToday: true
    }
  } else if (
    title !== undefined &&
    number !== undefined &&
    read.number !== undefined &&
    read.number !== number
  ) {
    const right = nameLike([read.form], number, read.words)
    yield {
      reason: `Unexpected file name ${code(fileName)} under the title ${code(title)}, expected ${code(String(right))}, rename the file or correct the title`,
      place,
      about: 'file name'
    }
  }
}

/** Compares the number in a field with those in the file name and the title. */
function* checkField(
  binding: Binding,
  {fileName = '', names}: Context
): Iterable<Problem> {
  const inField = fieldNumber(binding)
  if (!inField) return
  const {key, number, text} = inField
  const inName = numberOfFile(fileName, names, binding.template)
  const inTitle = summaryOf(binding).number
  const right = inName ?? inTitle
  if (right === undefined || right === number) return
  // Where these two differ, nobody knows yet which of them is right.
  if (inTitle !== undefined && inTitle !== right) return
  const digits = text.value
  const expected = String(right).padStart(
    digits.startsWith('0') ? digits.length : 1,
    '0'
  )
  const from = inName === undefined ? 'title' : 'file name'
  yield {
    reason: `Unexpected number ${code(digits)} in the field ${code(key)}, expected ${code(expected)} as in the ${from}`,
    place: text.place,
    // A link would keep its target.
    ...(text.links.length === 0 && {expected: [expected]}),
    // Only the author knows which of the two was meant.
    edits: [],
    about: `number in ${key}`
  }
}
