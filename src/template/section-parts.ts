import type {Proposal, Section} from '../document/proposal.js'
import type {Block} from '../markdown/block.js'
import type {Part} from '../markdown/top-level-node.js'
import {optionalReason} from './optional.js'

/** What belongs to a section of a template. */
export interface SectionParts {
  /** What stands right above its heading and says that it is optional. */
  above: readonly Block[]
  /** All blocks below it but what belongs to the next heading. */
  body: readonly Block[]
  /** The same as nodes. */
  prompt: readonly Part[]
}

/**
 * Tells for each section what belongs to it: text right above a heading that
 * makes a section optional belongs to that heading.
 */
export function partsOf(
  {source, title}: Proposal,
  headings: readonly Section[]
): Map<Section, SectionParts> {
  const all = new Map<Section, SectionParts>()
  let above =
    title && !headings.includes(title)
      ? takeAbove(title, headings[0], source)
      : undefined
  headings.forEach((section, index) => {
    const taken = takeAbove(section, headings[index + 1], source)
    const prompt = section.parts.slice(1).filter((d) => d !== taken)
    // Comments may stand in the heading itself.
    const heading = section.parts[0]?.blocks ?? []
    all.set(section, {
      above: above?.blocks ?? [],
      body: [...heading, ...prompt.flatMap((d) => d.blocks)],
      prompt
    })
    above = taken
  })
  return all
}

/** The last node of a section, where it makes the next section optional. */
function takeAbove(
  {parts}: Section,
  next: Section | undefined,
  source: string
): Part | undefined {
  const last = parts.at(-1)
  const before = parts.at(-2)
  if (!next || !last || !before || !optionalReason(last.blocks))
    return undefined
  const isNext = isAdjacent(last, next.place?.start, source)
  const isFirst = parts.slice(1, -1).every((d) => d.type === 'definition')
  if (isFirst) {
    return isNext && !isAdjacent(before, last.place?.start, source)
      ? last
      : undefined
  }

  return isNext || last.type === 'html' ? last : undefined
}

/** Whether there is no blank line between a node and what starts at a point. */
function isAdjacent(
  {place}: Part,
  start: number | undefined,
  source: string
): boolean {
  const gap = source.slice(place?.end, start)
  return (gap.match(/\r\n|\n|\r/g) ?? []).length < 2
}
