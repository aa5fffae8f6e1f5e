import type {VFile} from 'vfile'
import type {Relint} from './apply-fixes.js'
import type {Covered} from './run-rules.js'
import type {Context} from '../rule/rule.js'
import type {Binding} from '../binding/bind.js'
import {memoSlot} from '../base/memo.js'
import type {Schema} from './subject.js'

/** What is known of a file that was judged. */
export interface Judgement {
  /** What was made of a proposal, and what it was judged by; none of an index. */
  binding?: Binding | undefined
  context?: Context | undefined
  schema: Schema
  /** How to lint another text of the file, or the one at another path. */
  relint: (source: string, path?: string) => ReturnType<Relint>
  /** Tells what became of it since an older text, or since it was not there. */
  compare: (source: string | undefined) => void
  /** Whether nothing was lost when it was read, so that it may be written. */
  isWhole: boolean
  /** Its findings that the baseline covers, which are not told. */
  covered: readonly Covered[]
}

const known = memoSlot<VFile, Judgement>()

/** Remembers what is known of a file. */
export function setJudgement(file: VFile, judgement: Judgement): void {
  known.set(file, judgement)
}

/** What is known of a file; nothing of one that is no proposal. */
export function judgementOf(file: VFile): Judgement | undefined {
  return known.get(file)
}
