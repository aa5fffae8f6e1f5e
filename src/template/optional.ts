import {collapseWhiteSpace} from '../base/white-space.js'
import {textOf, type Block} from '../markdown/block.js'
import {
  ifApplies,
  leavesOutAbroad,
  optionalWord
} from '../document/optional-words.js'

const word = optionalWord
const inside = String.raw`\s*(?:${word}|${ifApplies}|recommended|nice to have)(?!\p{L})[^()[\]（）［］【】]*`
const bracketed = String.raw`(?:\(${inside}\)|\[${inside}\]|（${inside}）|［${inside}］|【${inside}】)`
const atEnd = new RegExp(String.raw`\s*${bracketed}$`, 'iu')
const atEndOpenly = new RegExp(
  String.raw`\s+[-–—|]\s*${word}$|:\s+${word}$`,
  'iu'
)
const atStart = new RegExp(
  String.raw`^(?:${bracketed}|optional\s*[:：–—-])\s*(?=\S)`,
  'iu'
)

/** Splits off the mark in a title that makes a section optional. */
export function splitTitle(title: string): {title: string; mark: string} {
  for (const pattern of [atEnd, atEndOpenly, atStart]) {
    const mark = pattern.exec(title)?.[0]
    // A title that is nothing but the mark keeps it.
    if (mark !== undefined && mark !== title) {
      return {title: title.replace(mark, ''), mark: mark.trim()}
    }
  }

  return {title, mark: ''}
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
  const mark = atEnd.exec(key)?.[0] ?? ''
  return {title: key.slice(0, key.length - mark.length), optional: mark !== ''}
}

const part = String.raw`(?:sub-?)?(?:section|heading|element|chapter|part|block|question)`
const opens = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${word}(?!\p{L}|\s+${part}s\b)|${ifApplies.replace('|as', '')}\s*[.:;。)\]–—-])`,
  'iu'
)
const says = [
  new RegExp(
    String.raw`(?:^|[.!?:;]|\band)[^\p{L}\p{N}]*(?:this|the following|these|the entire|the whole) (?:\w+ ){0,2}?${part}s?\b(?: below)? (?:is|are) (?:(?!not|never)\w+ ){0,2}?(?:optional|not (?:required|mandatory))\b`,
    'iu'
  ),
  new RegExp(
    String.raw`\b(?:this|these|it) (?:is|are) (?:an? )?(?:(?!not)\w+ )?optional (?:${part})s?\b`,
    'i'
  ),
  /[本此该該這这][^。]{0,6}(?:可选|可選|可省略|任意)/u
]
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

/**
 * Whether a text says that its section may be left out: it opens with
 * `optional`, or calls the section so, or says when to remove it.
 */
export function saysOptional(text: string): boolean {
  return opens.test(text) || callsOptional(text)
}

/** The same but for what it opens with. */
function callsOptional(text: string): boolean {
  if (says.some((d) => d.test(text))) return true
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
    const text =
      block.type === 'comment' ? block.value : (textOf(block)?.value ?? '')
    const reason = collapseWhiteSpace(text)
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

const onlyOptional = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:this (?:${part} )?is )?${word}[^\p{L}\p{N}]*$`,
  'iu'
)

/** Whether a text says that its section is optional, and nothing else. */
export function isOnlyOptional(text: string): boolean {
  return onlyOptional.test(text)
}
