import {styleText} from 'node:util'
import type {Finding} from './finding.js'
import {pageOf, summarize, type Reporter, type Style} from './report.js'

/** For people: findings by file, and a line that sums up. */
export const stylish: Reporter = (report, style) => {
  const paint = paintOf(style)
  const {bold, dim, green} = paint
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map((file) => {
      const width = file.findings.reduce(
        (most, d) => Math.max(most, placeOf(d).length),
        0
      )
      const lines = file.findings.flatMap((finding) =>
        linesOf(finding, placeOf(finding).padStart(width), style, paint)
      )
      return `${bold(file.path)}\n${lines.join('\n')}\n`
    })
  if (!style.quiet) {
    blocks.push(...report.notes.map((d) => `${dim(d)}\n`))
    const sum = summarize(report)
    const isClean = report.errors + report.warnings === 0
    blocks.push(`${isClean ? green(sum) : bold(sum)}\n`)
  }

  return blocks.join('\n')
}

function placeOf({place}: Finding): string {
  return place ? `${String(place.line)}:${String(place.column)}` : ''
}

function linesOf(
  finding: Finding,
  place: string,
  style: Style,
  {dim, red, yellow, cyan}: ReturnType<typeof paintOf>
): string[] {
  const {severity, rule, note, isFixable} = finding
  const color = {error: red, warning: yellow, note: cyan}[severity]
  const indent = ' '.repeat(place.length + 4)
  const reason = style.color
    ? finding.reason.replace(/`[^`]*`/g, (d) => cyan(d))
    : finding.reason
  const page = style.verbose ? (pageOf(finding) ?? finding.url) : undefined
  const fixable = isFixable ? ', fixable' : ''
  const name = rule ? `  ${dim(rule + fixable)}` : ''
  return [
    `  ${place}  ${color(severity)}  ${reason}${name}`,
    ...(style.verbose && note ? [`${indent}${dim(note)}`] : []),
    ...(page ? [`${indent}${dim(page)}`] : [])
  ]
}

type Format = Parameters<typeof styleText>[0]

function paintOf({color}: Style) {
  const with_ = (format: Format) => (text: string) =>
    color ? styleText(format, text, {validateStream: false}) : text
  return {
    bold: with_('bold'),
    dim: with_('dim'),
    red: with_('red'),
    yellow: with_('yellow'),
    green: with_('green'),
    cyan: with_('cyan')
  }
}
