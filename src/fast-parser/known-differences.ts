import type {Nodes, Parents} from 'mdast'
import {spanOf} from '../markdown/span.js'

/** A block, with what stands around it. */
export class BlockInContext {
  readonly last: Nodes | undefined
  readonly next: Nodes | undefined
  readonly #source: string

  constructor(
    readonly parent: Parents,
    readonly node: Nodes,
    index: number,
    source: string
  ) {
    this.last = parent.children[index - 1]
    this.next = parent.children[index + 1]
    this.#source = source
  }

  /** The parent's Markdown. */
  get parentRaw(): string {
    return rawOf(this.parent, this.#source)
  }

  /** The block's Markdown. */
  get raw(): string {
    return rawOf(this.node, this.#source)
  }

  /** The Markdown of the block before it. */
  get lastRaw(): string {
    return this.last ? rawOf(this.last, this.#source) : ''
  }

  /** All that follows it. */
  get after(): string {
    return this.#source.slice(spanOf(this.node)?.end)
  }

  /** What stands between it and the block before it. */
  get before(): string {
    const start = this.last && spanOf(this.last)?.end
    return this.#source.slice(start, spanOf(this.node)?.start)
  }
}

/** The Markdown of a node. */
export function rawOf(node: Nodes, source: string): string {
  const {start = 0, end} = spanOf(node) ?? {}
  return source.slice(start, end)
}

/** Something that the two parsers are known to see differently. */
export interface KnownDifference {
  about: string
  /** Whether it changes how remark reads more than what is near it. */
  isFar?: true
  is: (block: BlockInContext) => boolean
}

const containers = new Set(['blockquote', 'footnoteDefinition', 'list'])
const isBehindContainer = ({last}: BlockInContext) =>
  last !== undefined && containers.has(last.type)
const isIndented = ({before}: BlockInContext) => /[\t ]$/.test(before)
const isJoined = ({last, before}: BlockInContext) =>
  last !== undefined && !/(?:\r\n?|\n)[\t >]*(?:\r\n?|\n)/.test(before)
/** Whether the last line of a block is that of a definition, which a line may continue. */
const endsInDefinition = (node: Nodes | undefined): boolean => {
  let last = node
  while (last && 'children' in last) last = last.children.at(-1)
  return last?.type === 'definition'
}

const isIndentedCode = (node: Nodes | undefined, raw: string) =>
  node?.type === 'code' && !/^(?:`{3}|~{3})/.test(raw)
const emptyItem = /(?:^|[\n\r])[\t >]*(?:[*+-]|\d+[).])[\t ]*$/
const box = /^\[[\sXx]\]/

const endInQuote: KnownDifference = {
  about: 'the end of a container in a quote',
  is: ({parent, next, parentRaw}) =>
    parent.type === 'blockquote' &&
    (next !== undefined || /[\n\r][\t >]*$/.test(parentRaw))
}

const likeList: KnownDifference = {
  about: 'text like a list',
  is: ({raw}) => /^(?:[*+-]|\d{1,9}[).])(?:\s|$)/.test(raw)
}

/** The known differences by the type of a block; all are rare. */
export const knownDifferences: Partial<
  Record<Nodes['type'], readonly KnownDifference[]>
> = {
  blockquote: [endInQuote],
  code: [
    {
      about: 'where indented code starts and ends',
      is: ({parent, node, last, raw, lastRaw}) =>
        isIndentedCode(node, raw) &&
        // Of line ends that are mixed, one at the end is another.
        (raw.includes('\r') ||
          (last
            ? last.type === 'thematicBreak' || isIndentedCode(last, lastRaw)
            : parent.type === 'listItem'))
    },
    {
      about: 'code without an end',
      is({parent, node, raw, after}) {
        const fence = /^(?:`{3,}|~{3,})/.exec(raw)?.[0]
        if (parent.type === 'root' || fence === undefined) return false
        const text = raw.trimEnd()
        const isBare = !/[\n\r]/.test(text)
        // A fence that is indented too far is a line of the code, not its end.
        const isEndInside =
          'value' in node && node.value.trimEnd().endsWith(fence)
        if (!isBare && !isEndInside && text.endsWith(fence)) return false
        return (
          parent.type !== 'listItem' ||
          isBare ||
          isEndInside ||
          /[\n\r][\t ]*$/.test(raw) ||
          /^[\n\r]+[\t ]+(?:>|[*+-]\s|\d{1,9}[).]\s)/.test(after)
        )
      }
    }
  ],
  footnoteDefinition: [
    {
      about: 'an empty footnote in a container',
      is: ({node, parent}) =>
        parent.type !== 'root' &&
        'children' in node &&
        node.children.length === 0
    }
  ],
  heading: [
    {
      about: 'an empty heading, which comments end at',
      isFar: true,
      is: ({raw}) => /^#{1,6}[\t #]*$/.test(raw)
    },
    {
      about: 'a heading right behind a definition',
      is: (at) => at.last?.type === 'definition' && isJoined(at)
    },
    likeList,
    {
      about: 'the box of a task',
      is: ({parent, last, raw}) =>
        parent.type === 'listItem' && !last && !raw.startsWith('#')
    }
  ],
  html: [
    {
      about: 'HTML in a container',
      is: (at) =>
        at.parent.type === 'blockquote' ||
        at.parent.type === 'footnoteDefinition' ||
        (at.parent.type === 'listItem' &&
          (isJoined(at) ||
            /[\n\r][\t ]*$/.test(at.raw) ||
            (!at.next &&
              !(at.raw.endsWith('-->') && at.parentRaw.endsWith(at.raw)))))
    },
    {
      about: 'HTML right behind a container',
      is: (at) =>
        isBehindContainer(at) &&
        isJoined(at) &&
        (at.last?.type === 'footnoteDefinition' ||
          isIndented(at) ||
          endsInDefinition(at.last))
    },
    {
      about: 'HTML with the end of another element',
      is({raw}) {
        const name = '(pre|script|style|textarea)'
        const open = new RegExp(`^<${name}\\b`, 'i').exec(raw)?.[1]
        const end = new RegExp(`</${name}>`, 'i').exec(raw)?.[1]
        return (
          open !== undefined &&
          end !== undefined &&
          open.toLowerCase() !== end.toLowerCase()
        )
      }
    }
  ],
  listItem: [
    {
      about: 'the box of a task',
      is: ({raw}) =>
        /^(?:[*+-]|\d{1,9}[).])[\t ]*(?:[\n\r]\s*\[[\sXx]\]|\[[\sXx]\][\t ]*[\n\r])/.test(
          raw
        )
    }
  ],
  list: [
    endInQuote,
    {
      about: 'a list that opens an item, or is in one in a quote',
      is: ({parent, last, before}) =>
        parent.type === 'listItem' &&
        (last === undefined || /[\n\r][\t ]*>/.test(before))
    },
    {
      about: 'a list in a footnote',
      is: ({parent}) => parent.type === 'footnoteDefinition'
    },
    {
      about: 'a list right behind indented code',
      is: (at) => isJoined(at) && isIndentedCode(at.last, at.lastRaw)
    }
  ],
  paragraph: [
    likeList,
    {
      about: 'a row right behind a definition',
      is: (at) =>
        at.last?.type === 'definition' &&
        isJoined(at) &&
        /^\|?[\t ]*:?-/.test(at.raw)
    },
    {
      about: 'a tag of several lines in a quote',
      is: ({parent, raw}) =>
        parent.type === 'blockquote' && /<[^<>]*[\n\r]/.test(raw)
    },
    {
      about: 'the box of a task',
      is: ({last, raw, lastRaw}) =>
        box.test(raw) &&
        (last?.type === 'definition' ||
          (last !== undefined &&
            containers.has(last.type) &&
            emptyItem.test(lastRaw)))
    }
  ],
  table: [
    {
      about: 'the end of a table',
      is: ({raw}) => /[\n\r](?:>|[^\S\n\r])*(?:<|[\n\r]|$)/.test(raw)
    }
  ]
}
