import {visible, visibleText} from '../base/visible.js'
import {colorOf, colorsFor, withCode, type Colors} from './colors.js'
import type {Finding} from './finding.js'
import {lineAndColumn} from './places.js'
import {pageOf, summarize, type Reporter, type Style} from './report.js'

/** For people, where no terminal tells its width: findings by file, one a line. */
export const stylish: Reporter = (report, style) => {
  const colors = colorsFor(style.color)
  const {bold, dim, green} = colors
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map((file) => {
      const width = file.findings.reduce(
        (most, d) => Math.max(most, lineAndColumn(d).length),
        0
      )
      const lines = file.findings.flatMap((finding) =>
        linesOf(finding, lineAndColumn(finding).padStart(width), style, colors)
      )
      return `${bold(visible(file.path))}\n${lines.join('\n')}\n`
    })
  if (!style.quiet) {
    blocks.push(...report.notes.map((d) => `${dim(visibleText(d))}\n`))
    const sum = summarize(report)
    const isClean = report.errors + report.warnings === 0
    blocks.push(`${isClean ? green(sum) : bold(sum)}\n`)
  }

  return blocks.join('\n')
}

function linesOf(
  finding: Finding,
  place: string,
  style: Style,
  colors: Colors
): string[] {
  const {dim} = colors
  const {severity, rule, note, fix} = finding
  const color = colorOf(finding, colors)
  const indent = ' '.repeat(place.length + 4)
  const reason = withCode(visible(finding.reason), colors)
  const page = style.verbose ? (pageOf(finding) ?? finding.url) : undefined
  const fixable = fix ? `, ${fix}able` : ''
  const name = rule ? `  ${dim(visible(rule + fixable))}` : ''
  return [
    `  ${place}  ${color(severity)}  ${reason}${name}`,
    ...(style.verbose && note ? [`${indent}${dim(visibleText(note))}`] : []),
    ...(page ? [`${indent}${dim(visible(page))}`] : [])
  ]
}
