import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(customParseFormat)
dayjs.extend(utc)

const iso = 'YYYY-MM-DD'
const isoShape = /^\d{4}-\d\d-\d\d$/

// Every way of writing a date; where two give different days it is ambiguous.
const formats = [
  'YYYYMMDD',
  'YYYY-MM-DDTHH:mm:ss[Z]',
  'YYYY-MM-DD HH:mm',
  ...['D', 'DD'].flatMap((day) =>
    ['M', 'MM'].flatMap((month) =>
      ['/', '.', '-'].flatMap((mark) => [
        ['YYYY', month, day].join(mark),
        [day, month, 'YYYY'].join(mark),
        [month, day, 'YYYY'].join(mark)
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
].map((format) => ({format, marks: marksOf(format)}))

/** The day of the clock in UTC, `YYYY-MM-DD`. */
export function utcDay(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isIsoDate(value: string): boolean {
  // There is no 31st of February, so it would be another day.
  return isoShape.test(value) && dayjs.utc(value).format(iso) === value
}

/** The ISO form of a date written otherwise; none where that is ambiguous. */
export function readDate(value: string): string | undefined {
  const days = new Set<string>()
  const own = marksOf(value)
  for (const {format, marks} of formats) {
    if (marks !== own) continue
    const day = dayjs.utc(value, format, true)
    if (day.isValid()) days.add(day.format(iso))
  }

  const [day, ...others] = days
  return others.length === 0 ? day : undefined
}

/** What stands between the numbers and words of a date, or of its format. */
function marksOf(date: string): string {
  return date.replace(/[\da-z[\]]+/gi, '')
}

/** How findings write a day, `2026-01-31` and `20260131`. */
export function formsOf(day: string): [iso: string, digits: string] {
  return [day, day.replaceAll('-', '')]
}

/** The day after one, both `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return dayjs.utc(day).add(1, 'day').format(iso)
}

/** Whether a field says when a proposal was begun. */
export function isCreated(key: string): boolean {
  return /\b(?:creat(?:ed|ion)|start)\b/i.test(key)
}

/** Whether a field says when a proposal was last changed. */
export function isUpdated(key: string): boolean {
  return /\b(?:updated?|modified|revised|changed)\b/i.test(key)
}

/** The whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}
