import {append} from '../base/list.js'
import {memoize} from '../base/memo.js'
import type {Proposal} from '../document/proposal.js'
import type {Block} from '../markdown/block.js'
import type {Template} from '../template/template.js'
import {mayBeUnfilled} from './prefilter.js'

/**
 * The blocks of a proposal's sections in which anything may be unfilled, and
 * some that are near. The other blocks, which are most, are not even read.
 */
export function candidateBlocks(
  {sections, source}: Proposal,
  template: Template
): Block[] {
  const lines = firstLines(template).filter(
    (d) => source === '' || source.includes(d)
  )
  const blocks: Block[] = []
  for (const {parts} of sections) {
    for (const part of parts) {
      const {raw, type} = part
      const isCandidate =
        raw === undefined ||
        lines.some((d) => raw.includes(d)) ||
        (type !== 'code' && mayBeUnfilled(raw, template))
      if (isCandidate) append(blocks, part.blocks)
    }
  }

  return blocks
}

const linesBySamples = new WeakMap<ReadonlySet<string>, string[]>()

/** The first lines of a template's samples: code is looked for by them. */
function firstLines({prompts: {samples}}: Template): string[] {
  return memoize(linesBySamples, samples, () =>
    Array.from(samples, (d) =>
      d
        .split(/[\n\r]/, 1)
        .join()
        .trimEnd()
    )
  )
}
