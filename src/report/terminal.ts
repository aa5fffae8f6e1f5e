import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import {byFrequency} from '../base/list.js'
import {visible, visibleText} from '../base/visible.js'
import {colorOf, colorsFor, withCode, type Colors} from './colors.js'
import type {Finding} from './finding.js'
import {mergeMissing} from './merge-missing.js'
import {lineAndColumn} from './places.js'
import {
  pageOf,
  summarize,
  type Report,
  type Reporter,
  type Style
} from './report.js'

/** Signs instead of words; their color says the same. */
const signs = {error: '✖', warning: '⚠', note: 'ℹ'}

/** Below that, a hanging indent would leave no room for text. */
const narrowest = 40

/** How many findings are more than a few, and how many files are many. */
const severalFindings = 10
const manyFiles = 10

/** For people at a terminal: as wide as that is, with what to do next. */
export const terminal: Reporter = (report, style) => {
  const colors = colorsFor(style.color)
  const {bold, dim, green} = colors
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map(({path, findings}) =>
      [bold(visible(path)), ...findingRows(findings, style, colors)].join('\n')
    )
  if (!style.quiet) {
    const width = textWidth(style)
    const wrap = (text: string) => wrapAnsi(text, width, {hard: true})
    blocks.push(...report.notes.map((d) => dim(wrap(visibleText(d)))))
    const counts = countsByRule(report)
    const isClean = report.errors + report.warnings === 0
    const sum = wrap(summarize(report))
    const step = nextStep(report)
    blocks.push(
      [
        ...(counts === undefined ? [] : [dim(wrap(counts))]),
        isClean ? green(sum) : bold(sum),
        ...(step === undefined ? [] : [wrap(withCode(step, colors))])
      ].join('\n')
    )
  }

  return blocks.map((d) => `${d}\n`).join('\n')
}

function textWidth({width = 0}: Style): number {
  return Math.max(width, narrowest)
}

function findingRows(
  findings: readonly Finding[],
  style: Style,
  colors: Colors
): string[] {
  const lines = mergeMissing(findings)
  const places = lines.map((d) => lineAndColumn(d.finding))
  const most = places.reduce((sum, d) => Math.max(sum, d.length), 0)
  return lines.flatMap(({finding, reason}, index) => {
    const place = (places[index] ?? '').padStart(most)
    const sign = style.color ? signs[finding.severity] : finding.severity
    const start = `  ${place}  ${colorOf(finding, colors)(sign)}  `
    const text = `${withCode(visible(reason), colors)}${ruleOf(finding, style, colors)}`
    const below = style.verbose ? detailsBelow(finding) : []
    return hang(start, [text, ...below.map((d) => colors.dim(d))], style)
  })
}

/** Paragraphs with a text before the first, all others as far to the right. */
function hang(
  start: string,
  paragraphs: readonly string[],
  style: Style
): string[] {
  const indent = stringWidth(start)
  return paragraphs
    .flatMap((d) =>
      wrapAnsi(d, textWidth(style) - indent, {hard: true}).split('\n')
    )
    .map((d, index) => (index === 0 ? start : ' '.repeat(indent)) + d)
}

function ruleOf(finding: Finding, style: Style, {dim}: Colors): string {
  const {fix, rule} = finding
  if (rule === undefined) return ''
  const page = style.hasLinks ? finding.url : undefined
  const name = visible(rule)
  const linked = page === undefined ? name : link(name, visible(page))
  return `  ${dim(linked + (fix ? `, ${fix}able` : ''))}`
}

function link(text: string, url: string): string {
  return `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007`
}

function detailsBelow(finding: Finding): string[] {
  const page = pageOf(finding) ?? finding.url
  return [finding.note, page].flatMap((d) =>
    d === undefined ? [] : visibleText(d)
  )
}

/** How many findings each rule has, where there are more than a few. */
function countsByRule({files}: Report): string | undefined {
  const names = files.flatMap((d) => d.findings.map(({rule = 'other'}) => rule))
  const counts = byFrequency(names)
  if (names.length < severalFindings || counts.length === 1) return undefined
  return counts
    .map(([rule, count]) => `${String(count)} ${visible(rule)}`)
    .join(', ')
}

/** What may help most now. */
function nextStep({files, fixable, insertable}: Report): string | undefined {
  const all = files.flatMap((d) => d.findings)
  if (all.length === 0 || all.some((d) => d.isFileError)) return undefined
  const some = files.filter((d) => d.findings.length > 0)
  if (some.length >= manyFiles) {
    return 'Next: `--update-baseline` accepts what is there, so that later runs report only what is new'
  }

  if (fixable > 0)
    return 'Next: `--dry-run` shows the fixes, `--fix` writes them'
  if (insertable > 0) {
    return 'Next: `--insert --dry-run` shows what is missing, `--insert` writes it'
  }

  const rule = all.find((d) => d.source === 'remark-lint')?.rule
  return rule === undefined
    ? undefined
    : `Next: \`ep-lint explain ${rule}\` says more of the rule`
}
