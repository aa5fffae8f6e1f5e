import {append, tally} from '../base/list.js'
import {memoSlot, memoize} from '../base/memo.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {Block} from '../markdown/block.js'
import type {Proposal, Section} from './proposal.js'

const label = /^\[((?:[^\]\\]|\\.)+)]:/
const counts = memoSlot<Proposal, ReadonlyMap<string, number>>()

/**
 * Whether a section defines a link or note that is defined elsewhere too: where
 * the section moves, another of the two may be the one that counts.
 */
export function sharesDefinitions(
  section: Section,
  proposal: Proposal
): boolean {
  const {source, lead, headings} = proposal
  const own: string[] = []
  const stack = [section]
  for (let top = stack.pop(); top; top = stack.pop()) {
    append(stack, top.children)
    append(own, labelsIn(top, source))
  }

  if (own.length === 0) return false
  const all = memoize(counts, proposal, () =>
    tally([
      ...lead.flatMap((d) => definitionLabel(d, source)),
      ...headings.flatMap((d) => labelsIn(d, source))
    ])
  )
  return Array.from(tally(own)).some(([d, many]) => all.get(d) !== many)
}

function labelsIn({body, parts}: Section, source: string): string[] {
  return [
    ...body.flatMap((d) => definitionLabel(d, source)),
    ...parts
      .filter((d) => d.type === 'footnoteDefinition')
      .flatMap((d) => readDefinitionLabel(d.raw ?? ''))
  ]
}

function definitionLabel({type, place}: Block, source: string): string[] {
  return type === 'definition' && place
    ? readDefinitionLabel(source.slice(place.start, place.end))
    : []
}

function readDefinitionLabel(raw: string): string[] {
  const [, name] = label.exec(raw) ?? []
  // `[//]: # (…)` is a comment.
  return name === undefined || name === '//'
    ? []
    : [collapseWhiteSpace(name).toLowerCase()]
}
