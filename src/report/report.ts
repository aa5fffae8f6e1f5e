import type {Finding} from './finding.js'
import type {Statistics} from './statistics.js'

/** A finding that a baseline suppresses. */
export interface SuppressedFinding extends Pick<
  Finding,
  'beside' | 'key' | 'place' | 'reason' | 'rule' | 'severity'
> {
  /** The baseline's entry for it. */
  entry: string
}

/** A file that was linted. */
export interface ReportedFile {
  /** From the working folder; `<stdin>` for standard input. */
  path: string
  /** The absolute path, if it has one. */
  full?: string | undefined
  findings: Finding[]
  /** What its baseline suppresses. */
  suppressed?: readonly SuppressedFinding[]
  /** Reads the text that the findings are of; none where that fails. */
  source?: () => string | undefined
  /** Whether fixes were written to it. */
  fixed: boolean
  /** The year in which a proposal was created, where that was asked for. */
  year?: number | undefined
  /** The version of the template that it was judged by, where not today's. */
  template?: {commit: string; date: string} | undefined
}

/** What a run found. */
export interface Report {
  files: ReportedFile[]
  /** What a user should know about the run itself. */
  notes: string[]
  errors: number
  warnings: number
  fixable: number
  /** How many can be settled by `--insert`. */
  insertable: number
  fixed: number
  version: string
  /** Counts of the findings; none unless `--statistics` is given. */
  statistics?: Statistics | undefined
  /** The absolute paths of files that changed lately, where that is known. */
  changedLately?: ReadonlySet<string> | undefined
}

/** How a report is to look. */
export interface Style {
  color: boolean
  quiet: boolean
  verbose: boolean
  /** The width of the terminal; none where the report goes elsewhere. */
  width?: number | undefined
  /** Whether rules are links to their pages, as some terminals show them. */
  hasLinks?: boolean
  /** The environment, in which services tell where their paths start. */
  env?: Readonly<Record<string, string | undefined>>
}

/** Writes a report as text. */
export type Reporter = (report: Report, style: Style) => string

/** The web page of a rule; a `file:` URL is of no use on another machine. */
export function pageOf({url}: Pick<Finding, 'url'>): string | undefined {
  return url?.startsWith('http') ? url : undefined
}

const manyFiles = 10

/** Whether so many files have findings that a baseline may be wanted. */
export function hasManyFiles({files}: Report): boolean {
  return files.filter((d) => d.findings.length > 0).length >= manyFiles
}

/** `1 error`, `2 errors`, `2 entries`, `2 fixes`. */
export function quantity(number: number, noun: string): string {
  const plural = noun
    .replace(/(?<=[^aeiou])y$/, 'ie')
    .replace(/(?<=x)$/, 'e')
    .concat('s')
  return `${String(number)} ${number === 1 ? noun : plural}`
}

/** `2 errors and 1 warning in 3 files, 2 can be fixed with --fix`. */
export function summarize(report: Report): string {
  const {errors, warnings, fixable, insertable, fixed, files} = report
  const found = [
    ...(errors > 0 ? [quantity(errors, 'error')] : []),
    ...(warnings > 0 ? [quantity(warnings, 'warning')] : [])
  ].join(' and ')
  const withFindings = files.filter((d) => d.findings.length > 0).length
  return [
    ...(fixed > 0 ? [`${quantity(fixed, 'file')} fixed`] : []),
    found === ''
      ? `${quantity(files.length, 'file')} checked, nothing found`
      : `${found} in ${quantity(withFindings, 'file')}`,
    ...(fixable > 0 ? [`${String(fixable)} can be fixed with --fix`] : []),
    ...(insertable > 0
      ? [`${String(insertable)} can be inserted with --insert`]
      : [])
  ].join(', ')
}
