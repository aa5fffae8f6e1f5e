import {resolve} from 'node:path'
import {visible, visibleText} from '../../base/visible.js'
import {readTextFile} from '../../disk/read-file.js'
import {reporterFor} from '../../report/index.js'
import type {Report} from '../../report/report.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import type {Outcome} from '../run/outcome.js'

/** Sums up what became of the files of a run. */
export function makeReport(
  files: readonly Outcome[],
  isFixed: (file: Outcome) => boolean,
  notes: string[],
  {version, stdin}: {version: string; stdin: string | undefined}
): Report {
  const all = files.flatMap((d) => d.findings)
  return {
    files: files.map((d) => ({
      path: d.path,
      full: d.full,
      findings: d.findings,
      suppressed: d.suppressed,
      source: () => reportedText(d, stdin),
      fixed: isFixed(d),
      template: d.version
    })),
    notes,
    errors: all.filter((d) => d.severity === 'error').length,
    warnings: all.filter((d) => d.severity === 'warning').length,
    fixable: all.filter((d) => d.fix === 'fix').length,
    insertable: all.filter((d) => d.fix === 'insert').length,
    fixed: files.filter(isFixed).length,
    version
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

/** Prints why files could not be linted, where there is no report to say it. */
export function printErrors(files: readonly Outcome[], io: Io): void {
  for (const {path, findings} of files) {
    for (const {reason} of findings.filter((d) => d.isFileError)) {
      io.error(`${visible(path)}: ${visible(reason)}\n`)
    }
  }
}

/** Prints the report, and writes the further ones to their files. */
export async function writeReports(
  report: Report,
  args: Args,
  io: Io
): Promise<void> {
  const {fix, format, insert, operands, quiet, reports, verbose} = args
  const hasColors = io.hasColors()
  const style = {color: hasColors, quiet, verbose, env: io.env}
  // The fixed text goes to standard output.
  if ((fix || insert) && operands.includes('-')) {
    io.error((await reporterFor(format))(report, style))
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
    const text = (await reporterFor(format, shown))(report, shown)
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
