import type {
  ListItem,
  Nodes,
  Paragraph as Lines,
  Parents,
  Table as Rows
} from 'mdast'
import {append} from '../base/list.js'
import type {Block, Comment, Item, List, Paragraph, Table} from './block.js'
import type {Text} from './text.js'
import {readComments, readText, readWordTag} from './read-text.js'
import {spanOf, type Span} from './span.js'
import {isWordTag} from './word-tags.js'

/** A node to read, and what it is in. */
interface Step {
  node: Nodes
  /** The item around it. */
  item: Item | undefined
  /** Of a list item, its list. */
  list?: List
}

/** The blocks that a node is, and the nodes in it that are still to be read. */
interface Read {
  blocks: Block[]
  inside: Step[]
}

/** Flattens a block and all in it, in document order, without recursion. */
export function readBlocks(root: Nodes, source: string): Block[] {
  const blocks: Block[] = []
  const stack: Step[] = [{node: root, item: undefined}]
  for (let step = stack.pop(); step; step = stack.pop()) {
    const read = readNode(step, source)
    append(blocks, read.blocks)
    append(stack, read.inside.toReversed())
  }

  return blocks
}

function readNode({node, item, list}: Step, source: string): Read {
  const place = spanOf(node)
  switch (node.type) {
    case 'list': {
      const shared: List = {place}
      return {
        blocks: [],
        inside: node.children.map((d) => ({node: d, item, list: shared}))
      }
    }

    case 'listItem': {
      return readItem(node, item, list ?? {place}, place, source)
    }

    case 'paragraph': {
      return leaf(readParagraph(node, item, place, source))
    }

    case 'table': {
      return leaf(readTable(node, place, source))
    }

    case 'code': {
      return leaf([{type: 'code', value: node.value, place}])
    }

    case 'html': {
      return leaf(
        isWordTag(node.value, below(place, source))
          ? [paragraphOf(readWordTag(node, source), item, place)]
          : readHtml(node.value, place)
      )
    }

    case 'definition': {
      return leaf([{type: 'definition', place}])
    }

    case 'thematicBreak': {
      return leaf([{type: 'break', place}])
    }

    default: {
      // In a quote or an item a heading is no section.
      return 'children' in node && node.type !== 'heading'
        ? {blocks: [], inside: node.children.map((d) => ({node: d, item}))}
        : leaf([{type: 'other', place}])
    }
  }
}

// No section is longer, and to look further takes long in a document of tags.
const reach = 20_000

/** What follows a place, as far as an element may reach. */
function below(place: Span | undefined, source: string): string {
  return place ? source.slice(place.start, place.end + reach) : ''
}

function leaf(blocks: Block[]): Read {
  return {blocks, inside: []}
}

function readParagraph(
  node: Lines,
  item: Item | undefined,
  place: Span | undefined,
  source: string
): Block[] {
  const text = readText(node, source, place)
  return [paragraphOf(text, item, place), ...commentsIn(node, source)]
}

function paragraphOf(
  text: Text,
  item: Item | undefined,
  place: Span | undefined
): Paragraph {
  const paragraph: Paragraph = {type: 'paragraph', text, place, item}
  item?.children.push(paragraph)
  return paragraph
}

function readItem(
  {children}: ListItem,
  around: Item | undefined,
  list: List,
  place: Span | undefined,
  source: string
): Read {
  const [first] = children
  const opening = first?.type === 'paragraph' ? first : undefined
  const isTag =
    first?.type === 'html' && isWordTag(first.value, below(place, source))
  const item: Item = {
    type: 'item',
    text: isTag
      ? readWordTag(first, source)
      : opening && readText(opening, source),
    place,
    item: around,
    list,
    children: []
  }
  around?.children.push(item)
  const comments = opening ? commentsIn(opening, source) : []
  const rest = opening || isTag ? children.slice(1) : children
  return {
    blocks: [item, ...comments],
    inside: rest.map((d) => ({node: d, item}))
  }
}

/** The comments in a table, and behind them its cells. */
function readTable(
  {children}: Rows,
  place: Span | undefined,
  source: string
): Block[] {
  const table: Table = {
    place,
    rows: [],
    rowPlaces: children.map((d) => spanOf(d))
  }
  table.rows = children.map(({children: cells}, row) =>
    cells.map((cell, column) => ({
      type: 'cell',
      text: readText(cell, source),
      place: spanOf(cell),
      row,
      column,
      table
    }))
  )
  const comments = children.flatMap((row) =>
    row.children.flatMap((d) => commentsIn(d, source))
  )
  return [...comments, ...table.rows.flat()]
}

/** HTML that is nothing but comments is those; any other is content. */
function readHtml(value: string, place: Span | undefined): Block[] {
  const blocks: Block[] = []
  // In a list or quote the lines of the value lack their indent.
  const isExact = place && place.end - place.start === value.length
  let rest = ''
  let at = 0
  // A pattern would look for the end again for each comment that has none.
  for (;;) {
    const start = value.indexOf('<!--', at)
    const end = start < 0 ? -1 : value.indexOf('-->', start + 4)
    if (end < 0) break
    const from = (place?.start ?? 0) + start
    blocks.push({
      type: 'comment',
      value: value.slice(start + 4, end),
      place: isExact ? {start: from, end: from + end + 3 - start} : place
    })
    rest += value.slice(at, start)
    at = end + 3
  }

  rest += value.slice(at)
  if (rest.trim() !== '') blocks.push({type: 'other', place})
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
