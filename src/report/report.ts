import type {Finding} from './finding.js'

/** A file that was looked at. */
export interface ReportedFile {
  /** As the user would write it, `<stdin>` for standard input. */
  path: string
  findings: Finding[]
  /** Whether its repairs were written. */
  fixed: boolean
}

/** All that a run found. */
export interface Report {
  files: ReportedFile[]
  /** What a user should know about the run itself. */
  notes: string[]
  errors: number
  warnings: number
  fixable: number
  fixed: number
  version: string
}

/** How a report is to look. */
export interface Style {
  color: boolean
  quiet: boolean
  verbose: boolean
}

/** Makes text of a report. */
export type Reporter = (report: Report, style: Style) => string

/** The page of a rule, where it is on the web. */
export function pageOf({url}: Pick<Finding, 'url'>): string | undefined {
  return url?.startsWith('http') ? url : undefined
}

/** `1 error`, `2 errors`, `2 entries`. */
export function count(number: number, word: string): string {
  const many = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
  return `${String(number)} ${number === 1 ? word : many}`
}

/** `2 errors and 1 warning in 3 files, 2 can be fixed with --fix`. */
export function summarize(report: Report): string {
  const {errors, warnings, fixable, fixed, files} = report
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : [])
  ].join(' and ')
  const told = files.filter((d) => d.findings.length > 0).length
  return [
    ...(fixed > 0 ? [`${count(fixed, 'file')} fixed`] : []),
    found === ''
      ? `${count(files.length, 'file')} checked, nothing found`
      : `${found} in ${count(told, 'file')}`,
    ...(fixable > 0 ? [`${String(fixable)} can be fixed with --fix`] : [])
  ].join(', ')
}
