import distance from 'damerau-levenshtein'
import {squash} from './text.js'

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
  return squash(title.replace(leadingNumber, '')).toLowerCase()
}

/** The same, without a trailing parenthesis. */
export function foldName(title: string): string {
  return squash(readTitle(title).name).toLowerCase()
}

/** A key or label as they compare: singular and plural are the same. */
export function foldKey(key: string): string {
  return singular(squash(key).toLowerCase())
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
  // Fewer words are shorter, so most names need not be taken apart.
  return (
    isTypo(name, full) ||
    (name.length <= full.length && isPart(wordsOf(name), wordsOf(full)))
  )
}

/** The words of a name. */
function wordsOf(name: string): string[] {
  return name.split(/[\s/]+/)
}

/** Whether a name is another but for a slip of the hand. */
export function isTypo(name: string, full: string): boolean {
  if (Math.abs(name.length - full.length) > 2) return false
  const letters = full.match(/\p{L}/gu)?.length ?? 0
  const allowed = letters > 7 ? 2 : 1
  return (
    Math.abs(name.length - full.length) <= allowed &&
    sharesPart(name, full, allowed) &&
    distance(name, full).steps <= allowed
  )
}

/**
 * Whether one of some parts of a name is in another whole: so many slips, each
 * of which may be in two parts, leave at least one as it was.
 */
function sharesPart(name: string, full: string, slips: number): boolean {
  const many = 2 * slips + 1
  const size = Math.floor(full.length / many)
  for (let at = 0; at < many; at++) {
    if (name.includes(full.slice(at * size, (at + 1) * size))) return true
  }

  return false
}

function isPart(words: readonly string[], full: readonly string[]): boolean {
  if (words.length > full.length) return false
  let at = 0
  for (const word of full) if (word === words[at]) at++
  return at === words.length
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
