import {align} from './align.js'
import type {Span} from './span.js'
import {countWhile} from '../base/list.js'

/** A leaf of inline content, such as a stretch of text, code or a link. */
export interface InlineRun {
  value: string
  from: number
  /** Whether it may be judged as prose: no code, link or image. */
  plain: boolean
  place: Span | undefined
  formatting: Formatting | undefined
  /** Where it links to. */
  url: string | undefined
  /** Whether it is struck through. */
  struck: boolean
}

/** The outermost emphasis around a run, and the range of the text it covers. */
export interface Formatting {
  from: number
  to: number
  place: Span | undefined
  strong: boolean
}

/** What a text is made of. */
export interface Content {
  value: string
  runs: readonly InlineRun[]
  /** Where `value` starts in the values of the runs. */
  from: number
}

const mask = '\uFFFC'
// A letter in front is visible, whatever follows; to test for letters of all
// scripts would be slow.
const opensWithWord = /^[*_`]{0,3}[\dA-Za-z]/

/**
 * Inline content as a reader sees it, each character with its place. It is read
 * when it is asked for: rules never look at most of a proposal.
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
   * What a reader sees: what `mdast-util-to-string` gives, without comments, and
   * with `\n` for a soft or hard break.
   */
  get value(): string {
    return this.#content.value
  }

  /**
   * The Markdown, including marks of the blocks around it; none for a part of a
   * text, or without the source.
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

  /** Where it stands, with the marks of formatting that lies wholly in it. */
  get place(): Span | undefined {
    return this.#span(true)
  }

  /** Where its characters stand, without marks of formatting around them. */
  get inner(): Span | undefined {
    return this.#span(false)
  }

  /** The ranges of `value` that are bold. */
  get strong(): Array<[from: number, to: number]> {
    const ranges: Array<[number, number]> = []
    let last: Formatting | undefined
    const {from: shift, value} = this.#content
    for (const {formatting} of this.#runs()) {
      if (!formatting?.strong || formatting === last) continue
      last = formatting
      const from = formatting.from - shift
      const to = Math.min(formatting.to - shift, value.length)
      if (from >= 0 && from < to) ranges.push([from, to])
    }

    return ranges
  }

  /** The text without what is struck through at its start and end. */
  withoutStruck(): Text {
    const {from: shift, value} = this.#content
    const runs = this.#runs()
    if (!runs.some((d) => d.struck)) return this
    const shown = runs.flatMap((run) => {
      const from = Math.max(0, run.from - shift)
      const to = Math.min(value.length, run.from + run.value.length - shift)
      return run.struck || value.slice(from, to).trim() === '' ? [] : {from, to}
    })
    const [first, last] = [shown[0], shown.at(-1)]
    return first && last ? this.slice(first.from, last.to) : this
  }

  /** Where its links lead. */
  get links(): string[] {
    return this.#runs().flatMap((d) => d.url ?? [])
  }

  /** The part from `from` to `to`, trimmed. */
  slice(from: number, to = this.value.length): Text {
    const {value, runs, from: shift} = this.#content
    const part = trimmed({
      value: value.slice(from, to),
      runs,
      from: shift + from
    })
    return new Text(() => part, this.#source)
  }

  /** The runs that it overlaps or touches. */
  #runs(): readonly InlineRun[] {
    const {runs, from, value} = this.#content
    const to = from + value.length
    return runs.slice(
      countWhile(runs, (d) => d.from + d.value.length < from),
      countWhile(runs, (d) => d.from <= to)
    )
  }

  #mask(): string {
    const {value, from} = this.#content
    const runs = this.#runs()
    let prose = ''
    for (const run of runs) {
      prose += run.plain ? run.value : mask.repeat(run.value.length)
    }

    const start = from - (runs[0]?.from ?? from)
    return prose.slice(start, start + value.length)
  }

  /** Where it starts and ends, with the marks of formatting or without. */
  #span(withMarks: boolean): Span | undefined {
    const {value: all, from} = this.#content
    const to = from + all.length
    let start: number | undefined
    let end: number | undefined
    for (const run of this.#runs()) {
      const {formatting, place, value} = run
      const runEnd = run.from + value.length
      // An image without a description is visible, but has no characters.
      const inside =
        value === ''
          ? run.from >= from && runEnd <= to && !run.plain
          : from < to && runEnd > from && run.from < to
      if (!inside) continue
      if (!place) return undefined
      const covered =
        withMarks &&
        formatting?.place &&
        formatting.from >= from &&
        formatting.to <= to
          ? formatting.place
          : undefined
      start ??=
        covered?.start ??
        (run.from >= from ? place.start : this.#placeIn(run, from).start)
      end =
        covered?.end ??
        (runEnd <= to ? place.end : this.#placeIn(run, to - 1).end)
    }

    return start === undefined || end === undefined ? undefined : {start, end}
  }

  /** Where one character of a run stands. */
  #placeIn(
    {from, place = {start: 0, end: 0}, value}: InlineRun,
    at: number
  ): Span {
    const index = at - from
    const raw = this.#source.slice(place.start, place.end)
    const {start, end} =
      place.end - place.start === value.length || raw === ''
        ? {start: index, end: index + 1}
        : align(raw, value, index)
    return {start: place.start + start, end: place.start + end}
  }
}

/** Trims content. */
export function trimmed({value, runs, from}: Content): Content {
  const start = value.length - value.trimStart().length
  return {value: value.trim(), runs, from: from + start}
}

/** A text without marks, such as a scalar of YAML. */
export function plainText(
  value: string,
  place: Span | undefined,
  source = ''
): Text {
  const content: Content = {
    value,
    from: 0,
    runs: [
      {
        value,
        from: 0,
        plain: true,
        place,
        formatting: undefined,
        url: undefined,
        struck: false
      }
    ]
  }
  return new Text(() => content, source, place)
}
