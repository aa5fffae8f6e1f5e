import type {VFile} from 'vfile'
import {lintResultOf} from '../../linter/file-data.js'
import type {LintResult} from '../../linter/lint-document.js'
import {problemOf} from '../../linter/report.js'
import type {Told} from '../../report/finding.js'

/** A file that was linted. */
export interface LintedFile {
  file: VFile
  /** What linting it gave; undefined where it could not be linted. */
  result: LintResult | undefined
  /** What is to be said of it, but for what comments turn off. */
  told: readonly Told[]
}

/** What the plugin, and others beside it, left on a file. */
export function lintedBy(file: VFile): LintedFile {
  return {
    file,
    result: lintResultOf(file),
    told: file.messages.map((d) => problemOf(d) ?? d)
  }
}
