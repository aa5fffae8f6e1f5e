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

// A colon ends a label only before white space: not in `12:30` or a URL. A
// full-width one brings its own.
const plain = /^([^\n\r:：]{1,80}?)\s*(?::(?=\s|$)|：)/
const colonBehind = /^\s*[:：]/
const colonAtEnd = /[:：]$/

/** Cuts the colon off the end of a label. */
export function withoutColon(label: string): string {
  return colonAtEnd.test(label) ? label.slice(0, -1).trimEnd() : label
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
  const colon = colonAtEnd.test(inside)
  return {
    all: text,
    key: text.slice(0, colon ? inside.length - 1 : inside.length),
    rest: text.slice(to + (colon ? 0 : (behind?.[0].length ?? 0))),
    bold: true,
    colon: colon || behind !== null
  }
}
