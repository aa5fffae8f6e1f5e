import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {Changes} from '../../disk/git-changes.js'
import type {Covered} from '../../linter/run-rules.js'
import {judgementOf} from '../../linter/result.js'
import {enabledRules} from '../../linter/options.js'
import {repair} from '../../linter/fix-file.js'
import {findingsOf, type Finding} from '../../report/finding.js'
import {nameFrom} from '../io/path.js'
import {dropOld} from './drop-old.js'

/** What is left of a file once it is linted: no text and no tree. */
export interface Outcome {
  /** As the user would write it, `<stdin>` for standard input. */
  path: string
  /** The absolute path, if it has one. */
  full: string | undefined
  /** Whether it is a proposal or an index. */
  isJudged: boolean
  /** Whether the built-in template applied, to rules that are on. */
  isBuiltIn: boolean
  findings: Finding[]
  /** What the baseline covers. */
  covered: readonly Covered[]
  /** How many findings were there before, and are left out. */
  dropped: number
  /** The repaired text, and what it was; none where repairs are not asked for. */
  repaired: {before: string; after: string} | undefined
}

/** What is asked of each file. */
export interface Task {
  cwd: string
  changes: Changes | undefined
  /** Whether repairs are wanted, and whether findings are those left by them. */
  repairs: 'none' | 'shown' | 'made'
}

/** Sees what became of a linted file. */
export async function outcomeOf(
  file: VFile,
  {cwd, changes, repairs}: Task
): Promise<Outcome> {
  const judgement = judgementOf(file)
  const given = file.path as string | undefined
  const full = given === undefined ? undefined : resolve(file.cwd, given)
  const dropped = changes ? await dropOld(file, changes) : 0
  // Findings are those of the file as it is, unless it is to be repaired.
  const before = repairs === 'made' ? undefined : findingsOf(file)
  const after = repairs === 'none' ? undefined : repair(file)
  return {
    path: full === undefined ? '<stdin>' : nameFrom(cwd, full),
    full,
    isJudged: judgement !== undefined,
    isBuiltIn:
      judgement?.schema.name === 'built-in' &&
      enabledRules(judgement.schema.options).length > 0,
    // What repairs did not mend, they never will.
    findings: before ?? findingsOf(file).map((d) => ({...d, isFixable: false})),
    covered: judgement?.covered ?? [],
    dropped,
    repaired: after === undefined ? undefined : {before: String(file), after}
  }
}
