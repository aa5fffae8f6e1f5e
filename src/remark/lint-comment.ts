import type {Html} from 'mdast'

/** A comment that turns rules off or on: `<!--lint disable ep-status -- why-->`. */
export interface LintComment {
  verb: string
  /** The names of rules; all rules where there is none. */
  names: string[]
  node: Html
}

const verbs: ReadonlySet<string> = new Set(['disable', 'enable', 'ignore'])

/** Whether a word is one that a comment may say. */
export function isVerb(word: string): boolean {
  return verbs.has(word)
}
