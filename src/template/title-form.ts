import escapeStringRegexp from 'escape-string-regexp'
import {withoutEmoji} from '../base/emoji.js'
import {withoutFormatting} from '../markdown/prompt-marks.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'
import {
  findNumber,
  numberPattern,
  digitsOf,
  placeholderWidth
} from './number-placeholder.js'

/** The form of a title: `EP-XXX: [Enhancement Title]`. */
export interface TitleForm {
  /** The template's title. */
  text: string
  /** What stands before the number, or before the free text. */
  prefix: string
  /** The letters at its start. */
  letters: string
  /** Whether the form has a number. */
  numbered: boolean
  /** What stands for the number in the template: `XXX`. */
  placeholder: string
  /** The template's number, as a pattern to look for in text. */
  numberPrompt: RegExp | undefined
  /** Prefix and number without characters that may be formatting: `EP-XXX`. */
  plainNumber: string | undefined
  /** The digits that a number has at least. */
  digits: number
  /** The digits that a new number is written with at least. */
  width: number
  /** What stands between number and name. */
  separator: string
  pattern: RegExp
  /** The same, tolerating other separators and letter case. */
  loose: RegExp | undefined
}

/** Reads the H1 of a template. */
export function readTitleForm(text: string): TitleForm {
  const form = readForm(text)
  return {...form, letters: /^\p{L}+/u.exec(form.prefix)?.[0] ?? ''}
}

function readForm(text: string): Omit<TitleForm, 'letters'> {
  const found = findNumber(text)
  const bracket = text.search(/[[{<［｛＜【]|\$\{/)
  if (!found) {
    const prefix = bracket > 0 ? text.slice(0, bracket) : ''
    return {
      text,
      prefix,
      numbered: false,
      placeholder: '',
      numberPrompt: undefined,
      plainNumber: undefined,
      digits: 0,
      width: 0,
      separator: '',
      pattern: new RegExp(`^${literalOf(prefix)}(?<name>.+)$`, 'u'),
      loose: undefined
    }
  }

  const prefix = text.slice(0, found.index)
  const rest = text.slice(found.index + found[0].length)
  const separator =
    /^(?:(?!\$\{)[^\p{L}\p{N}[({<［（｛＜【])*/u.exec(rest)?.[0] ?? ''
  const digits = digitsOf(found[0])
  const literal = literalOf(prefix)
  const letters = escapeStringRegexp(prefix.replace(/[^\p{L}\p{N}]+$/u, ''))
  const name = rest === separator ? '' : '(?<name>.+)'
  return {
    text,
    prefix,
    numbered: true,
    placeholder: found[0],
    numberPrompt: new RegExp(
      `${prefix === '' ? '^' : '(?<![\\w-])'}${literal}${escapeStringRegexp(found[0])}(?![\\w])`,
      'g'
    ),
    plainNumber: withoutFormatting(prefix + found[0]),
    digits,
    width: placeholderWidth(found[0]),
    separator,
    pattern: new RegExp(
      `^${literal}(?:${numberPattern(found[0], digits)}|${escapeStringRegexp(found[0])})${anyWidth(separator)}${name}$`,
      'su'
    ),
    loose:
      letters === '' || name === ''
        ? undefined
        : new RegExp(
            `^${letters}[\\s_#-]*(?<number>\\d+)[\\s.:：–—-]+${name}$`,
            'isu'
          )
  }
}

/** Matches a prefix, with the emoji at its start or without. */
function literalOf(prefix: string): string {
  const emoji = prefix.slice(0, prefix.length - withoutEmoji(prefix).length)
  const literal = escapeStringRegexp(prefix.slice(emoji.length).trimStart())
  return emoji !== '' && prefix.endsWith(withoutEmoji(prefix))
    ? `(?:${escapeStringRegexp(emoji)}\\s*)?${literal}`
    : escapeStringRegexp(prefix)
}

/** Matches a separator, whose colon may be a full-width one. */
function anyWidth(separator: string): string {
  return escapeStringRegexp(separator)
    .replace(/：/, String.raw`(?:：|:\s*)`)
    .replace(/(?<![|?]):(?<blanks> *)/, String.raw`(?::$<blanks>|：\s*)`)
}

/** The number and the name in a title, also where its form is not exact. */
export function readNumberAndName(
  form: TitleForm | undefined,
  title: string
): {number: number | undefined; name: string} {
  const groups =
    form?.pattern.exec(title)?.groups ?? form?.loose?.exec(title)?.groups
  const digits = groups?.['number']
  return {
    number: digits === undefined ? undefined : Number(digits),
    name: groups?.['name'] ?? title
  }
}

/** Whether titles start as those of the built-in template do. */
export function isBuiltInForm(form: TitleForm | undefined): boolean {
  return form?.prefix === 'EP-'
}

/** A number as a title has it: `EP-007`; digits stay as they are written. */
export function writeNumber(
  form: TitleForm | undefined,
  number: number | string
): string {
  const width = typeof number === 'string' ? form?.digits : form?.width
  return (form?.prefix ?? '') + String(number).padStart(width ?? 1, '0')
}

/**
 * Writes a title in the form: `EP-007: Night exports`. Without a number it keeps
 * the template's placeholder, as drafts do.
 */
export function retitle(
  form: TitleForm,
  number: number | undefined,
  name: string
): string {
  if (!form.numbered) return form.prefix + name
  const start =
    number === undefined
      ? form.prefix + form.placeholder
      : writeNumber(form, number)
  return start + form.separator + name
}

/** The edit that gives a title a number and leaves its name alone. */
export function renumber(
  form: TitleForm,
  title: Text,
  number: number | string
): {place: Span; text: string} | undefined {
  const {prefix, separator} = form
  const {value} = title
  // `EP-TBD: ` is no number, and no part of the name either.
  const to = value.indexOf(separator, prefix.length)
  const isOpen =
    prefix !== '' && separator !== '' && to > 0 && value.startsWith(prefix)
  const {name} =
    isOpen && !/\s/.test(value.slice(prefix.length, to))
      ? {name: value.slice(to + separator.length)}
      : readNumberAndName(form, value)
  const from = value.length - name.length
  const place = title.slice(from).place
  if (!form.numbered || !place) return undefined
  const start = title.slice(0, from).place?.start ?? place.start
  return {
    place: {start, end: place.start},
    text: writeNumber(form, number) + form.separator
  }
}

/** The title that was meant, and its digits, where its form is not exact. */
export function respell(
  form: TitleForm,
  title: string
): {digits: string; title: string} | undefined {
  const {number: digits, name} = form.loose?.exec(title)?.groups ?? {}
  return digits === undefined || name === undefined
    ? undefined
    : {digits, title: writeNumber(form, digits) + form.separator + name}
}
