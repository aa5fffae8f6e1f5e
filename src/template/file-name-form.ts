import escapeStringRegexp from 'escape-string-regexp'
import {slug} from 'github-slugger'
import {formsOf, isIsoDate} from '../base/date.js'
import {type TitleForm} from './title-form.js'
import {
  behindLetters,
  digitsOf,
  numberPlaceholder,
  placeholderWidth
} from './number-placeholder.js'

/** A form of file names: `EP-XXX-<slug>.md`, `draft-YYYYMMDD-<slug>.md`. */
export interface NameForm {
  text: string
  /** The digits that a number has at least; none in a form without number. */
  digits: number | undefined
  /** The digits that a new number is written with at least. */
  width: number
  pattern: RegExp
  /** Whether nothing names this form: it is accepted, but not suggested. */
  isAssumed?: boolean
}

/** What a file name tells of its proposal. */
export interface FileName {
  form: NameForm
  number: number | undefined
  /** Its words, joined by hyphens, for each `<…>` of the form. */
  words: string[]
  /** Whether its day is a real one; also true where it has none. */
  isDayReal: boolean
}

const tokenPattern = new RegExp(
  `YYYYMMDD|${numberPlaceholder.source}|${behindLetters.source}|<[^>]*>`,
  'g'
)
const word = '[\\p{L}\\p{N}._-]'

/** The parts of a form that a file name replaces: number, day, words. */
function tokensOf(form: string): Array<{token: string; index: number}> {
  return Array.from(form.matchAll(tokenPattern), ({0: token, index}) => ({
    token,
    index
  }))
}

const isWords = (token: string): boolean => token.startsWith('<')
const isDay = (token: string): boolean => token === 'YYYYMMDD'

/**
 * Reads forms of file names: `XXX` is a number of at least three digits, `NNNN`
 * one as it is, `YYYYMMDD` a day, `<…>` words joined by hyphens.
 */
export function readNameForms(forms: readonly string[]): NameForm[] {
  return forms.map((text) => {
    const tokens = tokensOf(text)
    let digits: number | undefined
    let width = 1
    let pattern = ''
    let at = 0
    let words = countWords(text)
    for (const {token, index} of tokens) {
      pattern += escapeStringRegexp(text.slice(at, index))
      at = index + token.length
      if (isWords(token)) {
        pattern += wordsPattern(words--)
      } else if (isDay(token)) {
        pattern += '(?<day>\\d{8})'
      } else {
        digits = digitsOf(token)
        width = placeholderWidth(token)
        pattern += `(?<number>\\d{${String(digits)},})`
      }
    }

    return {
      text,
      digits,
      width,
      pattern: new RegExp(
        `^${pattern}${escapeStringRegexp(text.slice(at))}$`,
        'u'
      )
    }
  })
}

/** The pattern of words; all but the last of a form match as few as they can. */
function wordsPattern(left: number): string {
  const many = left === 1 ? '+' : '+?'
  return `(?<words${String(left)}>(?![._-])${word}${many}(?<![._-]))`
}

function countWords(form: string): number {
  return tokensOf(form).filter((d) => isWords(d.token)).length
}

/** What a form has twice, though a file name can have only one. */
export function repeatedIn(form: string): 'number' | 'day' | undefined {
  const tokens = tokensOf(form).filter((d) => !isWords(d.token))
  const days = tokens.filter((d) => isDay(d.token)).length
  if (tokens.length - days > 1) return 'number'
  return days > 1 ? 'day' : undefined
}

/** Reads a file name; none where it matches no form. */
export function readFileName(
  name: string,
  forms: readonly NameForm[]
): FileName | undefined {
  for (const form of forms) {
    const groups = form.pattern.exec(name)?.groups
    if (!groups) continue
    const {number, day} = groups
    return {
      form,
      words: Object.entries(groups).flatMap(([name, text]) =>
        name.startsWith('words') ? text : []
      ),
      number: number === undefined ? undefined : Number(number),
      isDayReal:
        day === undefined || isIsoDate(day.replace(/^(\d{4})(\d\d)/, '$1-$2-'))
    }
  }

  return undefined
}

/** The number in a file name, also where its form is not exact: `EP_7_x.md`. */
export function numberInName(
  name: string,
  forms: readonly NameForm[],
  title: TitleForm | undefined
): number | undefined {
  const read = readFileName(name, forms)
  if (read) return read.number
  const letters = title?.numbered ? title.letters : ''
  const digits =
    letters === ''
      ? undefined
      : new RegExp(`^${letters}[-_ .]*(\\d+)`, 'iu').exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/**
 * A file name in the first form with a number, else in the first without.
 *
 * @param words
 *   For each `<…>` of the form, the last for the last; one without words stays.
 */
export function nameLike(
  forms: readonly NameForm[],
  number: number | undefined,
  words: readonly string[],
  today = ''
): string | undefined {
  const form = forms.find((d) =>
    number === undefined ? d.digits === undefined : d.digits !== undefined
  )
  if (!form) return undefined
  let left = countWords(form.text)
  if (left > 0 && slugOf(words.at(-1) ?? '') === '') return undefined
  return form.text.replace(tokenPattern, (token) => {
    if (isWords(token)) return slugOf(words.at(-left--) ?? token)
    if (isDay(token)) return formsOf(today)[1]
    return String(number).padStart(form.width, '0')
  })
}

/** The words of a file name whose form is not exact: `x` of `EP_7 x.md`. */
export function wordsInName(
  name: string,
  title: TitleForm | undefined
): string {
  const letters = title?.letters ?? ''
  const start = new RegExp(`^(?:${letters}|draft)[-_ .]+\\d*`, 'iu')
  return start.test(name) ? name.replace(/\.[^.]*$/, '').replace(start, '') : ''
}

function slugOf(words: string): string {
  return slug(words.replace(/[_.]/g, ' '), true)
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Whether a file name is that of a folder's index. */
export function isIndexName(name: string): boolean {
  return /^(?:index|readme)\.[^.]+$/i.test(name)
}

/** Whether a file name is that of a template. */
export function isTemplateName(name: string): boolean {
  return /(?:^|[-_.\d])template\.[^.]+$/i.test(name)
}

/** Whether a file name is that of a draft: `draft-20260115-title.md`. */
export function isDraftName(name: string): boolean {
  return /^draft-\d{8}-/i.test(name)
}
