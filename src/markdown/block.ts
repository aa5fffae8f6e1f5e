import type {ListItem, Nodes, Parents} from 'mdast'
import {append} from '../base/list.js'
import {readComments, readText} from './read-text.js'
import type {Text} from './text.js'
import {spanOf, type Span} from './span.js'

/** A paragraph, wherever it stands. */
export interface Paragraph {
  type: 'paragraph'
  text: Text
  place: Span | undefined
  item: Item | undefined
}

/** A list item; `text` is its first paragraph, which is not given again. */
export interface Item {
  type: 'item'
  text: Text | undefined
  place: Span | undefined
  item: Item | undefined
  list: List
  /** The items and paragraphs right inside it. */
  children: Array<Item | Paragraph>
}

/** The list that items share. */
export interface List {
  place: Span | undefined
}

/** A cell of a table; row 0 is its header. */
export interface Cell {
  type: 'cell'
  text: Text
  place: Span | undefined
  row: number
  column: number
  table: Table
}

/** The table that cells share. */
export interface Table {
  place: Span | undefined
  rows: Cell[][]
  rowPlaces: Array<Span | undefined>
}

/** Code that stands on its own. */
export interface Code {
  type: 'code'
  value: string
  place: Span | undefined
}

/** A comment of HTML; `value` is what stands between `<!--` and `-->`. */
export interface Comment {
  type: 'comment'
  value: string
  place: Span | undefined
}

/** What carries no text to judge; only `other` is content. */
export interface Rest {
  type: 'definition' | 'break' | 'other'
  place: Span | undefined
}

/** What stands under a heading, flat and in document order. */
export type Block = Paragraph | Item | Cell | Code | Comment | Rest

/** The text of a block that has one. */
export function textOf(block: Block): Text | undefined {
  return 'text' in block ? block.text : undefined
}

/** Whether anything in a place is asked for; called in document order. */
export type IsAsked = (place: Span) => boolean

/**
 * Flattens a block and all in it, in document order, without recursion.
 *
 * @param isAsked
 *   Whether what is in a place is read; default: all is.
 */
export function readBlocks(
  root: Nodes,
  source: string,
  into: Block[],
  isAsked: IsAsked = () => true
): void {
  const stack: Array<[node: Nodes, item: Item | undefined, list?: List]> = [
    [root, undefined]
  ]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, item, list] = top
    const place = spanOf(node)
    if (place && !isAsked(place)) continue
    switch (node.type) {
      case 'paragraph': {
        const text = readText(node, source, place)
        const paragraph: Paragraph = {type: 'paragraph', text, place, item}
        into.push(paragraph)
        append(into, commentsIn(node, source))
        item?.children.push(paragraph)
        break
      }

      case 'list': {
        const shared: List = {place}
        for (const child of node.children.toReversed()) {
          stack.push([child, item, shared])
        }

        break
      }

      case 'listItem': {
        const own = list ?? {place}
        const [child, rest] = readItem(node, item, own, source, into)
        for (const next of rest.toReversed()) stack.push([next, child])
        break
      }

      case 'table': {
        const table: Table = {
          place,
          rows: [],
          rowPlaces: node.children.map((d) => spanOf(d))
        }
        node.children.forEach((row, index) => {
          for (const d of row.children) append(into, commentsIn(d, source))
          table.rows.push(
            row.children.map((cell, column) => ({
              type: 'cell',
              text: readText(cell, source),
              place: spanOf(cell),
              row: index,
              column,
              table
            }))
          )
        })
        for (const row of table.rows) append(into, row)
        break
      }

      case 'code': {
        into.push({type: 'code', value: node.value, place})
        break
      }

      case 'html': {
        append(into, readHtml(node.value, place))
        break
      }

      case 'definition': {
        into.push({type: 'definition', place})
        break
      }

      case 'heading': {
        // In a quote or an item it is no section.
        into.push({type: 'other', place})
        break
      }

      case 'thematicBreak': {
        into.push({type: 'break', place})
        break
      }

      default: {
        if ('children' in node) {
          for (const child of node.children.toReversed()) {
            stack.push([child, item])
          }
        } else {
          into.push({type: 'other', place})
        }
      }
    }
  }
}

function readItem(
  node: ListItem,
  item: Item | undefined,
  list: List,
  source: string,
  into: Block[]
): [Item, readonly Nodes[]] {
  const [first, ...others] = node.children
  const opens = first?.type === 'paragraph'
  const child: Item = {
    type: 'item',
    text: opens ? readText(first, source) : undefined,
    place: spanOf(node),
    item,
    list,
    children: []
  }
  into.push(child)
  if (opens) append(into, commentsIn(first, source))
  item?.children.push(child)
  return [child, opens ? others : node.children]
}

const oneComment = /<!--([\s\S]*?)-->/g

/** HTML that is nothing but comments is those; any other is content. */
function readHtml(value: string, place: Span | undefined): Block[] {
  const blocks: Block[] = []
  // In a list or quote the lines of the value lack their indent.
  const exact = place && place.end - place.start === value.length
  for (const match of value.matchAll(oneComment)) {
    const start = (place?.start ?? 0) + match.index
    blocks.push({
      type: 'comment',
      value: match[1] ?? '',
      place: exact ? {start, end: start + match[0].length} : place
    })
  }

  if (value.replace(oneComment, '').trim() !== '') {
    blocks.push({type: 'other', place})
  }

  return blocks
}

/** The comments in the text of a block. */
export function commentsIn(node: Parents, source: string): Comment[] {
  return readComments(node, source).map((d) => ({
    type: 'comment',
    value: 'value' in d ? d.value.replace(/^<!--|-->$/g, '') : '',
    place: spanOf(d)
  }))
}
