import distance from 'damerau-levenshtein'
import {withoutEmoji} from '../base/emoji.js'
import {withoutInvisible} from '../base/invisible.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {splitKey} from './key-mark.js'
import {singular} from './plurals.js'

/**
 * A key or label for comparing: its words in lower case and singular, whatever
 * stands between them.
 */
export function normalizeKey(key: string): string {
  const words = isPlain.test(key)
    ? key
    : splitKey(withoutEmoji(withoutInvisible(key.normalize())))
        .key.replace(/\(s\)/gi, '')
        .replace(/[_#–-]+/g, ' ')
  return singular(collapseWhiteSpace(words).toLowerCase())
}

// Most keys need no more than case and white space looked at.
const isPlain = /^[\dA-Za-z ]*$/

/** A key for comparing, without white space: `last_updated`, `LastUpdated`. */
export function compactKey(key: string): string {
  return normalizeKey(key).replaceAll(' ', '')
}

/** How near a name is: `unsure` where only its author can say that it is meant. */
export type Nearness = 'sure' | 'unsure'

/**
 * How near a normalized name is to another: a typo of it, some of its words, or
 * more words behind it.
 */
export function nearnessOf(name: string, full: string): Nearness | undefined {
  if (isTypo(name, full) && !isOpposite(name, full)) {
    return isShortTypo(name, full) ? 'unsure' : 'sure'
  }

  if (isPart(name, full)) return 'sure'
  return isLonger(name, full) ? 'unsure' : undefined
}

/** Whether one of two normalized names is a typo of the other, or a part of it. */
export function isNear(name: string, full: string): boolean {
  return (isTypo(name, full) && !isOpposite(name, full)) || isPart(name, full)
}

/**
 * Whether names differ in how a word starts, as opposites do: `Resolved` and
 * `Unresolved`, `Internal` and `External`.
 */
function isOpposite(name: string, full: string): boolean {
  const [there, wanted] = [wordsOf(name), wordsOf(full)]
  return (
    there.length === wanted.length &&
    there.some((one, at) => {
      const other = wanted[at] ?? ''
      const isLonger = Math.abs(one.length - other.length) === 2
      if (isLonger) return one.endsWith(other) || other.endsWith(one)
      const starts = [one.slice(0, 2), other.slice(0, 2)] as const
      return (
        one.length === other.length &&
        one.length > 2 &&
        one.endsWith(other.slice(2)) &&
        [0, 1].every((d) => one.charAt(d) !== other.charAt(d)) &&
        !hasSameLetters(...starts)
      )
    })
  )
}

/** A cheap pre-check for {@link nearnessOf}, by the letters of both names. */
export function mayBeNear(letters: number, full: number): boolean {
  return (
    isAlike(letters, full) ||
    (letters & ~full & ~separators) === 0 ||
    (full & ~letters) === 0
  )
}

// One character is a whole word there.
const withoutTypos =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a name is a typo of another. */
export function isTypo(name: string, full: string): boolean {
  const longer = Math.abs(name.length - full.length)
  // Cheap checks first, which most pairs of names fail.
  if (longer > 2 || !isAlike(lettersOf(name), lettersOf(full))) return false
  if (withoutTypos.test(name) || withoutTypos.test(full)) return false
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

/**
 * Whether a typo is in a word so short that it may be another word; letters that
 * have changed places in a longer name are none.
 */
function isShortTypo(name: string, full: string): boolean {
  const [there, wanted] = [wordsOf(name), wordsOf(full)]
  const words =
    there.length === wanted.length
      ? wanted.filter((d, at) => !hasSameLetters(d, there[at] ?? ''))
      : [full]
  return [...words, ...(wanted.length > 1 ? [] : wanted)].some(
    (d) => (d.match(/\p{L}/gu)?.length ?? 0) <= 4
  )
}

function hasSameLetters(one: string, other: string): boolean {
  return Array.from(one).sort().join('') === Array.from(other).sort().join('')
}

// The bits of what may stand between words.
const separators = lettersOf(' /,-&')

/**
 * Whether a name has the words of another in their order, with some left out but
 * not most; or is one of the names that a slash or comma separates, or the one
 * that a colon or dash explains.
 */
function isPart(name: string, full: string): boolean {
  // A cheap check first, as most pairs of names need not be split into words.
  if (name.length > full.length) return false
  const words = wordsOf(name)
  const [first] = words
  if (first === undefined || !full.includes(first)) return false
  if (/[,/]/.test(full) && namesIn(full).includes(name)) return true
  if (headOf(full) === name) return true
  const all = wordsOf(full)
  let at = 0
  for (const word of all) if (word === words[at]) at++
  const counted = countedWords(words).length
  return (
    at === words.length &&
    counted > 0 &&
    counted >= countedWords(all).length / 2
  )
}

/** The names that slashes and commas separate. */
function namesIn(full: string): string[] {
  return full.split(/[,/]/).map((d) => d.trim().replace(/^(?:and|or|&) /, ''))
}

/** What a colon or dash explains: `motivation: why is this needed?` */
function headOf(full: string): string | undefined {
  return /^(.*?[^\s:])(?:\s*:|\s+[-–—])\s/.exec(full)?.[1]
}

/** Whether a name has more words behind the whole of another. */
function isLonger(name: string, full: string): boolean {
  return (
    full !== '' &&
    name.startsWith(full) &&
    /^(?:[:;]?\s(?!&)|\s*[–—])/.test(name.slice(full.length))
  )
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
const small = new Set([
  'a',
  'an',
  'and',
  'by',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with'
])
const negation = new Set(['no', 'non', 'not', 'none', 'without'])

/** The words of a name. */
function wordsOf(name: string): string[] {
  return name.match(word) ?? []
}

/** The words that tell a name from others. */
function countedWords(words: readonly string[]): string[] {
  return words.filter((d) => !small.has(d))
}

/** The words of a name, as {@link holdsWords} compares them. */
export function singularWords(name: string): string[] {
  return wordsOf(name).map(singular)
}

/** The words by which a longer name may mean another, for {@link holdsWords}. */
export function keyWords(name: string): string[] {
  return countedWords(wordsOf(name)).map(singular)
}

/** Whether words of a name hold all of some words, and none of them is negated. */
export function holdsWords(
  there: readonly string[],
  words: readonly string[]
): boolean {
  if (words.length === 0) return false
  const first = Math.min(...words.map((d) => there.indexOf(d)))
  return first >= 0 && !there.slice(0, first).some((d) => negation.has(d))
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
