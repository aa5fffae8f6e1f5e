import {once} from '../base/memo.js'
import {formatDay, isIsoDate, readDateAs} from '../base/date.js'

/** How a template writes a date. */
interface DateForm {
  /** As it stands there: `YYYY-MM-DD`, `TT.MM.JJJJ`. */
  text: string
  /** The formats of dates that it stands for. */
  formats: readonly string[]
}

// The first letters of year, month and day in some languages.
const year = '(?:Y{4}|J{4}|A{4}|R{4}|Å{4}|Г{4})'
const month = '(?:M{1,2}|М{1,2})'
const day = '(?:D{1,2}|T{1,2}|J{1,2}|G{1,2}|Д{1,2})'
const orders = [
  String.raw`${year}([-/. ]?)${month}\1${day}`,
  String.raw`${day}([-/.])${month}\2${year}`,
  String.raw`${month}([-/.])${day}\3${year}`,
  String.raw`${year} ?[年년] ?${month} ?[月월] ?${day} ?[日일]`
]
const place = once(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${orders.join('|')})(?![\p{L}\p{N}])`,
      'iu'
    )
)
const compact = /y{4}m{2}d{2}/i
// What all of them have, as the patterns take long to compile.
const mayBePlace = /yyyy|jjjj|aaaa|rrrr|åååå|гггг/i

/** The form of a date that a value of a template stands for, if it does. */
export function dateFormIn(value: string): DateForm | undefined {
  if (!mayBePlace.test(value)) return undefined
  const text = place().exec(value)?.[0] ?? compact.exec(value)?.[0]
  if (text === undefined) return undefined
  const format = text
    .toUpperCase()
    .replace(new RegExp(year, 'u'), 'YYYY')
    .replace(new RegExp(month, 'u'), 'MM')
    .replace(/(?<![A-ZА-ЯÅ])[DTJGД]{1,2}(?![A-ZА-ЯÅ])/u, 'DD')
    .replace(/[년월일]/g, '[$&]')
  // Where nothing parts the numbers, and in ISO 8601, all have two digits.
  const isLoose = !/^YYYY-?MM-?DD$/.test(format)
  const short = format.replace('MM', 'M').replace('DD', 'D')
  return {text, formats: isLoose ? [format, short] : [format]}
}

/**
 * The day that a value is, `YYYY-MM-DD`; of a template that writes dates in another
 * form, in that. Any other value stays as it is.
 */
export function dayIn(value: string, form: DateForm | undefined): string {
  if (isIsoDate(value)) return value
  for (const format of form?.formats ?? []) {
    const found = readDateAs(value, format)
    if (found !== undefined) return found
  }

  return value
}

/** A day as a template writes it. */
export function writeDay(iso: string, form: DateForm | undefined): string {
  const [format] = form?.formats ?? []
  return format === undefined ? iso : formatDay(iso, format)
}
