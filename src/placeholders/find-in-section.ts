import {textOf, type Comment} from '../markdown/block.js'
import {foldedWords} from '../template/own-words.js'
import {emptyLabel} from './empty-labels.js'
import type {JudgedBlock} from './judge-blocks.js'
import {placed, type Optional, type Placeholder} from './placeholder.js'

/** What was left in a section. */
interface FoundInSection {
  placeholders: Placeholder[]
  /** Guidance beside text of the author's. */
  guidance: Comment[]
}

/**
 * Finds what was left in a section: each block beside text of the author's, and
 * only the first where there is nothing else.
 *
 * @param judged
 *   The blocks of the section.
 * @param source
 *   The document.
 * @param isFilledBelow
 *   Whether a subsection has text of the author's.
 * @param isOptional
 *   Whether the section may be left out.
 */
export function findInSection(
  judged: readonly JudgedBlock[],
  source: string,
  isFilledBelow: boolean,
  isOptional: boolean
): FoundInSection {
  const boxes = judged.flatMap(openBox)
  const isFilled = hasText(judged)
  const isEmpty = !isFilled && !isFilledBelow
  const guidance = isEmpty ? [] : judged.flatMap((d) => guidanceIn(d))
  const rest = judged.filter(
    (d) => !d.isMuted && (isEmpty || guidanceIn(d).length === 0)
  )
  const first = isFilled ? undefined : rest.find((d) => d.kind === 'leftover')
  const optional = isEmpty && isOptional ? 'section' : undefined
  const blocks = first
    ? inBlock(first, source, optional)
    : rest.flatMap((d) => inBlock(d, source))
  return {placeholders: [...boxes, ...blocks], guidance}
}

/** Whether some blocks have text of the author's, or that stays. */
export function hasText(judged: readonly JudgedBlock[]): boolean {
  return judged.some((d) => d.kind === 'own' || d.kind === 'kept')
}

function guidanceIn({block, kind}: JudgedBlock): Comment[] {
  return kind === 'leftover' && block.type === 'comment' ? [block] : []
}

/** A box of the template's that is to be ticked: `[ ] It is tested`. */
function openBox({block, kind}: JudgedBlock): Placeholder[] {
  if (kind !== 'kept' || block.type !== 'paragraph') return []
  const {text} = block
  if (!text.value.startsWith('[ ]')) return []
  const {place} = text.slice(0, '[ ]'.length)
  return [{kind: 'box', value: text.value, place}]
}

function inBlock(
  {block, kind, unfilled}: JudgedBlock,
  source: string,
  optional?: Optional
): Placeholder[] {
  const isPrompt = unfilled.length === 1 && unfilled[0]?.isAll === true
  if (kind !== 'leftover' || isPrompt) return placed(unfilled, optional)
  const {place} = block
  if (block.type === 'comment') {
    const comments = [block]
    return [{kind: 'guidance', comments, isBesideText: false, place, optional}]
  }

  const shown =
    block.type === 'cell'
      ? block.table.rowPlaces[block.row]
      : (textOf(block)?.place ?? place)
  const empty = emptyLabel(block)
  if (empty) return [{kind: 'label', ...empty, place: shown, optional}]
  return [
    {
      kind: block.type === 'code' ? 'sample' : 'text',
      value: foldedWords(block, source) ?? '',
      place: shown,
      optional
    }
  ]
}
