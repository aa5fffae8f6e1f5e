import type {Nodes} from 'mdast'
import {append} from './append.js'
import {commentsIn, contentOf, readHtml, type Block} from './block.js'
import {readText} from './inline.js'
import {getOrMake} from './known.js'
import type {Proposal} from './proposal.js'
import {suspicionFrom} from './suspicion.js'
import type {Template} from './template.js'
import {spanOf, type Span, type Text} from './text.js'

/** A block, whatever is around it. */
export interface Suspect {
  type: Block['type']
  text?: Text | undefined
  value?: string
  place: Span | undefined
}

/** What to look for in a document. */
interface Search {
  source: string
  /** Whether anything may be unfilled in a place; asked in document order. */
  isNear: (place: Span) => boolean
  /** Whether the template has comments, which may have been left. */
  hasComments: boolean
}

/**
 * The blocks of a proposal's sections in which anything may be unfilled.
 *
 * The document is looked through once, and of the tree no more is touched than
 * what leads to these.
 */
export function suspectsIn(
  {sections, source}: Proposal,
  template: Template
): Suspect[] {
  const suspects: Suspect[] = []
  const lines = firstLines(template).filter(
    (d) => source === '' || source.includes(d)
  )
  let next = -1
  const isNear = ({start, end}: Span) => {
    if (next < start) next = suspicionFrom(start, source, template)
    return next < end
  }

  const hasComments = template.prompts.comments.size > 0
  const search = {source, isNear, hasComments}
  for (const {own, parts} of sections) {
    if (own && lines.length === 0 && !isNear(own)) continue
    for (const part of parts) {
      const place = spanOf(part.node)
      if (lines.some((d) => part.raw?.includes(d) ?? true)) {
        append(suspects, part.blocks)
      } else if (!place || isNear(place)) {
        readSuspects(part.node, search, suspects)
      }
    }
  }

  return suspects
}

/** Reads those in a node, in document order, without recursion. */
function readSuspects(
  root: Nodes,
  {source, isNear, hasComments}: Search,
  into: Suspect[]
): void {
  const stack: Array<[node: Nodes, opensItem: boolean]> = [[root, false]]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, opensItem] = top
    const place = spanOf(node)
    if (place && !isNear(place)) continue
    switch (node.type) {
      case 'paragraph': {
        const type = opensItem ? 'item' : 'paragraph'
        into.push({type, text: readText(node, source, place), place})
        if (hasComments) append(into, commentsIn(node, source))
        break
      }

      case 'tableCell': {
        const text = readText(node, source, contentOf(node, source))
        into.push({type: 'cell', text, place})
        if (hasComments) append(into, commentsIn(node, source))
        break
      }

      case 'heading': {
        // In a quote or an item it is no section.
        if (hasComments && node === root) {
          append(into, commentsIn(node, source))
        }

        break
      }

      case 'html': {
        if (hasComments) append(into, readHtml(node.value, place))
        break
      }

      default: {
        if (!('children' in node)) break
        const isItem = node.type === 'listItem'
        for (let at = node.children.length - 1; at >= 0; at--) {
          const child = node.children[at]
          if (child) stack.push([child, isItem && at === 0])
        }
      }
    }
  }
}

const known = new WeakMap<ReadonlySet<string>, string[]>()

/** The first lines of a template's samples: code is looked for by them. */
function firstLines({prompts: {samples}}: Template): string[] {
  return getOrMake(known, samples, () =>
    Array.from(samples, (d) =>
      d
        .split(/[\n\r]/, 1)
        .join()
        .trimEnd()
    )
  )
}
