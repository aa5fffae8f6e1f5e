import {memoSlot, memoize} from '../base/memo.js'
import type {Proposal} from '../document/proposal.js'

const markers = memoSlot<Proposal, string>()

/** The bullet that most items of a document have; `-` where it has none. */
export function markerIn(proposal: Proposal): string {
  return memoize(markers, proposal, findMarker)
}

function findMarker({source, lead, headings}: Proposal): string {
  const counts = new Map([['-', 0]])
  for (const block of [...lead, ...headings.flatMap((d) => d.body)]) {
    const marker =
      block.type === 'item' && block.place
        ? source.charAt(block.place.start)
        : ''
    if (/[*+-]/.test(marker)) counts.set(marker, (counts.get(marker) ?? 0) + 1)
  }

  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? '-'
}
