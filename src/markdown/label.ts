import type {Text} from './text.js'

/** A text's leading label and what follows it: `**Risk**: it may fail`. */
export interface Label {
  /** All of it. */
  all: Text
  key: Text
  /** What follows the colon, or the label where there is none. */
  rest: Text
  bold: boolean
  /** Whether a colon ends it; bold words without one may just open a sentence. */
  colon: boolean
}

// A colon ends a label only before white space: not in `12:30` or a URL.
const plain = /^([^\n:]{1,80}?)\s*:(?=\s|$)/
const colonBehind = /^\s*:/

/** Cuts the colon off the end of a label. */
export function withoutColon(label: string): string {
  return label.endsWith(':') ? label.slice(0, -1).trimEnd() : label
}

/** The label that opens a text: bold, or the words before a colon. */
export function readLabel(text: Text): Label | undefined {
  const first = text.strong[0]
  if (first?.[0] === 0) return boldLabel(text, first[1])
  const match = plain.exec(text.prose)
  return match?.[1] === undefined
    ? undefined
    : {
        all: text,
        key: text.slice(0, match[1].length),
        rest: text.slice(match[0].length),
        bold: false,
        colon: true
      }
}

function boldLabel(text: Text, to: number): Label {
  const inside = text.value.slice(0, to).trimEnd()
  const behind = colonBehind.exec(text.value.slice(to))
  const colon = inside.endsWith(':')
  return {
    all: text,
    key: text.slice(0, colon ? inside.length - 1 : inside.length),
    rest: text.slice(to + (colon ? 0 : (behind?.[0].length ?? 0))),
    bold: true,
    colon: colon || behind !== null
  }
}

/** Cuts a header paragraph into its lines `Key: value`; see {@link readLabel}. */
export function readLabels(text: Text, boldOnly: boolean): Label[] {
  const starts: number[] = []
  const bold = new Set(text.strong.map((d) => d[0]))
  let from = 0
  for (const line of text.value.split('\n')) {
    const at = from + line.length - line.trimStart().length
    if (boldOnly ? bold.has(at) : true) {
      const label = readLabel(text.slice(at, from + line.length))
      if (label?.colon) starts.push(at)
    }

    from += line.length + 1
  }

  // Prose with a `Note: …` further down is no header.
  if (!boldOnly && starts[0] !== 0) return []
  return starts.flatMap(
    (at, index) => readLabel(text.slice(at, starts[index + 1])) ?? []
  )
}
