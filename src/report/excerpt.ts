import stringWidth from 'string-width'
import {visible} from '../base/visible.js'
import {withoutBom} from '../markdown/source.js'
import type {Colors} from './colors.js'
import type {Region} from './finding.js'

/** How much of a long line is shown before the place. */
const before = 20

/** The lines of a file, none where its text is not known. */
export function sourceLines(
  source: (() => string | undefined) | undefined
): string[] {
  const text = source?.()
  return text === undefined ? [] : withoutBom(text).split(/\r\n|\r|\n/)
}

/** The first line of a place, with the part of it that is meant underlined. */
export function sourceExcerpt(
  {column, endColumn, endLine, line: number}: Region,
  line: string,
  width: number,
  {dim, color}: {dim: Colors['dim']; color: Colors['dim']}
): string[] {
  const gutter = `  ${String(number)} | `
  const room = Math.max(width - gutter.length, 2 * before)
  const end = endLine > number ? line.length : endColumn - 1
  const head = lastOf(line.slice(0, column - 1), before)
  const marked = cutTo(line.slice(column - 1, end), room - stringWidth(head))
  const used = stringWidth(head + marked)
  const tail = cutTo(line.slice(end), room - used)
  const blank = ' '.repeat(stringWidth(head))
  const under = '^'.repeat(Math.max(stringWidth(marked), 1))
  return [
    `${dim(gutter)}${head}${marked}${tail}`.trimEnd(),
    `${dim(`${' '.repeat(gutter.length - 2)}| `)}${blank}${color(under)}`
  ]
}

/** A text as it is shown, in which a tab is as wide as a blank. */
function shown(text: string): string {
  return visible(text.replaceAll('\t', ' '))
}

/** As much of the end of a text as there is room for. */
function lastOf(text: string, width: number): string {
  const parts = graphemes(shown(text))
  let end = ''
  for (const part of parts.toReversed()) {
    if (stringWidth(part + end) >= width) return `…${end}`
    end = part + end
  }

  return end
}

/** As much of the start of a text as there is room for. */
function cutTo(text: string, width: number): string {
  let start = ''
  for (const part of graphemes(shown(text))) {
    if (stringWidth(start + part) >= width) return `${start}…`
    start += part
  }

  return start
}

/** Letters, those of several code points whole. */
function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), (d) => d.segment)
}
