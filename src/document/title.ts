import escapeStringRegexp from 'escape-string-regexp'
import {collapseWhiteSpace} from '../base/white-space.js'
import {lettersOf} from './near-names.js'

const leadingNumber = /^\d+(?:\.\d+)*[).]?\s+(?=\S)/
const aside = /\s*(?:\([^()]*\)|\[[^[\]]*])$/
const optionalMark = /\s*[([](?:optional|if applicable)[)\]]$/i

/** A title's parts: `3. Problem (Weeks 1-4)`. */
export interface Title {
  /** `3. `. */
  number: string
  /** `Problem`. */
  name: string
  /** ` (Weeks 1-4)`. */
  aside: string
}

/** Splits a title into its parts, which together are the title. */
export function readTitle(title: string): Title {
  const number = leadingNumber.exec(title)?.[0] ?? ''
  const rest = title.slice(number.length)
  const end = aside.exec(rest)?.[0] ?? ''
  // A title that is nothing but its parenthesis keeps it.
  return end === rest
    ? {number, name: rest, aside: ''}
    : {number, name: rest.slice(0, rest.length - end.length), aside: end}
}

/** Splits off the mark that makes a section of a template optional. */
export function readOptionalMark(title: string): {
  title: string
  optional: boolean
} {
  const end = optionalMark.exec(title)?.[0] ?? ''
  return {
    title: title.slice(0, title.length - end.length),
    optional: end !== ''
  }
}

/** A title for comparing: in lower case, without its leading number. */
export function normalizeTitle(title: string): string {
  return collapseWhiteSpace(title.replace(leadingNumber, '')).toLowerCase()
}

/**
 * The pattern for normalized titles where a template leaves a part to the author,
 * as in `Impact on [component]`; none where it leaves all of it, or nothing.
 */
export function openTitlePattern(title: string): RegExp | undefined {
  const parts = normalizeTitle(title).split(/\[[^[\]]+\]/)
  return parts.length > 1 && parts.some((d) => d.trim() !== '')
    ? new RegExp(`^${parts.map((d) => escapeStringRegexp(d)).join('.+')}$`)
    : undefined
}

/** What titles are compared by. */
export interface TitleKeys {
  /** The whole title, normalized. */
  title: string
  /** The same without a trailing parenthesis. */
  name: string
  /** The letters of the name, as of {@link lettersOf}. */
  letters: number
}

/** Reads all that a title is compared by. */
export function titleKeys(title: string): TitleKeys {
  const {name: own, aside} = readTitle(title)
  const name = collapseWhiteSpace(own).toLowerCase()
  return {
    title: aside === '' ? name : normalizeTitle(title),
    name,
    letters: lettersOf(name)
  }
}
