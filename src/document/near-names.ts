import distance from 'damerau-levenshtein'
import {withoutInvisible} from '../base/invisible.js'
import {collapseWhiteSpace} from '../base/white-space.js'

/**
 * A key or label for comparing: its words in lower case and singular, whatever
 * stands between them.
 */
export function normalizeKey(key: string): string {
  const words = isPlain.test(key)
    ? key
    : withoutInvisible(key.normalize())
        .replace(/\(s\)/gi, '')
        .replace(/[_#–-]+/g, ' ')
  return singular(collapseWhiteSpace(words).toLowerCase())
}

// Most keys need no more than case and white space looked at.
const isPlain = /^[\dA-Za-z ]*$/

/** A key for comparing, without white space: `last_updated`, `LastUpdated`. */
export function compactKey(key: string): string {
  return normalizeKey(key).replaceAll(' ', '')
}

/** Cuts plural endings off all words, which is good for comparing only. */
export function singular(words: string): string {
  return words.replace(/ies\b/gi, 'y').replace(/(?<=[^\Ws])s\b/gi, '')
}

/**
 * Whether two normalized names are near: one is a typo of the other, or has the
 * words of `full` with some left out.
 *
 * A typo is one edit in a name of up to seven letters, else up to two.
 */
export function isNear(name: string, full: string): boolean {
  return isTypo(name, full) || isPart(name, full)
}

/** A cheap pre-check for {@link isNear}, by the letters of both names. */
export function mayBeNear(letters: number, full: number): boolean {
  return isAlike(letters, full) || (letters & ~full & ~separators) === 0
}

/** Whether a name is a typo of another. */
export function isTypo(name: string, full: string): boolean {
  const longer = Math.abs(name.length - full.length)
  // Cheap checks first, which most pairs of names fail.
  if (longer > 2 || !isAlike(lettersOf(name), lettersOf(full))) return false
  const letters = full.match(/\p{L}/gu)?.length ?? 0
  const allowed = letters > 7 ? 2 : 1
  return longer <= allowed && distance(name, full).steps <= allowed
}

/** Whether names may be two edits apart; each can replace one letter by another. */
function isAlike(letters: number, full: number): boolean {
  let different = letters ^ full
  let many = 0
  for (; different !== 0; different &= different - 1) many++
  return many <= 4
}

/** The set of characters of a text as 32 bits, one for each code modulo 32. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++)
    bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

// The bits of what may stand between words.
const separators = lettersOf(' /')

/** Whether a name has the words of another in their order, with some left out. */
function isPart(name: string, full: string): boolean {
  const first = name.slice(0, name.search(/[\s/]|$/))
  // A cheap check first, as most pairs of names need not be split into words.
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
