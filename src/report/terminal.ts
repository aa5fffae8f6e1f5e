import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import {byFrequency, groupBy} from '../base/list.js'
import {visible, visibleText} from '../base/visible.js'
import {colorOf, colorsFor, withCode, type Colors} from './colors.js'
import {sourceExcerpt, sourceLines} from './excerpt.js'
import type {Finding, Region} from './finding.js'
import {mergeMissing, type Line} from './merge-missing.js'
import {lineAndColumn} from './places.js'
import {
  hasManyFiles,
  pageOf,
  summarize,
  type ReportedFile,
  type Report,
  type Reporter,
  type Style
} from './report.js'

/** Signs instead of words; their color says the same. */
const signs = {error: '✖', warning: '⚠', note: 'ℹ'}

/** Below that, a hanging indent would leave no room for text. */
const narrowest = 40

/** Up to that many findings are shown with the text that they are about. */
const fewFindings = 5

/** How many findings are more than a few. */
const severalFindings = 10

/** For people at a terminal: as wide as that is, with what to do next. */
export const terminal: Reporter = (report, style) => {
  const colors = colorsFor(style.color)
  const {bold, dim, green} = colors
  const isFew = report.errors + report.warnings <= fewFindings
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map((d) => fileLines(d, {colors, isFew, style}).join('\n'))
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

/** How the findings of a file are shown. */
interface Look {
  colors: Colors
  style: Style
  /** Whether there are few findings in all. */
  isFew: boolean
}

/** A file: its findings, by section where there are many. */
function fileLines(
  {findings, path, source}: ReportedFile,
  look: Look
): string[] {
  const {bold, dim} = look.colors
  const lines = mergeMissing(findings)
  const most = lines.reduce(
    (sum, d) => Math.max(sum, lineAndColumn(d.finding).length),
    0
  )
  const text = look.isFew ? sourceLines(source) : []
  const rowsOf = (some: readonly Line[]): string[] =>
    some.flatMap((d) => [
      ...findingRows(d, most, look),
      ...excerptBelow(d.finding, text, most, look)
    ])
  const bySection = groupBy(lines, (d) => d.finding.section)
  if (lines.length < severalFindings || bySection.size === 1) {
    return [bold(visible(path)), ...rowsOf(lines)]
  }

  return [
    bold(visible(path)),
    ...Array.from(bySection, ([section, some]) => [
      `  ${dim(visible(section ?? 'Title and header'))}`,
      ...rowsOf(some)
    ]).flat()
  ]
}

function findingRows(
  {finding, reason}: Line,
  placeWidth: number,
  {colors, style}: Look
): string[] {
  const place = lineAndColumn(finding).padStart(placeWidth)
  const start = `  ${place}  ${colorOf(finding, colors)(signOf(finding, style))}  `
  const text = `${withCode(visible(reason), colors)}${ruleOf(finding, style, colors)}`
  const below = style.verbose ? detailsBelow(finding) : []
  return hang(start, [text, ...below.map((d) => colors.dim(d))], style)
}

function signOf({severity}: Finding, {color}: Style): string {
  return color ? signs[severity] : severity
}

/** The text that a finding is about; none where something is missing. */
function excerptBelow(
  finding: Finding,
  text: readonly string[],
  placeWidth: number,
  {colors, style}: Look
): string[] {
  const {place} = finding
  const line = place && text[place.line - 1]
  if (!place || line === undefined || isPoint(place)) return []

  const indent = ' '.repeat(placeWidth + 4 + signOf(finding, style).length)
  const {dim} = colors
  const color = colorOf(finding, colors)
  const width = textWidth(style) - indent.length
  return sourceExcerpt(place, line, width, {dim, color}).map((d) => indent + d)
}

function isPoint({line, column, endLine, endColumn}: Region): boolean {
  return line === endLine && column === endColumn
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

/** Whether most findings are in files at which nobody is at work. */
function isMostlyOld({changedLately, files}: Report, count: number): boolean {
  if (!changedLately) return true
  const old = files.filter((d) => !changedLately.has(d.full ?? ''))
  return old.reduce((sum, d) => sum + d.findings.length, 0) > count / 2
}

/** What may help most now. */
function nextStep(report: Report): string | undefined {
  const {files, fixable, insertable} = report
  const all = files.flatMap((d) => d.findings)
  if (all.length === 0 || all.some((d) => d.isFileError)) return undefined
  if (hasManyFiles(report) && isMostlyOld(report, all.length)) {
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
