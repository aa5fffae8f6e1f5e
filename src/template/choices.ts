import {collapseWhiteSpace} from '../base/white-space.js'
import {isStatusLike} from './field-words.js'

/** The values that a template lists for a field. */
export interface Choices {
  values: string[]
  /** Whether there may be others: the list has dots, or ends in `etc.` */
  isOpen: boolean
}

const dots = /^(?:\.{3,}|…|etc\.?|and so on)$/i
const brackets = /^(?:\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>|\([^()]*\))$/
const inWords =
  /\b(?:one of|values?(?: (?:is|are))?|options?(?: are)?|either|choices?|allowed|possible)\b[^:\n]{0,20}?[:\s]\s*(.+)/i

const bar = /\s*[|｜]\s*/
// Also from the first status to the last, as in `Draft → Review → Done`.
const between = /\s*[/／]\s*|\s*(?:→|➜|⇒|[-=]>)\s*|\s+[•·]\s+/
const scale =
  /^(?:(?:very )?(?:high|low)|medium|moderate|critical|severe|none|unknown|yes|no|major|minor|patch|trivial|blocker|small|large|huge|x{0,3}[sl]|m|p\d)$/i

/** Reads the list of values that a field's value is, if it is one. */
export function readChoices(key: string, value: string): Choices | undefined {
  const isBracketed = brackets.test(value)
  const bare = isBracketed
    ? value.slice(1, -1).trim()
    : value.replace(/^\{(?=[^}]*$)|^\[(?=[^\]]*$)/, '')
  const bars = split(bare, bar)
  if (bars) return bars
  const isStatus = isStatusLike(key)
  if (isBracketed && /,?\s+or\s+/i.test(bare)) return inSentence(bare)
  const parts = split(bare, between)
  if (!isStatus) {
    return parts?.values.every((d) => scale.test(d)) ? parts : undefined
  }

  if (parts?.values.every(isShort)) return parts
  const listed = inSentence(
    bare.replace(/\s*\((?:or|then) ([^()]+)\)$/, ', $1')
  )
  // `Accepted or rejected` alone may be a sentence.
  return isBracketed || /[,，、]/.test(bare) ? listed : undefined
}

/** Reads what a comment says of a field's values: `must be one of a, b, c`. */
export function readChoicesInWords(remark: string): Choices | undefined {
  const list = inWords.exec(collapseWhiteSpace(remark))?.[1]
  if (list === undefined) return undefined
  const [sentence = ''] = list.split(sentenceEnd, 1)
  return (
    split(sentence, bar) ??
    inSentence(sentence.replace(/^[[{(<]|[\]})>]$/g, ''))
  )
}

const sentenceEnd = /[.;](?:\s|$)(?!\.)/
const samples =
  /(?:\bsuch as|\be\.g\.|\bfor example|\blike|\bone of)[,:]?\s+([^?]*)/i

/** Reads the statuses that a sentence names: `…, such as open, done, etc.?` */
export function readSampleStatuses(sentence: string): Choices | undefined {
  const list = samples.exec(sentence)?.[1]?.split(sentenceEnd, 1).join()
  const found = list === undefined ? undefined : inSentence(list)
  return found && {...found, isOpen: true}
}

const or = '(?:or|oder|ou|o|eller|lub|или|或|または|또는)'
const comma = new RegExp(
  String.raw`\s*[,，、]\s*(?:(?:and|${or})\s+)?|\s+${or}\s+`,
  'i'
)

/** `A, B, or C`, where each is a word or two. */
function inSentence(text: string): Choices | undefined {
  const found = split(text, comma)
  return found?.values.every(isShort) ? found : undefined
}

function isShort(value: string): boolean {
  return value.split(' ').length <= 3 && !/[.:;!?]/.test(value)
}

function split(text: string, separator: RegExp): Choices | undefined {
  const parts = text
    .split(new RegExp(`(?:${separator.source})(?![^()]*\\))`, separator.flags))
    .map((d) => d.trim().replace(/^["'`]|["'`]$/g, ''))
  const values = parts.filter((d) => !dots.test(d))
  return parts.length > 1 && values.length > 0 && values.every((d) => d !== '')
    ? {values, isOpen: values.length < parts.length}
    : undefined
}
