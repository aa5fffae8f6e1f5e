import {align} from './align.js'
import type {Span} from './span.js'
import {countWhile} from '../base/list.js'

/** A leaf of inline content; `plain` is what may be judged as the author's prose. */
export interface Piece {
  value: string
  from: number
  plain: boolean
  place: Span | undefined
  outer: Outer | undefined
  /** Where it links to. */
  url: string | undefined
}

/** The formatting around a piece, and what it covers of the text. */
export interface Outer {
  from: number
  to: number
  place: Span | undefined
  strong: boolean
}

/** What a text is made of. */
export interface Content {
  value: string
  pieces: readonly Piece[]
  /** Where `value` starts in the values of the pieces. */
  from: number
}

const opaque = '\uFFFC'
// A letter in front is seen, whatever follows; those of all scripts take long.
const opensWithWord = /^[*_`]{0,3}[\dA-Za-z]/

/**
 * Inline content as a reader sees it, each character with its place; read when
 * it is asked for, as most of a proposal never is.
 */
export class Text {
  readonly #source: string
  readonly #whole: Span | undefined
  readonly #read: () => Content
  #memo: Content | undefined
  #prose: string | undefined

  constructor(read: () => Content, source: string, whole?: Span) {
    this.#read = read
    this.#source = source
    this.#whole = whole
  }

  get #content(): Content {
    this.#memo ??= this.#read()
    return this.#memo
  }

  /**
   * What a reader sees: what `mdast-util-to-string` gives, comments left out; a
   * soft or hard break is `\n`.
   */
  get value(): string {
    return this.#content.value
  }

  /**
   * The same as it is written, with all its marks and those of the blocks
   * around it; none for a part of a text, or where the source is not known.
   */
  get raw(): string | undefined {
    return this.#whole && this.#source !== ''
      ? this.#source.slice(this.#whole.start, this.#whole.end)
      : undefined
  }

  /** The same length as `value`; code, links, images and struck text are masked. */
  get prose(): string {
    this.#prose ??= this.#mask()
    return this.#prose
  }

  /** Whether there is nothing to see: no character and no image. */
  get blank(): boolean {
    // Read only where that can change the answer.
    if (opensWithWord.test(this.raw ?? '')) return false
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
    const {from: shift, value} = this.#content
    for (const {outer} of this.#pieces()) {
      if (!outer?.strong || outer === last) continue
      last = outer
      const from = outer.from - shift
      const to = Math.min(outer.to - shift, value.length)
      if (from >= 0 && from < to) ranges.push([from, to])
    }

    return ranges
  }

  /** Where its links lead. */
  get links(): string[] {
    return this.#pieces().flatMap((d) => d.url ?? [])
  }

  /** The part from `from` to `to`, white space at its ends left out. */
  slice(from: number, to = this.value.length): Text {
    const {value, pieces, from: shift} = this.#content
    const part = trimmed({
      value: value.slice(from, to),
      pieces,
      from: shift + from
    })
    return new Text(() => part, this.#source)
  }

  /** The pieces that it has a part of, or that stand at its ends. */
  #pieces(): readonly Piece[] {
    const {pieces, from, value} = this.#content
    const to = from + value.length
    return pieces.slice(
      countWhile(pieces, (d) => d.from + d.value.length < from),
      countWhile(pieces, (d) => d.from <= to)
    )
  }

  #mask(): string {
    const {value, from} = this.#content
    const pieces = this.#pieces()
    let prose = ''
    for (const piece of pieces) {
      prose += piece.plain ? piece.value : opaque.repeat(piece.value.length)
    }

    const start = from - (pieces[0]?.from ?? from)
    return prose.slice(start, start + value.length)
  }

  #span(whole: boolean): Span | undefined {
    const {value: all, from} = this.#content
    const to = from + all.length
    let start: number | undefined
    let end: number | undefined
    for (const piece of this.#pieces()) {
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
        (piece.from >= from ? place.start : this.#placeIn(piece, from).start)
      end =
        covered?.end ??
        (pieceTo <= to ? place.end : this.#placeIn(piece, to - 1).end)
    }

    return start === undefined || end === undefined ? undefined : {start, end}
  }

  /** Where one character of a piece stands. */
  #placeIn({from, place = {start: 0, end: 0}, value}: Piece, at: number): Span {
    const index = at - from
    const raw = this.#source.slice(place.start, place.end)
    const {start, end} =
      place.end - place.start === value.length || raw === ''
        ? {start: index, end: index + 1}
        : align(raw, value, index)
    return {start: place.start + start, end: place.start + end}
  }
}

/** Without the white space at its ends. */
export function trimmed({value, pieces, from}: Content): Content {
  const start = value.length - value.trimStart().length
  return {value: value.trim(), pieces, from: from + start}
}

/** A text without marks: a scalar of YAML, or words alone. */
export function plainText(
  value: string,
  place: Span | undefined,
  source = ''
): Text {
  const content: Content = {
    value,
    from: 0,
    pieces: [
      {value, from: 0, plain: true, place, outer: undefined, url: undefined}
    ]
  }
  return new Text(() => content, source, place)
}
