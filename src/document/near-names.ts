import distance from 'damerau-levenshtein'
import {collapseWhiteSpace} from '../base/white-space.js'

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
export function lettersOf(text: string): number {
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
