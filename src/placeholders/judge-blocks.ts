import {textOf, type Block} from '../markdown/block.js'
import {isDots, isEnclosed} from '../markdown/prompt-marks.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {groupBy} from '../base/list.js'
import {isContent} from '../document/content.js'
import {foldedWords, isBox} from '../template/own-words.js'
import type {Template, TemplateSection} from '../template/template.js'
import {isCaption, isCaptionAnswered} from './captions.js'
import {isFrame, settleDetails} from './details.js'
import {isRequiredItem} from './empty-labels.js'
import {findUnfilled, type Unfilled} from './find-placeholders.js'
import {originOf, type Origin} from './own-words.js'
import {promptInBox} from './prompt-in-box.js'
import {isUnfinished} from './unfinished-words.js'

/** A block, and what it is to the template and its author. */
export interface JudgedBlock {
  block: Block
  /**
   * `blank` has no content; `unfilled` has words of the author's own, but they only
   * say that others will follow, such as `TBD`.
   */
  kind: Origin | 'blank' | 'unfilled'
  unfilled: readonly Unfilled[]
  /** Whether another block is told instead, such as the prompt below a question. */
  isMuted: boolean
}

/** What blocks are held against. */
export interface Yardstick {
  template: Template
  /** The template's section of these blocks, if it is known. */
  section: TemplateSection | undefined
  /** Whether the template allows what it has there, or `TBD`, for now. */
  mayWait: boolean
  source: string
}

/**
 * Judges the blocks of a section, in document order.
 *
 * @param blocks
 *   The blocks.
 * @param yardstick
 *   What they are held against.
 * @param isFilledBelow
 *   Whether a subsection that follows them has text of the author's.
 */
export function judgeBlocks(
  blocks: readonly Block[],
  yardstick: Yardstick,
  isFilledBelow: boolean
): JudgedBlock[] {
  const judged = judgeEach(blocks, yardstick)
  settleLists(judged)
  settleDetails(judged, yardstick.source)
  settleCaptions(judged, isFilledBelow)
  judged.forEach((one, at) => {
    judged[at] = withoutAnswered(one, at, judged)
  })
  return judged
}

/** Judges each block by itself; of a table's row its first cell stands for all. */
export function judgeEach(
  blocks: readonly Block[],
  yardstick: Yardstick
): JudgedBlock[] {
  let row: Origin = 'own'
  return blocks.map((block) => {
    if (block.type !== 'cell') return judgeBlock(block, yardstick)
    if (block.column === 0) row = originIn(block, yardstick)
    const one = judgeBlock(block, yardstick)
    if (row === 'own') return one
    return block.column === 0
      ? {...one, kind: row}
      : {...one, kind: 'blank', unfilled: []}
  })
}

/** Whether a block may have to be told. */
export function isOfInterest({kind, unfilled, block}: JudgedBlock): boolean {
  return (
    kind === 'leftover' ||
    unfilled.length > 0 ||
    (kind === 'kept' && block.type === 'paragraph')
  )
}

function originIn(block: Block, yardstick: Yardstick): Origin {
  const {template, section, source} = yardstick
  const words = foldedWords(block, source)
  // Dots alone are a prompt only in an item.
  if (words !== undefined && isDots(words) && block.type !== 'item') {
    return 'own'
  }

  return originOf(words, template, section)
}

function judgeBlock(block: Block, yardstick: Yardstick): JudgedBlock {
  const {template, mayWait, section} = yardstick
  const text = 'text' in block ? block.text : undefined
  const role = block.type === 'paragraph' ? 'text' : block.type
  const unfilled =
    text && (role === 'text' || role === 'item' || role === 'cell')
      ? findUnfilled(text, template, role)
      : []
  const origin = originIn(block, yardstick)
  const isMuted = origin === 'leftover' && isRequiredItem(block, section)
  const isKeptBox =
    origin === 'kept' && block.type === 'item' && isBox(block, yardstick.source)
  if (text && isKeptBox && unfilled.length === 0) {
    return {block, unfilled: promptInBox(text), isMuted, kind: origin}
  }

  const all = {block, unfilled, isMuted}
  const isForNow = origin === 'leftover' && block.type === 'paragraph'
  if (mayWait && (isForNow || unfilled.some((d) => d.kind === 'word'))) {
    return {...all, unfilled: [], kind: 'kept'}
  }

  if (origin !== 'own') return {...all, kind: origin}
  // The head of a table is no answer, nor is `</details>`.
  const {place} = block
  const isTags =
    block.type === 'other' &&
    place !== undefined &&
    isFrame(yardstick.source.slice(place.start, place.end))
  if (
    isTags ||
    !isContent(block) ||
    (block.type === 'cell' && block.row === 0)
  ) {
    return {...all, kind: 'blank'}
  }

  return {...all, kind: unfilled.some((d) => d.isAll) ? 'unfilled' : 'own'}
}

/**
 * Items of the template's that stand among the author's own were chosen. Those of
 * a list that has nothing else are told once.
 */
function settleLists(judged: readonly JudgedBlock[]): void {
  const items = judged.filter((d) => d.block.type === 'item')
  const byList = groupBy(items, ({block}) =>
    block.type === 'item' ? block.list : undefined
  )
  for (const list of byList.values()) {
    const plain = list.filter(
      ({block, kind, unfilled}) =>
        kind === 'leftover' &&
        unfilled.length === 0 &&
        !isCaption(block) &&
        !isEnclosed(textOf(block)?.value ?? '')
    )
    const isMixed = list.some((d) => d.kind === 'own')
    for (const one of isMixed ? plain : plain.slice(1)) {
      if (isMixed) one.kind = 'kept'
      else one.isMuted = true
    }
  }
}

/**
 * Questions and labels of the template are no leftovers where an answer follows,
 * and are not told beside a prompt that follows instead.
 */
function settleCaptions(judged: JudgedBlock[], isFilledBelow: boolean): void {
  let next: JudgedBlock | undefined
  for (const one of judged.toReversed()) {
    if (one.kind === 'blank' || one.block.type === 'comment') continue
    if (one.kind === 'leftover') {
      if (isCaptionAnswered(one, next, isFilledBelow)) one.kind = 'kept'
      else if (next?.kind === 'leftover' && isCaption(one.block)) {
        one.isMuted ||= !isCaption(next.block)
      }
    }

    next = one
  }
}

/** What is no prompt by what stands around it: brackets over an answer, "and so on". */
function withoutAnswered(
  one: JudgedBlock,
  at: number,
  judged: readonly JudgedBlock[]
): JudgedBlock {
  const {block, kind, unfilled} = one
  const [first] = unfilled
  if (!first || kind !== 'unfilled' || !('text' in block)) return one
  const value = collapseWhiteSpace(block.text?.value ?? '')
  const isAnswered = isDots(value)
    ? endsList(block, judged.slice(0, at))
    : (first.kind === 'prompt'
        ? isEnclosed(value)
        : isUnfinished(value, false)) && goesOnBelow(block, judged[at + 1])
  return isAnswered ? {...one, kind: 'own', unfilled: []} : one
}

/** Whether an item comes behind items of the author's. */
function endsList(block: Block, before: readonly JudgedBlock[]): boolean {
  return (
    block.type === 'item' &&
    before.some(
      (d) =>
        d.kind === 'own' &&
        d.block.type === 'item' &&
        d.block.list === block.list
    )
  )
}

/** Whether items or paragraphs of the author's stand under a block. */
function goesOnBelow(block: Block, next: JudgedBlock | undefined): boolean {
  if (next?.kind !== 'own') return false
  const {type} = next.block
  return block.type === 'item'
    ? (type === 'item' || type === 'paragraph') && next.block.item === block
    : block.type === 'paragraph' && type === 'item' && !next.block.item
}
