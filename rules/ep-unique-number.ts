import {indexEntryOf, topOf, type Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import {numbersOf} from '../src/index-page/folder.js'
import {writeNumber} from '../src/template/title-form.js'
import {fieldNumber} from '../src/binding/summary.js'

export const epUniqueNumber: Rule = {
  id: 'ep-unique-number',
  summary: 'Each number in a folder belongs to one proposal.',
  why: 'Two branches easily take the same number, and each of them is fine on its own.',
  *check(binding, context) {
    const entry = indexEntryOf(binding, context)
    const own = numbersOf(entry)
    const inField =
      entry.summary.number === undefined ? fieldNumber(binding) : undefined
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
        reason: `Unexpected number ${code(writeNumber(binding.template.title, number))}, expected a number of its own, ${files} ${same.length > 1 ? 'use' : 'uses'} it too`,
        place: inField?.number === number ? inField.text.place : topOf(binding),
        about: `number ${String(number)}`
      }
    }
  }
}
