import {indexEntryOf, topOf, type Problem, type Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import type {Binding} from '../src/binding/bind.js'
import {fieldNumber, summaryOf} from '../src/binding/summary.js'
import {numbersOf} from '../src/index-page/folder.js'
import {isTemplateName} from '../src/template/file-name-form.js'
import {numberOfFile} from '../src/template/number-field.js'
import {writeNumber} from '../src/template/title-form.js'

export const epUniqueNumber: Rule = {
  id: 'ep-unique-number',
  summary: 'Each number in a folder belongs to one proposal.',
  why: 'Two branches easily take the same number, and each of them is fine on its own.',
  *check(binding, context) {
    const own = numbersOf(indexEntryOf(binding, context))
    const others = own.length > 0 ? context.folder?.withNumber(own) : undefined
    if (!others) return
    for (const number of own) {
      const same = others.filter((d) => numbersOf(d).includes(number))
      if (same.length === 0) continue
      const files = list(
        same.map((d) => d.file),
        'and'
      )
      yield {
        ...aboutNumber(number, binding),
        reason: `${sharedNumber(number, binding)}, ${files} ${same.length > 1 ? 'use' : 'uses'} it too`
      }
    }
  },
  *checkElsewhere(binding, context, {files, oldName = ''}) {
    const {fileName, folder, names} = context
    const here = new Set([fileName, oldName, ...(folder?.files() ?? [])])
    const numberOf = (file: string) =>
      isTemplateName(file)
        ? undefined
        : numberOfFile(file, names, binding.template)
    const kept = numberOf(oldName)
    for (const number of numbersOf(indexEntryOf(binding, context))) {
      if (number === kept) continue
      // What is in this folder, too, is compared with it there.
      const other = files.find(
        (d) => !here.has(d.file) && numberOf(d.file) === number
      )
      if (!other) continue
      yield {
        ...aboutNumber(number, binding),
        reason: `${sharedNumber(number, binding)}, ${code(other.file)} uses it in ${code(other.revision)}`
      }
    }
  }
}

function sharedNumber(number: number, {template}: Binding): string {
  return `Unexpected number ${code(writeNumber(template.title, number))}, expected a number of its own`
}

function aboutNumber(
  number: number,
  binding: Binding
): Pick<Problem, 'about' | 'place'> {
  const inField =
    summaryOf(binding).number === undefined ? fieldNumber(binding) : undefined
  return {
    place: inField?.number === number ? inField.text.place : topOf(binding),
    about: `number ${String(number)}`
  }
}
