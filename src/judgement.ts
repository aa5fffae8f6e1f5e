import type {VFile} from 'vfile'
import type {Relint} from './fix.js'
import type {FindingKey} from './lint/plugin.js'
import type {Binding} from './model/binding.js'

/** What is known of a file that was judged. */
export interface Judgement {
  binding: Binding
  /** The template, as messages call it. */
  template: string
  /** How to lint another text of the file. */
  relint: Relint
  /** Whether nothing was lost when it was read, so that it may be written. */
  isWhole: boolean
  /** Its findings that the baseline covers, which are not told. */
  covered: readonly FindingKey[]
}

const known = new WeakMap<VFile, Judgement>()

/** Remembers what is known of a file. */
export function setJudgement(file: VFile, judgement: Judgement): void {
  known.set(file, judgement)
}

/** What is known of a file; nothing of one that is no proposal. */
export function judgementOf(file: VFile): Judgement | undefined {
  return known.get(file)
}
