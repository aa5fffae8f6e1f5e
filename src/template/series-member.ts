import {normalizeTitle, readTitle} from '../document/title.js'
import {signs} from './series-signs.js'
import type {Series} from './template.js'

/** A section's title as a member of a series: `Phase 2: Export`. */
export interface Member {
  series: Series
  /** `Phase`, as spelled there. */
  label: string
  /** Where the label ends in the title; a leading number stands before it. */
  labelEnd: number
  /** `2`, `II` or `B`; `''` where there is none. */
  number: string
  /** Where the number is, or belongs. */
  numberAt: number
  /** `Export`. */
  name: string
}

// `Phase 2: Export`, `Option 2 (discarded): Export`.
const counted =
  /^(.*?\S)\s+(\d+)(?!\.\d)(?:\s*\([^()]*\))?(?:\s*[-).:：–—]\s*|\s+|$)(.*)$/
// `Phase 1.5`, `Phase 2a`, `Phases 2-3`, `Phase Two`.
const otherwise =
  /^(.*?\S?)s?\s+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)/i
const uncounted =
  /^(.*?\S)(?:\s+([A-Z]|[IVX]+))?(?:(?:\s*[:：.]|\s+[-–—])\s*(.*))?$/

/** Reads a title as a member of a series. */
export function readMember(series: Series, title: string): Member | undefined {
  // Of a series without a label any title is all name.
  if (series.label === '') {
    return {
      series,
      label: '',
      labelEnd: 0,
      number: '',
      numberAt: 0,
      name: title
    }
  }

  const start = readTitle(title).number.length
  const rest = title.slice(start)
  const [there = '', number = '', name = ''] =
    readings(rest).find(
      ([there]) => normalizeTitle(there) === normalizeTitle(series.label)
    ) ?? []
  if (there === '') return undefined
  const labelEnd = start + there.length
  return {
    series,
    label: there,
    labelEnd,
    number,
    numberAt: number === '' ? labelEnd : title.indexOf(number, labelEnd),
    name
  }
}

/** Label, number and name of a title, in all ways in which it can be read. */
function readings(
  title: string
): Array<[label: string, number: string, name: string]> {
  const found = [counted, uncounted].flatMap((pattern) => {
    const [all, label = '', number = '', name = ''] = pattern.exec(title) ?? []
    return all === undefined ? [] : [[label, number, name] as const]
  })
  // The patterns would take long on a title that is no one's.
  const signed = (title.length > 200 ? [] : signs).flatMap(({pattern}) => {
    const {label, sign = '', name = ''} = pattern.exec(title)?.groups ?? {}
    return label === undefined ? [] : [[label, sign, name] as const]
  })
  return [...found, ...signed].map(([...d]) => d)
}

/** Whether a title counts as those of members do, but not by 1, 2, 3 …. */
export function isCountedOtherwise(series: Series, title: string): boolean {
  const rest = title.slice(readTitle(title).number.length)
  const label = otherwise.exec(rest)?.[1]
  return (
    series.numbered &&
    label !== undefined &&
    normalizeTitle(label) === normalizeTitle(series.label) &&
    !isMember(series, title)
  )
}

/** Whether a title is one of a member of a series. */
export function isMember(series: Series, title: string): boolean {
  return readMember(series, title) !== undefined
}
