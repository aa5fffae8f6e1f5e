import type {Block} from '../markdown/block.js'
import {isInside} from '../markdown/span.js'
import type {JudgedBlock} from './judge-blocks.js'

/** How a text asks for what follows it. */
type Style = 'bold' | 'colon' | 'question'

const ends: ReadonlyArray<[RegExp, Style]> = [
  [/[?？]["'”’)）]?$/, 'question'],
  [/[:：]$/, 'colon']
]

/** How a block asks for what follows it, if it does. */
function captionStyle(block: Block): Style | undefined {
  const text =
    block.type === 'paragraph' || block.type === 'item' ? block.text : undefined
  if (!text) return undefined
  const [bold] = text.strong
  if (bold?.[0] === 0 && bold[1] >= text.value.length) return 'bold'
  return ends.find(([pattern]) => pattern.test(text.value))?.[1]
}

/** Whether a block is a question or a label, which something has to follow. */
export function isCaption(block: Block): boolean {
  return captionStyle(block) !== undefined
}

/**
 * Whether an answer follows a text of the template's. Any item may be the question
 * to what is nested in it.
 *
 * @param one
 *   The text.
 * @param next
 *   What follows it, settled already.
 * @param isFilledBelow
 *   Whether there is text of the author's behind all blocks.
 */
export function isCaptionAnswered(
  {block, unfilled}: JudgedBlock,
  next: JudgedBlock | undefined,
  isFilledBelow: boolean
): boolean {
  const style = captionStyle(block)
  const isAnswer = next !== undefined && next.kind !== 'leftover'
  if (isNested(next, block)) return isAnswer && unfilled.length === 0
  if (!style) return false
  if (!next) return isFilledBelow
  if (!isAnswer) return false
  // One text may answer several questions, but no other captions.
  if (style === 'question') return true
  if (next.kind === 'kept') return captionStyle(next.block) !== style
  return !areSiblings(block, next.block)
}

function isNested(next: JudgedBlock | undefined, block: Block): boolean {
  const {place} = block
  return (
    block.type === 'item' &&
    place !== undefined &&
    isInside(next?.block.place, place)
  )
}

function areSiblings(one: Block, other: Block): boolean {
  return one.type === 'item' && other.type === 'item' && one.list === other.list
}
