import {visible, visibleText} from '../../base/visible.js'
import {colorsFor} from '../../report/colors.js'
import {summarize, type Reporter} from '../../report/report.js'
import type {Count} from '../../report/statistics.js'
import {textTable, truncate, widthOf} from '../io/text-table.js'

const heads = ['Findings', 'Files', 'Fixable', 'Insertable']
const widestName = 40

/** For people: how many findings there are, by what they have in common. */
export const statisticsTables: Reporter = (report, style) => {
  const {rules = [], sections = [], years = []} = report.statistics ?? {}
  const {bold, dim, green} = colorsFor(style.color)
  const tables = [
    withHeads(
      'Rule',
      rules.map((d) => countRow(d.rule ?? 'other', d))
    ),
    withHeads(
      'Section',
      sections.map((d) => countRow(d.section ?? 'Title and header', d))
    ),
    withHeads(
      'Created in',
      years.map((d) => countRow(String(d.year ?? 'unknown'), d))
    )
  ].filter((d) => d.length > 1)
  const names = tables.flat().map(([name = '']) => widthOf(name))
  const widths = [Math.max(0, ...names)]
  const rightAligned = [false, ...heads.map(() => true)]
  const blocks = tables.map((rows) =>
    textTable(rows, {widths, rightAligned}).replace(/.*/, (head) => bold(head))
  )
  if (!style.quiet) {
    const sum = summarize(report)
    const isClean = report.errors + report.warnings === 0
    blocks.push(...report.notes.map((d) => `${dim(visibleText(d))}\n`))
    blocks.push(`${isClean ? green(sum) : bold(sum)}\n`)
  }

  return blocks.join('\n')
}

function withHeads(name: string, rows: readonly string[][]): string[][] {
  return [[name, ...heads], ...rows]
}

function countRow(
  name: string,
  {findings, files, fixable, insertable}: Count
): string[] {
  return [
    truncate(visible(name), widestName),
    ...[findings, files, fixable, insertable].map(String)
  ]
}
