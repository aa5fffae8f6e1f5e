import type {Field} from '../document/field.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Block} from '../markdown/block.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {Span} from '../markdown/span.js'
import type {Template} from '../template/template.js'
import {candidateBlocks} from './candidate-blocks.js'
import {
  findUnfilled,
  findUnfilledField,
  type Unfilled
} from './find-placeholders.js'

/** A sample or a comment of the template that was left as it is. */
export interface Leftover {
  kind: 'guidance' | 'sample'
  value: string
  place: Span | undefined
}

/** Something in a proposal that its author left unfilled. */
export type Placeholder = Leftover | (Unfilled & {place: Span | undefined})

/** A proposal and its template, as far as they are bound. */
interface Bound {
  proposal: Proposal
  template: Template
  title: Section | undefined
  header: readonly Field[]
}

/**
 * All that an author left unfilled: in the header, in titles, then in the text.
 *
 * @param bound
 *   The proposal and its template.
 * @param isDraft
 *   Whether it is a draft, whose title may lack a number.
 */
export function* findPlaceholders(
  {proposal, template, title, header}: Bound,
  isDraft: boolean
): Iterable<Placeholder> {
  for (const field of header) {
    yield* findUnfilledField(field, template).map(placed)
  }

  for (const section of proposal.headings) {
    for (const found of findUnfilled(section.text, template)) {
      const isKept = found.kind === 'number' && section === title && isDraft
      if (!isKept) yield placed(found)
    }
  }

  const fields = new Set(header.flatMap((d) => d.blocks))
  for (const block of [...proposal.lead, ...(proposal.title?.body ?? [])]) {
    if (!fields.has(block)) yield* inBlock(block, template)
  }

  for (const block of candidateBlocks(proposal, template)) {
    if (!fields.has(block)) yield* inBlock(block, template)
  }
}

function inBlock(block: Block, template: Template): Placeholder[] {
  const {place} = block
  const {comments, samples} = template.prompts
  if (block.type === 'code') {
    const {value} = block
    return samples.has(value.trim()) ? [{kind: 'sample', value, place}] : []
  }

  if (block.type === 'comment') {
    const {value} = block
    return comments.size > 0 && comments.has(collapseWhiteSpace(value))
      ? [{kind: 'guidance', value, place}]
      : []
  }

  if (!('text' in block) || !block.text) return []
  const role = block.type === 'item' ? 'item' : 'text'
  return findUnfilled(block.text, template, role).map(placed)
}

function placed(found: Unfilled): Placeholder {
  return {...found, place: found.text.place}
}
