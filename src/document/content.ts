import {append} from '../base/list.js'
import {textOf, type Block} from '../markdown/block.js'
import type {Text} from '../markdown/text.js'
import type {Section} from './proposal.js'

// A paragraph that starts with a letter says something, unless it is `n/a`.
const opensWithText = /^\s*[A-MO-Za-mo-z]/
const notApplicable = /^n\s*\/?\s*a\.?$/i
const dash = /^[-–—]$/

/**
 * Whether a section has no content, and none of its subsections has.
 *
 * @param needsReason
 *   Whether `N/A` alone is none.
 */
export function isEmpty(root: Section, needsReason: boolean): boolean {
  const stack = [root]
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (hasOwnContent(top, needsReason)) return false
    append(stack, top.children)
  }

  return true
}

/** Whether a section has content before its first subsection. */
export function hasOwnContent(section: Section, needsReason: boolean): boolean {
  if (opensWithText.test(section.raw ?? '')) return true
  if (!section.body.some((d) => isContent(d))) return false
  const lone = loneAnswer(section)
  return lone === undefined || (!needsReason && !dash.test(lone))
}

const answer =
  /^(?:(?:not applicable|n\s*\/\s*a|none|nothing|no|not|see)\b(?!-)|无|無|なし|해당 없음)/iu

/**
 * Whether the text of a section, before its subsections, answers for all of it:
 * `Not applicable: …`, a sentence that opens with `No` or `None`, `See …`, or a
 * link to another document.
 */
export function isAnswered({body}: Section): boolean {
  const first = body.find((d) => isContent(d))
  const text = first && textOf(first)
  if (!text || first.type === 'cell') return false
  return answer.test(text.value) || leadsAway(text)
}

const elsewhere =
  /\b(?:answered|covered|defined|described|discussed|documented|explained|found|moved|specified|tracked)\b/i

/** Whether a text says little more than where to read on. */
function leadsAway({links, prose, value}: Text): boolean {
  if (links.every((d) => d.startsWith('#'))) return false
  const masked = prose.replace(/[^\uFFFC]+/g, '').length
  const isShort = value.length <= masked + 120
  return masked * 2 >= value.length || (isShort && elsewhere.test(prose))
}

/** The `n/a` or dash that is all a section says, if it is. */
export function loneAnswer({body}: Section): string | undefined {
  const [only, ...others] = body.filter((d) => isContent(d))
  const value = only && others.length === 0 ? textOf(only)?.value : undefined
  return value !== undefined && (notApplicable.test(value) || dash.test(value))
    ? value
    : undefined
}

/** Whether a block says something. */
export function isContent(block: Block): boolean {
  if (block.type === 'other') return true
  if (block.type === 'code') return block.value.trim() !== ''
  const text = textOf(block)
  return text !== undefined && !text.blank
}
