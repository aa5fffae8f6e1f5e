import {isDatePrompt, isOpenPart} from '../markdown/prompt-marks.js'
import {readLabel} from '../markdown/label.js'
import type {Text} from '../markdown/text.js'
import {dateFormIn} from '../template/date-form.js'
import type {Unfilled} from './find-placeholders.js'

/**
 * The prompt that an item with a box of the template's opens with or leads to:
 * `- [ ] YYYY-MM-DD: Launch`, `- [ ] <owner>: Launch`. Inside a sentence these may
 * be what it is about: `- [ ] All dates are written as YYYY-MM-DD`.
 */
export function promptInBox(text: Text): Unfilled[] {
  const date = dateIn(text)
  if (date) {
    return [{text: date, kind: isDatePrompt(date.value) ? 'date' : 'prompt'}]
  }

  const label = readLabel(text)
  return label?.colon && isOpenPart(label.key.prose)
    ? [{text: label.key, kind: 'prompt'}]
    : []
}

const before = /(?:^|[:：]|\s[-–—])\s*$/
const behind = /^\s*(?:$|[:：,|]|[-–—]\s)/

function dateIn(text: Text): Text | undefined {
  const {prose} = text
  const form = dateFormIn(prose)
  if (!form) return undefined
  const from = prose.indexOf(form.text)
  const to = from + form.text.length
  const isBold = text.strong.some(
    ([start, end]) => start === from && end === to
  )
  const isApart =
    before.test(prose.slice(0, from)) &&
    (isBold || behind.test(prose.slice(to)))
  return isApart ? text.slice(from, to) : undefined
}
