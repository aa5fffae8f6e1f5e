import escapeStringRegexp from 'escape-string-regexp'
import {collapseWhiteSpace} from '../base/white-space.js'
import {lettersOf} from './near-names.js'

const leadingNumber = /^\d+(?:\.\d+)*[).]?\s+(?=\S)/
const aside = /\s*(?:\([^()]*\)|\[[^[\]]*])$/
const mark = /\s*[([](?:optional|if applicable)[)\]]$/i

/** A title's parts: `3. Problem (Weeks 1-4)`. */
export interface Title {
  /** `3. `. */
  number: string
  /** `Problem`. */
  name: string
  /** ` (Weeks 1-4)`. */
  aside: string
}

/** Takes a title apart; nothing of it is lost. */
export function readTitle(title: string): Title {
  const number = leadingNumber.exec(title)?.[0] ?? ''
  const rest = title.slice(number.length)
  const end = aside.exec(rest)?.[0] ?? ''
  // A title that is nothing but its parenthesis keeps it.
  return end === rest
    ? {number, name: rest, aside: ''}
    : {number, name: rest.slice(0, rest.length - end.length), aside: end}
}

/** A title without the mark that makes a section of a template optional. */
export function readMark(title: string): {title: string; optional: boolean} {
  const end = mark.exec(title)?.[0] ?? ''
  return {
    title: title.slice(0, title.length - end.length),
    optional: end !== ''
  }
}

/** A title as titles compare: without its leading number, in one case. */
export function fold(title: string): string {
  return collapseWhiteSpace(title.replace(leadingNumber, '')).toLowerCase()
}

/**
 * The pattern of folded titles in which a template leaves something to the
 * author, as `Impact on [component]`; none where it leaves all, or nothing.
 */
export function openTitle(title: string): RegExp | undefined {
  const parts = fold(title).split(/\[[^[\]]+\]/)
  return parts.length > 1 && parts.some((d) => d.trim() !== '')
    ? new RegExp(`^${parts.map((d) => escapeStringRegexp(d)).join('.+')}$`)
    : undefined
}

/** A title as titles compare. */
export interface Folded {
  /** Whole, as of {@link fold}. */
  title: string
  /** Without a trailing parenthesis. */
  name: string
  /** The letters of the name, as of {@link lettersOf}. */
  letters: number
}

/** A title as titles compare, in all ways. */
export function foldTitle(title: string): Folded {
  const {name: own, aside} = readTitle(title)
  const name = collapseWhiteSpace(own).toLowerCase()
  return {
    title: aside === '' ? name : fold(title),
    name,
    letters: lettersOf(name)
  }
}
