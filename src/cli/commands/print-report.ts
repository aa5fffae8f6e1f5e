import {resolve} from 'node:path'
import {visible, visibleText} from '../../base/visible.js'
import {readTextFile} from '../../disk/read-file.js'
import {reporterFor} from '../../report/index.js'
import {
  hasManyFiles,
  quantity,
  type Report,
  type Reporter,
  type Style
} from '../../report/report.js'
import {statisticsOf} from '../../report/statistics.js'
import type {Applied} from '../../linter/apply-fixes.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import type {Outcome} from '../run/outcome.js'

/** What a report says beside the files. */
interface About {
  version: string
  stdin: string | undefined
  isCounted: boolean
}

/** Sums up what became of the files of a run. */
export function makeReport(
  files: readonly Outcome[],
  isFixed: (file: Outcome) => boolean,
  notes: string[],
  {version, stdin, isCounted}: About
): Report {
  const all = files.flatMap((d) => d.findings)
  const reported = files.map((d) => ({
    path: d.path,
    full: d.full,
    findings: d.findings,
    suppressed: d.suppressed,
    source: () => reportedText(d, stdin),
    fixed: isFixed(d),
    year: d.year,
    template: d.version
  }))
  return {
    files: reported,
    notes,
    errors: all.filter((d) => d.severity === 'error').length,
    warnings: all.filter((d) => d.severity === 'warning').length,
    fixable: all.filter((d) => d.fix === 'fix').length,
    insertable: all.filter((d) => d.fix === 'insert').length,
    fixed: files.filter(isFixed).length,
    version,
    statistics: isCounted ? statisticsOf(reported) : undefined
  }
}

/** The text of a file that its findings are of. */
function reportedText(
  {fixed, full, isHeader}: Outcome,
  stdin: string | undefined
): string | undefined {
  if (full === undefined || (stdin !== undefined && !isHeader))
    return fixed?.after ?? stdin
  try {
    return readTextFile(full)
  } catch {
    // A finding says so.
    return undefined
  }
}

/** 0 where all is well, 1 where something was found, 2 where a file was not linted. */
export function exitCode(
  {errors, files, warnings}: Report,
  {exitZero, fixOnly, maxWarnings}: Args
): number {
  if (files.some((d) => d.findings.some((f) => f.isFileError))) return 2
  if (exitZero || fixOnly) return 0
  return errors > 0 || warnings > maxWarnings ? 1 : 0
}

/** Prints why files could not be linted, where there is no report to say it. */
export function printErrors(files: readonly Outcome[], io: Io): void {
  for (const {path, findings} of files) {
    for (const {reason} of findings.filter((d) => d.isFileError)) {
      io.error(`${visible(path)}: ${visible(reason)}\n`)
    }
  }
}

/** Prints what was written to files, or to standard output for its text. */
export function printWritten(
  files: readonly Outcome[],
  {fixed}: Report,
  {insert, operands, quiet}: Args,
  io: Io
): void {
  if (quiet) return
  const written = files.filter((d) => !d.findings.some((f) => f.isFileError))
  const sum = (kind: keyof Applied) =>
    written.reduce((many, d) => many + (d.applied?.[kind] ?? 0), 0)
  const what = [
    quantity(sum('fix'), 'fix'),
    ...(insert ? [quantity(sum('insert'), 'insertion')] : [])
  ]
  const text = `${what.join(' and ')} written, ${quantity(fixed, 'file')} changed\n`
  if (operands.includes('-')) io.error(text)
  else io.out(text)
}

/** Adds what the next step at a terminal depends on. */
async function withChanges(
  report: Report,
  {format}: Args,
  {columns, cwd}: Io
): Promise<Report> {
  const isTold = format === 'stylish' && columns() !== undefined
  if (!isTold || !hasManyFiles(report)) return report
  const {changedLately} = await import('../../disk/changed-lately.js')
  return {...report, changedLately: await changedLately(cwd)}
}

/** The writer of what is printed. */
async function printerFor(
  {format, statistics}: Args,
  shown: Pick<Style, 'width'> = {}
): Promise<Reporter> {
  if (!statistics || format === 'json') return reporterFor(format, shown)
  return (await import('./statistics-tables.js')).statisticsTables
}

/** Prints the report, and writes the further ones to their files. */
export async function writeReports(
  plain: Report,
  args: Args,
  io: Io
): Promise<void> {
  const report = await withChanges(plain, args, io)
  const {fix, format, insert, operands, quiet, reports, verbose} = args
  const hasColors = io.hasColors()
  const style = {color: hasColors, quiet, verbose, env: io.env}
  // The fixed text goes to standard output.
  if ((fix || insert) && operands.includes('-')) {
    io.error((await printerFor(args))(report, style))
  } else {
    const width = io.columns()
    const shown = {
      ...style,
      width,
      hasLinks:
        format === 'stylish' &&
        hasColors &&
        width !== undefined &&
        (await io.hasLinks())
    }
    const text = (await printerFor(args, shown))(report, shown)
    // Links are commands to the terminal; what they are made of is shown.
    if (shown.hasLinks) io.exact.out(text)
    else io.out(text)
  }

  for (const {format, path} of reports) {
    const {writeReport} = await import('../io/write.js')
    const reporter = await reporterFor(format)
    const file = resolve(io.cwd, path)
    const content = reporter(report, {...style, color: false})
    writeReport(file, visibleText(content), io)
  }
}
