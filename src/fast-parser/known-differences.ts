import type {Nodes, Parents} from 'mdast'
import {spanOf} from '../markdown/span.js'

/** A block, and what is around it. */
export class At {
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

  /** The parent as it is written. */
  get outer(): string {
    return rawOf(this.parent, this.#source)
  }

  /** The block as it is written. */
  get raw(): string {
    return rawOf(this.node, this.#source)
  }

  /** The same of the last one. */
  get lastRaw(): string {
    return this.last ? rawOf(this.last, this.#source) : ''
  }

  /** What stands behind it. */
  get after(): string {
    return this.#source.slice(spanOf(this.node)?.end)
  }

  /** What stands between it and the last one. */
  get before(): string {
    const start = this.last && spanOf(this.last)?.end
    return this.#source.slice(start, spanOf(this.node)?.start)
  }
}

/** A node as it is written. */
export function rawOf(node: Nodes, source: string): string {
  const {start = 0, end} = spanOf(node) ?? {}
  return source.slice(start, end)
}

/** Something that the two parsers are known to see differently. */
export interface Doubt {
  about: string
  is: (at: At) => boolean
}

const containers = new Set(['blockquote', 'footnoteDefinition', 'list'])
const isBehindContainer = ({last}: At) =>
  last !== undefined && containers.has(last.type)
const isIndented = ({before}: At) => /[\t ]$/.test(before)
const isJoined = ({last, before}: At) =>
  last !== undefined && !/(?:\r\n?|\n)[\t >]*(?:\r\n?|\n)/.test(before)
const isIndentedCode = (node: Nodes | undefined, raw: string) =>
  node?.type === 'code' && !/^(?:`{3}|~{3})/.test(raw)
const emptyItem = /(?:^|[\n\r])[\t >]*(?:[*+-]|\d+[).])[\t ]*$/
const box = /^\[[\sXx]\]/

const endInQuote: Doubt = {
  about: 'the end of a container in a quote',
  is: ({parent, next, outer}) =>
    parent.type === 'blockquote' &&
    (next !== undefined || /[\n\r][\t >]*$/.test(outer))
}

const likeList: Doubt = {
  about: 'text like a list',
  is: ({raw}) => /^(?:[*+-]|\d{1,9}[).])(?:\s|$)/.test(raw)
}

/** What is doubtful in a block, by its type; all of it is rare. */
export const doubts: Partial<Record<Nodes['type'], readonly Doubt[]>> = {
  blockquote: [endInQuote],
  code: [
    {
      about: 'where indented code starts and ends',
      is: ({parent, node, last, raw, lastRaw}) =>
        isIndentedCode(node, raw) &&
        (last
          ? last.type === 'thematicBreak' || isIndentedCode(last, lastRaw)
          : parent.type === 'listItem')
    },
    {
      about: 'code without an end',
      is({parent, node, raw, after}) {
        const fence = /^(?:`{3,}|~{3,})/.exec(raw)?.[0]
        if (parent.type === 'root' || fence === undefined) return false
        const text = raw.trimEnd()
        const isBare = !/[\n\r]/.test(text)
        // A fence too far in is no end, but a line of the code.
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
  heading: [
    {
      about: 'an empty heading, which comments end at',
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
        (at.parent.type === 'listItem' &&
          (isJoined(at) ||
            (!at.next &&
              !(at.raw.endsWith('-->') && at.outer.endsWith(at.raw)))))
    },
    {
      about: 'HTML right behind a container',
      is: (at) =>
        isBehindContainer(at) &&
        isJoined(at) &&
        (at.last?.type === 'footnoteDefinition' || isIndented(at))
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
      is: ({raw}) => /^(?:[*+-]|\d{1,9}[).])[\t ]*[\n\r]\s*\[[\sXx]\]/.test(raw)
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
      about: 'the box of a task',
      is: ({last, raw, lastRaw}) =>
        box.test(raw) &&
        (last?.type === 'definition' ||
          (last?.type === 'list' && emptyItem.test(lastRaw)))
    }
  ],
  table: [
    {
      about: 'the end of a table',
      is: ({raw}) => /[\n\r](?:>|[^\S\n\r])*(?:<|[\n\r]|$)/.test(raw)
    }
  ]
}
