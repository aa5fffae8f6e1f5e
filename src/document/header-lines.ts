import {countWhile} from '../base/list.js'
import {readLabel, type Label} from '../markdown/label.js'
import type {Text} from '../markdown/text.js'

/** A `Key: value` in a paragraph or item. */
export interface HeaderLine extends Label {
  /** Whether another one follows on the same line. */
  isBeforeOther: boolean
  /** Where it starts in the text. */
  at: number
}

/** Where a label starts, and the line that it is on. */
interface Start {
  at: number
  line: number
}

// A colon without a space behind it: not in `12:30`, a URL or `a::b`.
const tight = /^(\p{L}[\p{L}\p{M}\p{N} _#()&/'.-]{0,48}?)\s*:(?![\s/:\\]|\d)/u
const separator = /\s[|·•]\s/g
const separators = new Set('\t\n\r |·•;,/–—-')

/** The label of a header's line, in any of the ways in which people write it. */
export function readHeaderLabel(text: Text): Label | undefined {
  const label = readLabel(text)
  if (label?.colon) return label
  const match = label ? undefined : tight.exec(text.prose)
  return match?.[1] === undefined
    ? undefined
    : {
        all: text,
        key: text.slice(0, match[1].length),
        rest: text.slice(match[0].length),
        bold: false,
        colon: true
      }
}

/** Cuts a text into its fields `Key: value`, one a line or several on one. */
export function readHeaderLines(text: Text, isItem: boolean): HeaderLine[] {
  const starts: Start[] = []
  const {strong, value} = text
  for (const {0: line, index} of value.matchAll(/[^\n\r]+/g)) {
    const at = index + line.length - line.trimStart().length
    const end = index + line.length
    const label = readHeaderLabel(text.slice(at, end))
    // The lines of an item go on with its text, unless they are marked.
    if (!label || (isItem && starts.length > 0 && !label.bold)) continue
    starts.push({at, line: index})
    for (const other of label.bold
      ? boldAfter(text, strong, at, end)
      : plainAfter(text, at, end)) {
      starts.push({at: other, line: index})
    }
  }

  return starts.flatMap(({at, line}, index) => {
    const next = starts[index + 1]
    const isBeforeOther = next?.line === line
    const raw = value.slice(at, next?.at)
    const length = isBeforeOther ? lengthWithout(raw) : raw.length
    const label = readHeaderLabel(text.slice(at, at + length))
    return label ? {...label, isBeforeOther, at} : []
  })
}

/** Where further bold labels start on a line that opens with one. */
function boldAfter(
  text: Text,
  strong: ReadonlyArray<[from: number, to: number]>,
  at: number,
  end: number
): number[] {
  const first = countWhile(strong, (d) => d[0] <= at)
  const behind = countWhile(strong, (d) => d[1] <= end)
  return strong.slice(first, behind).flatMap(([from], index) => {
    // Only up to the next label, or each would read the rest of a long line.
    const [next = end] = strong[first + index + 1] ?? []
    return readLabel(text.slice(from, Math.min(next, end)))?.colon ? from : []
  })
}

/** The same of plain labels, where nothing else is between the bars. */
function plainAfter(text: Text, at: number, end: number): number[] {
  const starts = Array.from(
    text.value.slice(at, end).matchAll(separator),
    (d) => at + d.index + d[0].length
  )
  return starts.every((from, index) =>
    readHeaderLabel(text.slice(from, starts[index + 1] ?? end))
  )
    ? starts
    : []
}

/** The length of a text without the separators at its end. */
function lengthWithout(text: string): number {
  let length = text.length
  while (length > 0 && separators.has(text.charAt(length - 1))) length--
  return length
}
