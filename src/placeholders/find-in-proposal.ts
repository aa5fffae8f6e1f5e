import {append} from '../base/list.js'
import {memoize} from '../base/memo.js'
import type {Field} from '../document/field.js'
import {hasOwnContent} from '../document/content.js'
import type {Proposal, Section} from '../document/proposal.js'
import {textOf, type Block, type Comment} from '../markdown/block.js'
import {fieldByKey} from '../template/field-by-key.js'
import {foldedWords} from '../template/own-words.js'
import type {Template, TemplateSection} from '../template/template.js'
import {candidateBlocks} from './candidate-blocks.js'
import {findInSection, hasText} from './find-in-section.js'
import {findUnfilled, findUnfilledField} from './find-placeholders.js'
import {isOfInterest, judgeBlocks, judgeEach} from './judge-blocks.js'
import {isLeftoverTitle} from './own-words.js'
import {placed, type Patience, type Placeholder} from './placeholder.js'

/** A proposal and its template, as far as they are bound. */
interface BoundParts {
  proposal: Proposal
  template: Template
  title: Section | undefined
  sections: readonly Section[]
  header: readonly Field[]
  boundOf: (section: Section) => {template: TemplateSection} | undefined
  parentOf: (section: Section) => Section | undefined
}

/**
 * All that an author left unfilled: in the header, in titles, then in the text.
 *
 * @param bound
 *   The proposal and its template.
 * @param patience
 *   What the proposal may keep for now.
 */
export function* findPlaceholders(
  bound: BoundParts,
  patience: Patience
): Iterable<Placeholder> {
  const {header, proposal, sections, template, title} = bound
  for (const field of header) yield* inField(field, template)
  if (title) yield* inTitle(title, template, patience)
  for (const section of sections) {
    const wanted = bound.boundOf(section)?.template
    // A template may have a section `TODO`, for what is still to be done.
    const isWanted = wanted && !wanted.series
    yield* placed(
      findUnfilled(section.text, template, 'heading').filter(
        (d) => !isWanted || d.kind !== 'word'
      )
    )
  }

  const fields = new Set(header.flatMap((d) => d.blocks))
  // Text above the sections may stay, but prompts in it may not.
  for (const block of [...proposal.lead, ...(title?.body ?? [])]) {
    if (!fields.has(block)) yield* inBlockAbove(block, bound)
  }

  yield* inSections(bound, patience, fields)
}

function inField(field: Field, template: Template): Placeholder[] {
  const found = findUnfilledField(field, template)
  if (found.length === 0) return []
  const wanted = fieldByKey(template.fields, field.key)
  return placed(found, wanted?.optional ? 'field' : undefined)
}

function inTitle(
  {text}: Section,
  template: Template,
  {isDraft}: Patience
): Placeholder[] {
  const found = findUnfilled(text, template, 'heading')
  const {place, value} = text
  return found.length === 0 && isLeftoverTitle(value, template)
    ? [{kind: 'title', value, place}]
    : placed(found.filter((d) => d.kind !== 'number' || !isDraft))
}

function inBlockAbove(
  block: Block,
  {template, proposal: {source}}: BoundParts
): Placeholder[] {
  const value =
    template.words.above.size > 0 ? foldedWords(block, source) : undefined
  if (value !== undefined && template.words.above.has(value)) {
    const {place} = block
    return block.type === 'comment'
      ? [{kind: 'guidance', comments: [block], isBesideText: true, place}]
      : [{kind: 'note', value, place: textOf(block)?.place ?? place}]
  }

  if (!('text' in block) || !block.text) return []
  const role = block.type === 'paragraph' ? 'text' : block.type
  return placed(findUnfilled(block.text, template, role))
}

function inSections(
  {boundOf, parentOf, proposal, sections, template}: BoundParts,
  {isNew}: Patience,
  fields: ReadonlySet<Block>
): Placeholder[] {
  const {source} = proposal
  const {removed} = template.words
  const all: Placeholder[] = []
  const filled = new Map<Section, boolean>()
  // What is told once for an outermost section, as one fix removes all of it.
  const guidance = new Map<Section, Comment[]>()
  // From the last section to the first, as a section is filled if a subsection is.
  for (const section of sections.toReversed()) {
    const wanted = boundOf(section)?.template
    if (!wanted && removed.has(section.title)) {
      append(all, leftoverSection(section, template))
      continue
    }

    const mayWait = isNew && wanted?.draftMayKeep === true
    const yardstick = {template, section: wanted, mayWait, source}
    const candidates = candidateBlocks(section, template)
    const isFree = (d: Block) => !fields.has(d)
    if (!judgeEach(candidates.filter(isFree), yardstick).some(isOfInterest))
      continue
    const isFilledBelow = section.children.some((d) =>
      hasAuthorsText(d, filled)
    )
    const body = section.body.filter(isFree)
    const judged = judgeBlocks(body, yardstick, isFilledBelow)
    const isOptional = wanted?.optional === true
    const found = findInSection(judged, source, isFilledBelow, isOptional)
    filled.set(section, hasText(judged))
    append(all, found.placeholders)
    if (found.guidance.length > 0) {
      const outer = outermost(section, parentOf)
      memoize(guidance, outer, () => []).unshift(...found.guidance)
    }
  }

  for (const comments of guidance.values()) {
    const place = comments[0]?.place
    all.push({kind: 'guidance', comments, isBesideText: true, place})
  }

  return all
}

/** A section that the template says to remove; what is in it goes along. */
function leftoverSection(
  {text, title: value, parent}: Section,
  {words: {removed}}: Template
): Placeholder[] {
  return removed.has(parent?.title ?? '')
    ? []
    : [{kind: 'section', value, place: text.place}]
}

/** Whether there is text of the author's in a section or below it. */
function hasAuthorsText(
  section: Section,
  known: ReadonlyMap<Section, boolean>
): boolean {
  const stack = [section]
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (known.get(top) ?? hasOwnContent(top, false)) return true
    append(stack, top.children)
  }

  return false
}

function outermost(
  section: Section,
  parentOf: BoundParts['parentOf']
): Section {
  let outer = section
  for (let up = parentOf(outer); up; up = parentOf(up)) outer = up
  return outer
}
