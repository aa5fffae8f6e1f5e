import type {Processor} from 'unified'
import type {Edit} from '../markdown/edits.js'
import {fixText, type FixedText, type Wanted} from './apply-fixes.js'
import {lintResultOf} from './file-data.js'
import {reportUnwritten} from './file-errors.js'
import type {LintResult} from './lint-document.js'
import type {FoundProblem} from './problem.js'
import {problemOf, problemsIn, report} from './report.js'

/**
 * Fixes a document.
 *
 * @param source
 *   The document.
 * @param problems
 *   What was found in it, but for what comments turn off.
 * @param result
 *   The result of linting it.
 * @param wanted
 *   Which edits are applied.
 * @param isWritable
 *   Whether what an edit changes can be written; default: all can.
 * @returns
 *   The fixed text, BOM and line endings kept, and what is found in it; nothing
 *   for a file that was not judged, or that cannot be written back whole.
 */
export function fixDocument(
  source: string,
  problems: readonly FoundProblem[],
  {isWhole, relint}: Pick<LintResult, 'isWhole' | 'relint'>,
  wanted: Wanted,
  isWritable?: (edit: Edit) => boolean
): FixedText<FoundProblem> | undefined {
  // The edits of a problem are applied together, or not at all.
  const fixable = (d: FoundProblem) =>
    !isWritable || d.replacement().edits.every(isWritable)
      ? d
      : {...d, fix: undefined}
  return isWhole
    ? fixText(source, problems, fixable, relint, wanted)
    : undefined
}

/**
 * Makes a processor write judged files with their fixes and nothing else, and
 * templates as they are; for others it does what it did before.
 */
export function writeFixesOnly(
  processor: Processor,
  wanted: Wanted,
  session: object | undefined
): void {
  const {compiler} = processor
  processor.compiler = (tree, file) => {
    const result = lintResultOf(file)
    const source = String(file)
    const fixed =
      result && fixDocument(source, problemsIn(file.messages), result, wanted)
    if (!fixed) {
      // Prompts of a template would be escaped, and are none then.
      const isKept =
        result?.subject.kind === 'other' && result.subject.isTemplate
      return compiler && !isKept ? compiler(tree, file) : source
    }

    if (fixed.source !== source) {
      file.messages = file.messages.filter((d) => !problemOf(d))
      report(file, fixed.found)
    }

    if (!isSame(tree, processor.parse(file)))
      reportUnwritten('changes', file, session)
    return fixed.source
  }
}

/** Whether two trees are the same, places included; without recursion. */
function isSame(one: unknown, other: unknown): boolean {
  const pairs: Array<[unknown, unknown]> = [[one, other]]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [a, b] = pair
    if (a === b) continue
    if (!isObject(a) || !isObject(b)) return false
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return false
    for (const key of keys) pairs.push([a[key], b[key]])
  }

  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
