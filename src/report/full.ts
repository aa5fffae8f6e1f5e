import wrapAnsi from 'wrap-ansi'
import {visible, visibleText} from '../base/visible.js'
import {sourceExcerpt, sourceLines} from './excerpt.js'
import {colorOf, colorsFor, withCode, type Colors} from './colors.js'
import type {Finding} from './finding.js'
import {lineAndColumn} from './places.js'
import {summarize, type Reporter, type Style} from './report.js'

const defaultWidth = 80
/** For people who read one finding after the other: with the text it is about. */
export const full: Reporter = (report, style) => {
  const colors = colorsFor(style.color)
  const {bold, dim, green} = colors
  const blocks = report.files.flatMap(({findings, path, source}) => {
    if (findings.length === 0) return []
    const lines = sourceLines(source)
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
      ? ['', ...sourceExcerpt(place, line, width, {dim, color})]
      : [])
  ].join('\n')
}

function indented(text: string, width: number): string[] {
  return wrapAnsi(text, width - 2)
    .split('\n')
    .map((d) => `  ${d}`)
}
