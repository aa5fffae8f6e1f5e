import {countWhile} from '../base/list.js'
import type {Binding} from '../binding/bind.js'
import type {Missing} from '../binding/binding.js'
import {isOwnTextBalanced} from '../document/balanced-html.js'
import type {Proposal, Section} from '../document/proposal.js'
import {insertBlock} from '../markdown/edits.js'
import type {Problem} from '../rule/rule.js'
import {headingOf} from './heading.js'
import {markerIn} from './list-marker.js'
import {skeleton} from './missing-section.js'
import {rankOf} from '../binding/ranks.js'

type Fix = Pick<Problem, 'place' | 'expected' | 'edits' | 'insertion' | 'write'>

/**
 * Where a section is missing, and what puts it there, or makes a heading of what
 * is one but for its mark.
 *
 * @param next
 *   The section that follows it, if one does.
 */
export function insertSection(
  binding: Binding,
  absent: Missing,
  next: Section | undefined
): Fix {
  const {proposal, shift} = binding
  const {parent, lookalike} = absent
  const end = parent?.section.span?.end ?? proposal.span?.end
  const at = next?.place?.start ?? end
  if (at === undefined) return {place: undefined}
  const place = {start: at, end: at}
  const rank = rankOf(absent, shift)
  if (lookalike) {
    const {heading} = lookalike
    const text = heading && headingOf(heading.rank ?? rank, heading.title)
    return {
      place,
      edits: heading ? [{place: heading.place, text: text ?? ''}] : []
    }
  }

  const start = insertionPoint(binding, absent, next, rank)
  if (start === undefined) return {place, insertion: true, edits: []}
  const {source} = proposal
  const isThere = start === at || isBlank(source, start, next, at)
  return {
    place: isThere ? {start, end: start} : place,
    insertion: true,
    write() {
      const text = skeleton(absent, rank, markerIn(proposal))
      const edit = insertBlock(source, start, text)
      return isThere ? {expected: [edit.text]} : {edits: [edit]}
    }
  }
}

/** Whether only up to three spaces stand before the heading that follows. */
function isBlank(
  source: string,
  at: number,
  next: Section | undefined,
  heading: number
): boolean {
  return next !== undefined && source.slice(at, heading).trim() === ''
}

/** The insertions of all that is missing, at the end of the document. */
export function insertAll(
  {proposal, shift}: Binding,
  missing: readonly Missing[]
): Fix {
  const {source, span, textEnd} = proposal
  if (!span || textEnd === undefined) return {place: undefined}
  const texts = missing.map((d) =>
    skeleton(d, rankOf(d, shift), markerIn(proposal))
  )
  return {
    place: {start: span.end, end: span.end},
    insertion: true,
    edits: isOpenAt(proposal, textEnd)
      ? []
      : [insertBlock(source, textEnd, texts.join('\n\n'))]
  }
}

/** Where to insert a section; nowhere if it would not be what it should be there. */
function insertionPoint(
  {proposal, boundOf}: Binding,
  {template, parent}: Missing,
  next: Section | undefined,
  rank: number
): number | undefined {
  const siblings = parent?.section.children ?? []
  const end = parent?.section.span?.end ?? proposal.textEnd
  let at = next?.span?.start ?? end
  // A section of a higher rank would take it for its own, so it goes above that.
  for (let index = siblings.length - 1; index >= 0; index--) {
    const sibling = siblings[index]
    if (!sibling?.span || sibling.span.start >= (at ?? 0)) continue
    if (sibling.rank >= rank) break
    const bound = boundOf(sibling)
    if (bound && bound.template.index < template.index) return undefined
    at = sibling.span.start
  }

  return at === undefined || isOpenAt(proposal, at) ? undefined : at
}

/** Whether what is above a place has no end there. */
function isOpenAt({headings, source}: Proposal, at: number): boolean {
  const above = countWhile(headings, (d) => (d.place?.start ?? 0) < at)
  const section = headings[above - 1]
  return section !== undefined && !isOwnTextBalanced(section, source)
}
