import type {Binding} from '../model/binding.js'
import type {Span} from '../model/text.js'
import type {Edit} from './edits.js'

/** What a rule knows beside the binding. */
export interface Context {
  /** The day of the run, `YYYY-MM-DD` in UTC. */
  today: string
  /** The allowed statuses of the options; they win over the template's. */
  statuses: readonly string[] | undefined
  /** The proposal's file name without its folder, if it has one. */
  fileName: string | undefined
}

/** One finding. */
export interface Problem {
  /** ``Unexpected X, expected Y[, do Z]``, without a full stop. */
  reason: string
  /**
   * Where the hand goes; no width makes it a point. A problem without a place,
   * as in a tree without positions, is dropped.
   */
  place: Span | undefined
  /** Texts to paste over `place`, several where several are right. */
  expected?: readonly string[]
  /**
   * What `--fix` does, if it is not to paste the only `expected`: other edits,
   * or none where that would not be safe.
   */
  edits?: readonly Edit[]
  /** A second location. */
  cause?: {reason: string; place: Span | undefined}
}

/** A rule: one fact about a good proposal, and how to see where it fails. */
export interface Rule {
  id: string
  /** One sentence in the present tense about a good proposal. */
  summary: string
  /** Why that matters, in a sentence or two. */
  why: string
  check: (binding: Binding, context: Context) => Iterable<Problem>
}

/** Whether a proposal is a draft by its name: `draft-20260115-title.md`. */
export function isDraft({fileName}: Context): boolean {
  return fileName !== undefined && /^draft-\d{8}-/i.test(fileName)
}
