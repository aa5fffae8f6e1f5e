import {normalizeKey} from '../document/near-names.js'
import type {Field} from '../document/field.js'
import type {Text} from '../markdown/text.js'
import {memoize} from '../base/memo.js'
import {numberInName, type NameForm} from './file-name-form.js'
import {placeholderWidth} from './number-placeholder.js'
import type {Template, TemplateField} from './template.js'

/** The template's field for the number of the proposal itself. */
export interface NumberField {
  field: TemplateField
  /** The letters that may stand before the number, in lower case: `eip`. */
  letters: readonly string[]
}

/** A number as it stands in a field. */
export interface WrittenNumber {
  number: number
  /** The key of the field. */
  key: string
  /** The digits alone. */
  text: Text
}

// Words that say nothing but that it is the number of the document.
const ownWords = new Set(
  (
    'number num no no. nr nr. id identifier proposal enhancement document doc ' +
    '编号 編號 番号 번호'
  ).split(' ')
)
// Names of kinds of proposals; a pull request or issue has a number of its own.
const kind = /^(?:(?!map|step)[a-z]{0,3}p|rfc|rfd|adr|msc)$/
// `<to be assigned>`, `[RFC number]`, `(assigned by the editors)`.
const asksNumber = /\b(?:assigned|number|no\.|id)/i
const letterPrefix = /^[([<{]?(\p{L}+)[-_ ]?#?(?=[XN0#]{2,})/u

const numberFields = new WeakMap<Template, {found: NumberField | undefined}>()

/**
 * The field for the number of the proposal itself: one whose value in the template
 * is a number's form or asks for one, and whose key names no other thing.
 */
export function numberFieldOf(template: Template): NumberField | undefined {
  return memoize(numberFields, template, () => ({
    found: findNumberField(template)
  })).found
}

function findNumberField({fields, title}: Template): NumberField | undefined {
  for (const field of fields) {
    const {key, kind: of, value} = field
    const isNumber =
      of === 'number' ||
      ((of === 'text' || field.mayStay) && asksNumber.test(value))
    if (!isNumber) continue
    const letters = [title?.letters, letterPrefix.exec(value)?.[1]].flatMap(
      (d) => (d === undefined || d === '' ? [] : d.toLowerCase())
    )
    const [word, ...others] = normalizeKey(key)
      .split(' ')
      .filter((d) => d !== '' && !ownWords.has(d))
    if (others.length > 0) continue
    if (word === undefined) return {field, letters}
    if (letters.includes(word) || kind.test(word)) {
      return {field, letters: [...letters, word]}
    }
  }

  return undefined
}

const written = /^(?:(\p{L}{1,12})[-_ ]?)?#?(\d{1,9})(?:\s*\([^()]*\))?$/u

/** The number that a field's value is; none where it is anything else. */
export function numberIn(
  {key, texts}: Field,
  {letters}: NumberField
): WrittenNumber | undefined {
  const [text, ...others] = texts
  const match = others.length === 0 && written.exec(text?.value ?? '')
  if (!text || !match) return undefined
  const [whole, before, digits = ''] = match
  if (before !== undefined && !letters.includes(before.toLowerCase())) {
    return undefined
  }

  const from = whole.indexOf(digits, before?.length)
  return {
    key,
    number: Number(digits),
    text: text.slice(from, from + digits.length)
  }
}

/** How many characters behind its key a number is looked for; a table needs many. */
const reach = 400

/** All numbers that may be in the field for it, found without parsing. */
export function numbersBehind(
  {field}: NumberField,
  firstLines: string
): number[] {
  const words = field.key.match(/[\p{L}\p{N}]+/gu) ?? []
  const key = new RegExp(
    `(?<!\\p{L})${words.join('[^\\p{L}\\p{N}\\n\\r]{0,3}')}(?!\\p{L})`,
    'giu'
  )
  return Array.from(firstLines.matchAll(key), ({0: {length}, index}) =>
    firstLines.slice(index + length, index + length + reach)
  ).flatMap((d) => (d.match(/\d{1,9}/g) ?? []).map(Number))
}

// A day is no number: `2026-01-15-exports.md`.
const opening = /^(?!\d{4}-\d\d-)(?:(\p{L}{1,12})[-_ .]?)?(\d{1,6})(?=[-_. ])/u

/**
 * The number in a file name. Where no form of names is known, proposals that have
 * their number in a field tell what it looks like: `eip-1015.md`.
 */
export function numberOfFile(
  name: string,
  forms: readonly NameForm[],
  template: Template
): number | undefined {
  const number = numberInName(name, forms, template.title)
  const field = number === undefined ? numberFieldOf(template) : undefined
  if (!field) return number
  const [, before, digits] = opening.exec(name) ?? []
  const isOwn =
    before === undefined || field.letters.includes(before.toLowerCase())
  return isOwn && digits !== undefined ? Number(digits) : undefined
}

/**
 * What stands for a number in place of the template's value of its field; none
 * for other fields, and where a link would keep its target.
 *
 * @param raw
 *   The Markdown of that value.
 */
export function fillNumber(
  template: Template,
  field: TemplateField,
  number: number | undefined,
  raw: string
): string | undefined {
  const isOwn = numberFieldOf(template)?.field === field
  if (!isOwn || number === undefined || raw.includes('](')) return undefined
  const [before = '', prompt = ''] =
    /^[`*]*((?:\p{L}+[-_ ])?#?)([XN0#]{2,})/u.exec(raw)?.slice(1) ?? []
  return before + String(number).padStart(placeholderWidth(prompt), '0')
}
