import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import {visible, visibleText} from '../base/visible.js'
import {withoutBom} from '../markdown/source.js'
import {colorOf, colorsFor, withCode, type Colors} from './colors.js'
import type {Finding, Region} from './finding.js'
import {lineAndColumn} from './places.js'
import {summarize, type Reporter, type Style} from './report.js'

const defaultWidth = 80
/** How much of a long line is shown before the place. */
const before = 20

/** For people who read one finding after the other: with the text it is about. */
export const full: Reporter = (report, style) => {
  const colors = colorsFor(style.color)
  const {bold, dim, green} = colors
  const blocks = report.files.flatMap(({findings, path, source}) => {
    if (findings.length === 0) return []
    const lines = withoutBom(source?.() ?? '').split(/\r\n|\r|\n/)
    return findings.map((d) => findingBlock(path, d, lines, style, colors))
  })
  if (!style.quiet) {
    const isClean = report.errors + report.warnings === 0
    const sum = summarize(report)
    blocks.push(...report.notes.map((d) => dim(visibleText(d))))
    blocks.push(isClean ? green(sum) : bold(sum))
  }

  return blocks.map((d) => `${d}\n`).join('\n')
}

function findingBlock(
  path: string,
  finding: Finding,
  lines: readonly string[],
  style: Style,
  colors: Colors
): string {
  const {bold, dim} = colors
  const {fix, place, reason, rule, severity} = finding
  const color = colorOf(finding, colors)
  const width = style.width ?? defaultWidth
  const at = place ? `:${lineAndColumn(finding)}` : ''
  const name = rule === undefined ? '' : visible(rule)
  const fixable = fix ? `, ${fix}able` : ''
  const text = withCode(visible(reason), colors)
  const line = place && lines[place.line - 1]
  return [
    `${bold(visible(path) + at)}  ${color(severity)}  ${dim(name + fixable)}`.trimEnd(),
    ...indented(text, width),
    ...(style.verbose && finding.note
      ? indented(dim(visibleText(finding.note)), width)
      : []),
    ...(place && line !== undefined
      ? sourceExcerpt(place, line, width, {dim, color})
      : [])
  ].join('\n')
}

function indented(text: string, width: number): string[] {
  return wrapAnsi(text, width - 2)
    .split('\n')
    .map((d) => `  ${d}`)
}

/** The first line of a place, with the part of it that is meant underlined. */
function sourceExcerpt(
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
    '',
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
