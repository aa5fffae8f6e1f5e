import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(customParseFormat)
dayjs.extend(utc)

const iso = 'YYYY-MM-DD'
const isoShape = /^\d{4}-\d\d-\d\d$/

// Ways of writing a date. A text that two of them read differently is ambiguous.
const formats = [
  'YYYYMMDD',
  'YYYY-MM-DDTHH:mm:ss[Z]',
  'YYYY-MM-DD HH:mm',
  ...['D', 'DD'].flatMap((day) =>
    ['M', 'MM'].flatMap((month) =>
      ['/', '.', '-'].flatMap((separator) => [
        ['YYYY', month, day].join(separator),
        [day, month, 'YYYY'].join(separator),
        [month, day, 'YYYY'].join(separator)
      ])
    )
  ),
  ...['MMM', 'MMMM'].flatMap((month) => [
    `${month} D, YYYY`,
    `${month} DD, YYYY`,
    `${month} D YYYY`,
    `D ${month} YYYY`,
    `DD ${month} YYYY`,
    `D-${month}-YYYY`,
    `YYYY-${month}-DD`
  ])
].map((format) => ({format, separators: separatorsOf(format)}))

/** The day of the clock in UTC, `YYYY-MM-DD`. */
export function utcDay(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isIsoDate(value: string): boolean {
  // There is no 31st of February, so it would be another day.
  return isoShape.test(value) && dayjs.utc(value).format(iso) === value
}

/** The ISO form of a date in another format; none where that is ambiguous. */
export function readDate(value: string): string | undefined {
  const days = new Set<string>()
  const found = separatorsOf(value)
  for (const {format, separators} of formats) {
    if (separators !== found) continue
    const day = dayjs.utc(value, format, true)
    if (day.isValid()) days.add(day.format(iso))
  }

  const [day, ...others] = days
  return others.length === 0 ? day : undefined
}

/** The ISO form of a date in one format, if it is one. */
export function readDateAs(value: string, format: string): string | undefined {
  const day = dayjs.utc(value, format, true)
  return day.isValid() ? day.format(iso) : undefined
}

/** A day, `YYYY-MM-DD`, in another format. */
export function formatDay(day: string, format: string): string {
  return dayjs.utc(day).format(format)
}

/** What stands between the numbers and words of a date or format. */
function separatorsOf(date: string): string {
  return date.replace(/[\da-z[\]]+/gi, '')
}

/** Both forms in which findings write a day: `2026-01-31` and `20260131`. */
export function formsOf(day: string): [iso: string, digits: string] {
  return [day, day.replaceAll('-', '')]
}

/** The day after one, both `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return dayjs.utc(day).add(1, 'day').format(iso)
}

/** Whether a field says when a proposal was begun. */
export function isCreated(key: string): boolean {
  return /\b(?:creat(?:ed|ion)|start)(?![a-z])/i.test(key.replaceAll('_', ' '))
}

/** Whether a field says when a proposal was last changed. */
export function isUpdated(key: string): boolean {
  return /\b(?:updated?|modified|revised|changed)\b/i.test(
    key.replaceAll('_', ' ')
  )
}

/** The whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}
