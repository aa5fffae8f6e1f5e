import type {Block, Code} from '../markdown/block.js'
import {plainText} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'
import type {CodeHeader, Field} from './field.js'
import {makeField} from './make-field.js'
import {lineBefore} from './source-line.js'

const pair =
  /^(?<indent>[\t ]*)(?<key>\p{L}[\p{L}\p{M}\p{N} _()/.#'-]{0,40}?)[\t ]*[:：](?![/:\\])[\t ]*(?<value>.*)$/u
const newLine = /\r\n|\n|\r/
const quoted = /^(["'])(.+)\1$/

/** A line of a code block, and where it starts in the document. */
interface Line {
  text: string
  start: number | undefined
}

/** A field whose lines are still being read. */
interface Open {
  key: string
  indent: number
  at: number | undefined
  values: Array<{text: string; start: number | undefined}>
}

/** Reads the code blocks among some blocks whose lines are `Key: value`. */
export function readCodeHeaders(
  blocks: readonly Block[],
  source: string
): CodeHeader[] {
  return blocks.flatMap((block) => {
    const header =
      block.type === 'code' ? readCodeHeader(block, source) : undefined
    return header && header.fields.length > 0 ? header : []
  })
}

function readCodeHeader(block: Code, source: string): CodeHeader {
  const found: Open[] = []
  let isWhole = true
  for (const {text, start} of codeLines(block, source)) {
    const {indent = '', key, value = ''} = pair.exec(text)?.groups ?? {}
    const last = found.at(-1)
    const rest = text.trim()
    const isBelow = last && text.length - text.trimStart().length > last.indent
    if (key !== undefined && !isBelow) {
      const from = text.length - value.length
      found.push({
        key,
        indent: indent.length,
        at: moved(start, indent.length),
        values: [codeValue(value, moved(start, from))]
      })
    } else if (isBelow && rest !== '') {
      // A value goes on below, further to the right than its key.
      last.values.push(codeValue(rest, moved(start, text.indexOf(rest))))
    } else if (rest !== '') {
      isWhole = false
    }
  }

  const isQuoted = /^[\t ]*>/.test(lineBefore(block.place, source))
  const fields = found.map((d) => ({
    ...codeField(d, block, source),
    quoted: isQuoted
  }))
  return {fields, isWhole}
}

function moved(start: number | undefined, by: number): number | undefined {
  return start === undefined ? undefined : start + by
}

function codeValue(raw: string, start: number | undefined): Line {
  const text = raw.trimEnd()
  const [, , inside] = quoted.exec(text) ?? []
  return inside === undefined
    ? {text, start}
    : {text: inside, start: moved(start, 1)}
}

function codeField(
  {key, at, values}: Open,
  block: Code,
  source: string
): Field {
  const texts = values.map((d) =>
    plainText(d.text, spanFrom(d.start, d.text), source)
  )
  const keyPlace = spanFrom(at, key)
  // The colon ends a field without a value, and a mark may close one.
  const last = texts.findLast((d) => d.value !== '')?.place ?? keyPlace
  const rest = /^[^\n\r]*/.exec(source.slice(last?.end))?.[0].trimEnd() ?? ''
  return makeField(
    plainText(key, keyPlace, source),
    texts,
    'code',
    [block],
    keyPlace && last && {start: keyPlace.start, end: last.end + rest.length}
  )
}

function spanFrom(start: number | undefined, text: string): Span | undefined {
  return start === undefined ? undefined : {start, end: start + text.length}
}

/** The lines of a code block; without a place where the source has them otherwise. */
function codeLines({value, place}: Code, source: string): Line[] {
  const texts = value.split(newLine)
  if (!place || source === '') {
    return texts.map((text) => ({text, start: undefined}))
  }

  const starts: Array<{text: string; start: number}> = []
  for (const {0: text, index} of source
    .slice(place.start, place.end)
    .matchAll(/(?<=^|\r\n|\n|\r(?!\n))[^\n\r]*/g)) {
    starts.push({text, start: place.start + index})
  }

  const isFenced = /^(?:`{3}|~{3})/.test(source.slice(place.start))
  return texts.map((text, index) => {
    const line = starts[index + (isFenced ? 1 : 0)]
    return {
      text,
      start: line?.text.endsWith(text)
        ? line.start + line.text.length - text.length
        : undefined
    }
  })
}
