import distance from 'damerau-levenshtein'
import escapeStringRegexp from 'escape-string-regexp'
import {collapseWhiteSpace} from '../base/white-space.js'

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

/** A key or label as they compare: singular and plural are the same. */
export function foldKey(key: string): string {
  return singular(collapseWhiteSpace(key).toLowerCase())
}

/** Every word without its plural ending, so only good for comparing. */
export function singular(words: string): string {
  return words.replace(/ies\b/gi, 'y').replace(/(?<=[^\Ws])s\b/gi, '')
}

/**
 * Whether two folded names are near: a typo, or the same words with some of
 * `full`'s left out.
 *
 * One edit makes a typo up to seven letters, two in longer names.
 */
export function isNear(name: string, full: string): boolean {
  return isTypo(name, full) || isPart(name, full)
}

/** Whether names may be near, by their letters, which tell most of them apart. */
export function mayBeNear(letters: number, full: number): boolean {
  return isAlike(letters, full) || (letters & ~full & ~separators) === 0
}

/** Whether a name is another but for a slip of the hand. */
export function isTypo(name: string, full: string): boolean {
  const longer = Math.abs(name.length - full.length)
  // Most names are told apart before the letters are counted.
  if (longer > 2 || !isAlike(lettersOf(name), lettersOf(full))) return false
  const letters = full.match(/\p{L}/gu)?.length ?? 0
  const allowed = letters > 7 ? 2 : 1
  return longer <= allowed && distance(name, full).steps <= allowed
}

/** Whether names may be two slips apart: each takes a letter, and adds one. */
function isAlike(letters: number, full: number): boolean {
  let different = letters ^ full
  let many = 0
  for (; different !== 0; different &= different - 1) many++
  return many <= 4
}

/** Which characters a text has, a bit for all that end in the same five. */
function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++)
    bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

// What may stand between words.
const separators = lettersOf(' /')

/** Whether the words of a name are those of another, some left out. */
function isPart(name: string, full: string): boolean {
  const first = name.slice(0, name.search(/[\s/]|$/))
  // Fewer words are shorter, so most names need not be taken apart.
  if (name.length > full.length || !full.includes(first)) return false
  const words = wordsOf(name)
  let at = 0
  for (const word of wordsOf(full)) if (word === words[at]) at++
  return at === words.length
}

/** The words of a name. */
function wordsOf(name: string): string[] {
  return name.split(/[\s/]+/)
}

/** The nearest of some names, for a hint; none where all are far. */
export function nearest(
  name: string,
  names: readonly string[]
): string | undefined {
  const ranked = names
    .map((d) => ({name: d, steps: distance(name, d).steps}))
    .sort((a, b) => a.steps - b.steps)
  const [first] = ranked
  return first && first.steps <= first.name.length / 2 ? first.name : undefined
}

/** Other names that mean a template section or field: title or key -> names. */
export type Aliases = Readonly<Record<string, readonly string[]>>
