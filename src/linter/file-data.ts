import type {VFile} from 'vfile'
import type {LintResult} from './lint-document.js'

declare module 'vfile' {
  interface DataMap {
    /** What `remark-lint-ep` found; the plugin can return it nowhere else. */
    'remark-lint-ep': LintResult
  }
}

/** Puts what the plugin found on its file. */
export function setResult(file: VFile, result: LintResult): void {
  file.data['remark-lint-ep'] = result
}

/** What the plugin found in a file; undefined where it could not lint it. */
export function lintResultOf(file: VFile): LintResult | undefined {
  return file.data['remark-lint-ep']
}
