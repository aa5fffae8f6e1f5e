import type {Nodes, Parents} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {align, mayStartWith} from './align.js'
import {
  plainText,
  Text,
  trimmed,
  type Content,
  type Outer,
  type Piece
} from './text.js'
import {spanOf, type Span} from './span.js'

// Without these characters, and without links, there is nothing but text.
const plain =
  /^[^\0-\u001F\s\u007F-\u009F&*<@[\\\]_`~]+(?: +[^\0-\u001F\s\u007F-\u009F&*<@[\\\]_`~]+)*$/
const literalLink = /https?:\/\/|www\./i

/** Text alone, told without its nodes; none where there may be more. */
export function readPlain(
  source: string,
  {start, end}: Span
): Text | undefined {
  const value = source.slice(start, end)
  return plain.test(value) && !literalLink.test(value)
    ? plainText(value, {start, end}, source)
    : undefined
}

/**
 * The inline content of a block; its children are read when they are asked for.
 *
 * @param node
 *   The block.
 * @param source
 *   The document, if it is known.
 * @param place
 *   Where the block is, if that is known.
 */
export function readText(
  node: Parents,
  source: string,
  place = spanOf(node)
): Text {
  const content = place && contentOf(node, source, place)
  return (
    (content && readPlain(source, content)) ??
    new Text(() => readContent(node, source), source, content ?? place)
  )
}

/** Where the content of a block is, without its marks; none where it is more. */
function contentOf(
  {type}: Parents,
  source: string,
  place: Span
): Span | undefined {
  if (type === 'heading') return contentOfHeading(source, place)
  return type === 'tableCell' ? contentOfCell(source, place) : place
}

/** Of a heading that is one line and has no closing marks. */
function contentOfHeading(
  source: string,
  {start, end}: Span
): Span | undefined {
  const open = /^#{1,6}[\t ]+(?=[^\s#][^#]*$)/.exec(source.slice(start, end))
  return open ? {start: start + open[0].length, end} : undefined
}

/** Of a cell, between its bars. */
function contentOfCell(source: string, {start, end}: Span): Span | undefined {
  const raw = source.slice(start, end)
  const inside = raw.replace(/^\|/, '').replace(/\|$/, '')
  const text = inside.trim()
  if (text === '' || inside.includes('|')) return undefined
  // White space of other kinds is content.
  if (/[^\t ]/.test(inside.replace(text, ''))) return undefined
  const from = start + raw.indexOf(text)
  return {start: from, end: from + text.length}
}

/** The comments in the inline content of a block. */
export function readComments(node: Parents, source: string): Nodes[] {
  const place = spanOf(node)
  const isSure = source !== '' && place
  return isSure && !source.slice(place.start, place.end).includes('<!--')
    ? []
    : walk(node.children).comments
}

function readContent(node: Parents, source: string): Content {
  const {pieces} = walk(node.children)
  const place = spanOf(node)
  if (place && source !== '') locate(pieces, source, place)
  const value = pieces.map((d) => d.value).join('')
  return trimmed({value, pieces, from: 0})
}

function walk(nodes: readonly Nodes[]): {pieces: Piece[]; comments: Nodes[]} {
  const pieces: Piece[] = []
  const comments: Nodes[] = []
  let length = 0
  // Formatting nests, so an explicit stack: [node, the formatting around it].
  const stack: Array<[Nodes | 'end', Outer | undefined]> = []
  for (const node of nodes.toReversed()) stack.push([node, undefined])
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, around] = top
    if (node === 'end') {
      if (around) around.to = length
      continue
    }

    if (node.type === 'strong' || node.type === 'emphasis') {
      const outer = around ?? {
        from: length,
        to: length,
        place: spanOf(node),
        strong: node.type === 'strong'
      }
      if (!around) stack.push(['end', outer])
      for (const child of node.children.toReversed()) {
        stack.push([child, outer])
      }

      continue
    }

    if (node.type === 'html') {
      if (node.value.startsWith('<!--')) comments.push(node)
      continue
    }

    const piece = pieceOf(node, length, around)
    length += piece.value.length
    pieces.push(piece)
  }

  return {pieces, comments}
}

function pieceOf(node: Nodes, from: number, outer: Outer | undefined): Piece {
  return {
    value: node.type === 'break' ? '\n' : toString(node),
    from,
    plain: node.type === 'text' || node.type === 'break',
    place: spanOf(node),
    outer,
    url: node.type === 'link' ? node.url : undefined
  }
}

/**
 * Finds the places that a tree does not tell: those of links without marks, and
 * of the text around them, which remark looks for once it has parsed all.
 */
function locate(pieces: readonly Piece[], source: string, whole: Span): void {
  const isLiteral = ({url, place}: Piece) =>
    url !== undefined && !(place && /[<[]/.test(source.charAt(place.start)))
  const literal = pieces.map((d) => isLiteral(d))
  const lost = pieces.map(
    ({plain, place}, index) =>
      !place ||
      literal[index] === true ||
      (plain && (literal[index - 1] === true || literal[index + 1] === true))
  )
  // Where the next piece is whose place is known.
  const ends = pieces.map(() => whole.end)
  for (let at = pieces.length - 1; at > 0; at--) {
    const start = lost[at] ? undefined : pieces[at]?.place?.start
    ends[at - 1] = start ?? ends[at] ?? whole.end
  }

  let from = whole.start
  pieces.forEach((piece, index) => {
    if (lost[index]) {
      const end = ends[index] ?? whole.end
      piece.place = find(piece.value, source, {start: from, end})
    }

    const {outer, place} = piece
    // Formatting that ends here has its mark in front of what follows.
    const end = outer === pieces[index + 1]?.outer ? place : outer?.place
    from = end?.end ?? place?.end ?? from
  })
}

/** Where a value is in a stretch of the source. */
function find(value: string, source: string, within: Span): Span {
  const raw = source.slice(within.start, within.end)
  // Marks may stand in front of it.
  const [line = ''] = value.split('\n', 1)
  const at = mayStartWith(raw, value) ? 0 : Math.max(0, raw.indexOf(line))
  const {end} = align(raw.slice(at), value, value.length - 1)
  return {start: within.start + at, end: within.start + at + end}
}
