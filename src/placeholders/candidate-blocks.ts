import {append} from '../base/list.js'
import type {Block} from '../markdown/block.js'
import type {IsAsked} from '../markdown/read-blocks.js'
import {memoize} from '../base/memo.js'
import type {Proposal} from '../document/proposal.js'
import {suspicionFrom} from './prefilter.js'
import type {Template} from '../template/template.js'

/**
 * The blocks of a proposal's sections in which anything may be unfilled, and
 * some that are near.
 *
 * The document is looked through once, and of the tree no more is touched than
 * what leads to these.
 */
export function suspectsIn(
  {sections, source}: Proposal,
  template: Template
): Block[] {
  const suspects: Block[] = []
  const lines = firstLines(template).filter(
    (d) => source === '' || source.includes(d)
  )
  let next = -1
  const isNear: IsAsked = ({start, end}) => {
    if (next < start) next = suspicionFrom(start, source, template)
    return next < end
  }

  for (const {ownSpan, parts} of sections) {
    if (ownSpan && lines.length === 0 && !isNear(ownSpan)) continue
    for (const part of parts) {
      const {place, type} = part
      if (lines.some((d) => part.raw?.includes(d) ?? true)) {
        append(suspects, part.blocks)
      } else if (type !== 'code' && (!place || isNear(place))) {
        append(suspects, part.read(isNear))
      }
    }
  }

  return suspects
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
