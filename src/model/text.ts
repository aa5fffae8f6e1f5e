import type {Nodes, PhrasingContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {align} from './align.js'

/** A stretch of the source in UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** A leaf of inline content; `plain` is what may be judged as the author's prose. */
interface Piece {
  value: string
  from: number
  plain: boolean
  place: Span | undefined
  outer: Outer | undefined
  /** Where it links to. */
  url: string | undefined
}

/** The formatting around a piece, and what it covers of the text. */
interface Outer {
  from: number
  to: number
  place: Span | undefined
  strong: boolean
}

const opaque = '\uFFFC'

/**
 * Inline content as a reader sees it, each character with its place.
 *
 * `value` is what `mdast-util-to-string` gives, comments left out; a soft or
 * hard break is `\n`.
 */
export class Text {
  /** What a reader sees. */
  readonly value: string
  readonly #pieces: readonly Piece[]
  readonly #source: string
  readonly #from: number
  #prose: string | undefined

  constructor(
    value: string,
    pieces: readonly Piece[],
    source: string,
    from = 0
  ) {
    this.value = value
    this.#pieces = pieces
    this.#source = source
    this.#from = from
  }

  /** The same length as `value`; code, links, images and struck text are masked. */
  get prose(): string {
    this.#prose ??= this.#mask()
    return this.#prose
  }

  /** Whether there is nothing to see: no character and no image. */
  get blank(): boolean {
    return this.value === '' && this.#span(false) === undefined
  }

  /** Where it stands, formatting that lies wholly inside it included. */
  get place(): Span | undefined {
    return this.#span(true)
  }

  /** Where its characters stand, without the formatting around them. */
  get inner(): Span | undefined {
    return this.#span(false)
  }

  /** The ranges of `value` that are bold. */
  get strong(): Array<[from: number, to: number]> {
    const ranges: Array<[number, number]> = []
    let last: Outer | undefined
    for (const {outer} of this.#pieces) {
      if (!outer?.strong || outer === last) continue
      last = outer
      const from = outer.from - this.#from
      const to = Math.min(outer.to - this.#from, this.value.length)
      if (from >= 0 && from < to) ranges.push([from, to])
    }

    return ranges
  }

  /** Where its links lead. */
  get links(): string[] {
    return this.#pieces.flatMap((d) => d.url ?? [])
  }

  /** The part from `from` to `to`, white space at its ends left out. */
  slice(from: number, to = this.value.length): Text {
    const part = this.value.slice(from, to)
    const start = from + part.length - part.trimStart().length
    return new Text(part.trim(), this.#pieces, this.#source, this.#from + start)
  }

  #mask(): string {
    let prose = ''
    for (const piece of this.#pieces) {
      prose += piece.plain ? piece.value : opaque.repeat(piece.value.length)
    }

    return prose.slice(this.#from, this.#from + this.value.length)
  }

  #span(whole: boolean): Span | undefined {
    const from = this.#from
    const to = from + this.value.length
    let start: number | undefined
    let end: number | undefined
    for (const piece of this.#pieces) {
      const {outer, place, value} = piece
      const pieceTo = piece.from + value.length
      // An image without a description is seen, and has no characters.
      const inside =
        value === ''
          ? piece.from >= from && pieceTo <= to && !piece.plain
          : from < to && pieceTo > from && piece.from < to
      if (!inside) continue
      if (!place) return undefined
      const covered =
        whole && outer?.place && outer.from >= from && outer.to <= to
          ? outer.place
          : undefined
      start ??=
        covered?.start ??
        (piece.from >= from ? place.start : this.#offset(piece, from))
      end =
        covered?.end ??
        (pieceTo <= to ? place.end : this.#offset(piece, to - 1) + 1)
    }

    return start === undefined || end === undefined ? undefined : {start, end}
  }

  #offset(piece: Piece, at: number): number {
    const place = piece.place ?? {start: 0, end: 0}
    const index = at - piece.from
    if (place.end - place.start === piece.value.length) {
      return place.start + index
    }

    const raw = this.#source.slice(place.start, place.end)
    return place.start + (raw ? align(raw, piece.value, index) : 0)
  }
}

/** Reads inline content; `onComment` hears of the comments in it. */
export function readText(
  nodes: readonly PhrasingContent[],
  source: string,
  onComment?: (node: Nodes) => void
): Text {
  const pieces: Piece[] = []
  let value = ''
  // Formatting nests, so an explicit stack: [node, the formatting around it].
  const stack: Array<[PhrasingContent | 'end', Outer | undefined]> = []
  for (const node of nodes.toReversed()) stack.push([node, undefined])
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, around] = top
    if (node === 'end') {
      if (around) around.to = value.length
      continue
    }

    const formatting = node.type === 'strong' || node.type === 'emphasis'
    if (formatting) {
      const outer = around ?? {
        from: value.length,
        to: value.length,
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
      if (node.value.startsWith('<!--')) onComment?.(node)
      continue
    }

    const piece: Piece = {
      value: node.type === 'break' ? '\n' : toString(node),
      from: value.length,
      plain: node.type === 'text' || node.type === 'break',
      place: spanOf(node),
      outer: around,
      url: node.type === 'link' ? node.url : undefined
    }
    value += piece.value
    pieces.push(piece)
  }

  return new Text(value, pieces, source).slice(0)
}

/** A text that is not Markdown: a scalar of YAML at `place`. */
export function plainText(value: string, place: Span | undefined): Text {
  return new Text(
    value,
    [{value, from: 0, plain: true, place, outer: undefined, url: undefined}],
    ''
  )
}

/** Where a node stands, if the tree says so. */
export function spanOf(node: Nodes): Span | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : {start, end}
}

/** White space folded. */
export function squash(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}
