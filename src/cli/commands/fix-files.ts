import {rules} from '../../../rules/index.js'
import type {Rule} from '../../rule/rule.js'
import type {Applied} from '../../linter/apply-fixes.js'
import {unwritten} from '../../report/finding.js'
import {quantity, type Report} from '../../report/report.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {runEach, type Input} from '../run/lint-paths.js'
import {metadataPathOf} from '../run/metadata-files.js'
import type {Outcome, Task} from '../run/outcome.js'
import type {Rewrite} from '../run/whole-file.js'
import {printDiff} from '../io/diff.js'
import {wayFrom} from '../io/path.js'
import {overwrite} from '../io/write.js'

/**
 * Writes the fixes, or prints them.
 *
 * @returns
 *   The files with what is left to report of them, and which were changed.
 */
export async function fixAll(
  files: readonly Outcome[],
  input: Input,
  task: Task,
  io: Io
): Promise<{
  files: readonly Outcome[]
  isFixed: (file: Outcome) => boolean
}> {
  const fixed = new Set<string>()
  const isFixed = ({path}: Outcome) => fixed.has(path)
  const write = ({path, full, before, after}: NamedRewrite) => {
    if (task.isDry) {
      printDiff(path, {before, after}, io)
      return
    }

    if (full !== undefined && !input.stdin) {
      const reach = {cwd: input.cwd, named: input.paths}
      overwrite(full, {before, after}, reach)
    }

    fixed.add(path)
  }
  const left = files.map((file) => {
    try {
      for (const rewrite of rewritesIn(file, io.cwd)) write(rewrite)
      return file
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return {...file, findings: [unwritten(error.message)]}
    }
  })
  const isStale = !input.stdin && fixed.size > 0
  return {
    files: isStale ? await relintCompared(left, input, task) : left,
    isFixed
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

/** The new text of a file that has another. */
interface NamedRewrite extends Rewrite {
  path: string
  full: string | undefined
}

/** The files to write of a proposal: itself, and its header beside it. */
function rewritesIn(file: Outcome, cwd: string): NamedRewrite[] {
  const {path, full, fixed, metadata} = file
  const header = metadataPathOf(file)
  const all = [
    fixed && {...fixed, path, full},
    header !== undefined &&
      metadata?.fixed && {
        ...metadata.fixed,
        path: wayFrom(cwd, header),
        full: header
      }
  ]
  return all.flatMap((d) => (d && d.before !== d.after ? d : []))
}

const comparing = new Set<string>(
  rules.flatMap((d: Rule) => (d.comparesFiles ? d.id : []))
)

/**
 * Lints files again whose findings compare them with others: fixes may have
 * changed these.
 */
async function relintCompared(
  files: readonly Outcome[],
  input: Input,
  task: Task
): Promise<Outcome[]> {
  const stale = files.filter((d) =>
    d.findings.some((f) => comparing.has(f.rule ?? ''))
  )
  const {outcomeOf} = await import('../run/outcome.js')
  const {results} = await runEach(
    {...input, paths: stale.flatMap((d) => d.full ?? [])},
    async (linted) => outcomeOf(linted, {...task, wanted: undefined}),
    () => undefined
  )
  const byPath = new Map(results.map((d) => [d.full, d.findings]))
  return files.map((d) => ({...d, findings: byPath.get(d.full) ?? d.findings}))
}
