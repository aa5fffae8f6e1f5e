import type {Comment} from '../markdown/block.js'
import type {Span} from '../markdown/span.js'
import type {EmptyLabel} from './empty-labels.js'
import type {Unfilled} from './find-placeholders.js'

/** Comments of the template that were left. */
export interface Guidance {
  kind: 'guidance'
  comments: Comment[]
  /** Whether they stand beside text of the author's. */
  isBesideText: boolean
}

/** Words of the template that were left as they are. */
export interface Leftover {
  kind: 'box' | 'note' | 'sample' | 'section' | 'text' | 'title'
  value: string
}

/** A label of the template that was left without text. */
export interface Unanswered extends EmptyLabel {
  kind: 'label'
}

/** What may be left out instead of being filled in. */
export type Optional = 'field' | 'section' | undefined

/** Something in a proposal that its author left unfilled. */
export type Placeholder = (Guidance | Leftover | Unanswered | Unfilled) & {
  place: Span | undefined
  optional?: Optional
}

/** What a proposal may leave open for now. */
export interface Patience {
  /** Whether it is a draft, whose title may lack a number. */
  isDraft: boolean
  /** Whether its status is the first, in which a template may allow `TBD`. */
  isNew: boolean
}

/** Placeholders in texts, each at its place. */
export function placed(
  found: readonly Unfilled[],
  optional?: Optional
): Placeholder[] {
  return found.map((d) => ({...d, place: d.text.place, optional}))
}
