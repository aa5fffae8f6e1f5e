import {memoSlot, memoize} from '../base/memo.js'
import type {Proposal} from '../document/proposal.js'

const markers = memoSlot<Proposal, string>()

/** The bullet that most items of a document have; `-` where it has none. */
export function markerIn(proposal: Proposal): string {
  return memoize(markers, proposal, findMarker)
}

// With these alone there is something to count.
const otherMarker = /^[\t >]*[*+][\t ]/m

function findMarker({source, lead, headings}: Proposal): string {
  if (!otherMarker.test(source)) return '-'
  const counts = new Map([['-', 0]])
  const lists = headings.flatMap((d) =>
    d.parts.filter((p) => p.type === 'list')
  )
  for (const block of [...lead, ...lists.flatMap((d) => d.blocks)]) {
    const marker =
      block.type === 'item' && block.place
        ? source.charAt(block.place.start)
        : ''
    if (/[*+-]/.test(marker)) counts.set(marker, (counts.get(marker) ?? 0) + 1)
  }

  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? '-'
}
