import {once} from '../base/memo.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {plainWords, type Block} from '../markdown/block.js'
import {
  ifApplies,
  ifAppliesInEnglish,
  leavesOutAbroad,
  mayBeOptional,
  mayHaveOptionalWord,
  optionalWord
} from '../document/optional-words.js'

const word = optionalWord
// `As needed` opens sentences that say something else.
const withoutAs = (conditions: string) => conditions.replace('|as', '')
const isMarkInEnglish = new RegExp(
  String.raw`^\s*(?:optional(?!ly)|${ifAppliesInEnglish}|recommended|nice to have)(?![a-z])`,
  'i'
)
const isMarkAbroad = once(
  () => new RegExp(String.raw`^\s*(?:${word}|${ifApplies})(?!\p{L})`, 'iu')
)
const isWord = once(() => new RegExp(String.raw`^${word}$`, 'iu'))
const inside = '[^()[\\]（）［］【】]*'
const bracketed = `(?:\\(${inside}\\)|\\[${inside}\\]|（${inside}）|［${inside}］|【${inside}】)`
// Where a mark may stand; what it says is compared with the words then.
const atEnd = new RegExp(`\\s*${bracketed}$`)
const atStart = new RegExp(`^${bracketed}\\s*(?=\\S)`)
const behindDash = /(?:\s+[-–—|]\s*|:\s+)([^-–—|:]*)$/
const beforeColon = /^optional\s*[:：–—-]\s*(?=\S)/i

/** Splits off the mark in a title that makes a section optional. */
export function splitTitle(title: string): {title: string; mark: string} {
  const mark =
    markAt(atEnd, title) ??
    markBehindDash(title) ??
    markAt(atStart, title) ??
    beforeColon.exec(title)?.[0]
  // A title that is nothing but the mark keeps it.
  return mark === undefined || mark === title
    ? {title, mark: ''}
    : {title: title.replace(mark, ''), mark: mark.trim()}
}

/** What stands in brackets somewhere in a title, if it is a mark. */
function markAt(place: RegExp, title: string): string | undefined {
  const found = place.exec(title)?.[0]
  const words = found?.trimStart().slice(1)
  return words !== undefined && saysMark(words) ? found : undefined
}

function saysMark(words: string): boolean {
  return (
    isMarkInEnglish.test(words) ||
    (mayBeOptional(words) && isMarkAbroad().test(words))
  )
}

function markBehindDash(title: string): string | undefined {
  const [mark, words] = behindDash.exec(title) ?? []
  return words && mayHaveOptionalWord(words) && isWord().test(words)
    ? mark
    : undefined
}

// The patterns would take long on a title that is no one's.
const longest = 200

/**
 * A title without such a mark that is not in brackets: `Risks - optional`. What is
 * in brackets is compared as all that stands there.
 */
export function withoutOptional(title: string): string {
  if (title.length > longest || !/[-–—|:：]/.test(title)) return title
  const {title: bare, mark} = splitTitle(title)
  return /[)\]）］】]$/.test(mark) ? title : bare
}

/** Splits off the mark at the end of a field's key, as of a title. */
export function readOptionalMark(key: string): {
  title: string
  optional: boolean
} {
  const mark = markAt(atEnd, key) ?? ''
  return {title: key.slice(0, key.length - mark.length), optional: mark !== ''}
}

const part = String.raw`(?:sub-?)?(?:section|heading|element|chapter|part|block|question)`
const opens = once(
  () =>
    new RegExp(
      String.raw`^(?:${word}(?!\p{L}|\s+${part}s\b)|${withoutAs(ifApplies)}\s*[.:;。)\]–—-])`,
      'iu'
    )
)
const called = /optional|required|mandatory|可选|可選|可省略|任意/i
const says = once(() => [
  new RegExp(
    String.raw`(?:^|[.!?:;]|\band)\W*(?:this|the following|these|the entire|the whole) (?:\w+ ){0,2}?${part}s?\b(?: below)? (?:is|are) (?:(?!not|never)\w+ ){0,2}?(?:optional|not (?:required|mandatory))\b`,
    'i'
  ),
  new RegExp(
    String.raw`\b(?:this|these|it) (?:is|are) (?:an? )?(?:(?!not)\w+ )?optional (?:${part})s?\b`,
    'i'
  ),
  /[本此该該這这][^。]{0,6}(?:可选|可選|可省略|任意)/u
])
const sentence = /[^.!?。\n]+(?:\n[^.!?。\n]+)*/g
const itself = String.raw`(?:it|this|that|(?:this|the|that)(?: \w+)? ${part})`
const condition = String.raw`(?:if|when|where|unless|once|in case)`
const leavesOut = new RegExp(
  [
    String.raw`\b(?:omit|remove|delete|skip|drop)(?: out)? (?:${itself}\b(?! \w+s?\b(?<!${condition}))|${condition}\b)`,
    String.raw`\bleave ${itself} out\b`,
    String.raw`\b(?:this|the|that)(?: \w+)? ${part} [^.!?]*\b(?:omitted|removed|deleted|skipped|dropped|left out)\b`
  ].join('|'),
  'i'
)
const conditional = new RegExp(String.raw`\b${condition}\b|\bfeel free\b`, 'i')
const negated =
  /\b(?:not|never|don['’]t|cannot)\s+(?:\w+ )?(?:omit|remove|delete|skip|drop|leave|left)/i

const applies = new RegExp(
  String.raw`^(?:${withoutAs(ifAppliesInEnglish)})\s*[.:;。)\]–—-]`,
  'i'
)

function opensOptional(text: string): boolean {
  const start = text.replace(/^[^\p{L}\p{N}]+/u, '').slice(0, longest)
  return (
    applies.test(start) ||
    (mayBeOptional(start.slice(0, 40)) && opens().test(start))
  )
}

/**
 * Whether a text says that its section may be left out: it opens with
 * `optional`, or calls the section so, or says when to remove it.
 */
export function saysOptional(text: string): boolean {
  return opensOptional(text) || callsOptional(text)
}

/** The same but for what it opens with. */
function callsOptional(text: string): boolean {
  if (called.test(text) && says().some((d) => d.test(text))) return true
  return (text.match(sentence) ?? []).some(
    (d) =>
      leavesOutAbroad(d) ||
      (leavesOut.test(d) && conditional.test(d) && !negated.test(d))
  )
}

const leads = new Set<Block['type']>(['comment', 'definition', 'paragraph'])

const parts = String.raw`(?:questions|(?:sub-?)?sections|(?:sub-?)?headings|chapters)`
// `irrelevant sections`, `sections that do not apply`.
const leavesPartsOut = leavesOutWhat(
  String.raw`(?:irrelevant|unneeded|unnecessary|unused) ${parts}\b|(?:all |any |the |those |whole |other )*${parts}\b[^.!?;]{0,80}(?:\bnot\b|n['’]t\b|\birrelevant\b)`
)
// `those that do not apply`, which may be items of a list.
const leavesThoseOut = leavesOutWhat(
  String.raw`(?:any|anything|those|(?:the )?ones|what(?:ever)?) [^.!?;]{0,40}(?:\bnot\b|n['’]t\b|\birrelevant\b)`
)

function leavesOutWhat(what: string): RegExp {
  return new RegExp(
    String.raw`\b(?:omit|remove|delete|skip|drop)(?: out)? (?:${what})`,
    'i'
  )
}

/** Why the subsections of a section may be left out, if its text says so. */
export function optionalPartsReason(
  blocks: readonly Block[]
): {reason: string; block: Block} | undefined {
  const isList = blocks.some((d) => d.type === 'item' || d.type === 'cell')
  return reasonIn(
    blocks,
    (d) => leavesPartsOut.test(d) || (!isList && leavesThoseOut.test(d))
  )
}

/** Why any section may be left out, if the text above all of them says so. */
export function optionalSectionsReason(
  blocks: readonly Block[]
): {reason: string; block: Block} | undefined {
  return reasonIn(blocks, (d) => leavesPartsOut.test(d))
}

function reasonIn(
  blocks: readonly Block[],
  says: (words: string) => boolean
): {reason: string; block: Block} | undefined {
  for (const block of blocks) {
    const reason = plainWords(block)
    if (says(reason) && !negated.test(reason)) return {reason, block}
  }

  return undefined
}

/** The first text among some blocks that says so. */
export function optionalReason(
  blocks: readonly Block[]
): {reason: string; block: Block} | undefined {
  // Behind a list, a table or code it may be about these.
  let isStart = true
  for (const block of blocks) {
    isStart &&= leads.has(block.type)
    const text =
      block.type === 'comment'
        ? block.value
        : block.type === 'paragraph' && !block.item
          ? block.text.value
          : ''
    const words = collapseWhiteSpace(text)
    if (words !== '' && (isStart ? saysOptional : callsOptional)(words)) {
      return {reason: words, block}
    }
  }

  return undefined
}

const onlyOptional = once(
  () =>
    new RegExp(
      String.raw`^[^\p{L}\p{N}]*(?:this (?:${part} )?is )?${word}[^\p{L}\p{N}]*$`,
      'iu'
    )
)

/** Whether a text says that its section is optional, and nothing else. */
export function isOnlyOptional(text: string): boolean {
  const isShort = text.length <= longest
  return isShort && mayHaveOptionalWord(text) && onlyOptional().test(text)
}
