import {parse} from 'smol-toml'
import {reasonOf} from '../base/error.js'
import type {Field, Header} from './field.js'
import {plainText, type Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'
import {linesAbove} from './yaml-header.js'

const keyPattern = /^[\t ]*("(?:[^"\\]|\\.)*"|'[^']*'|[\w.-]+)[\t ]*=[\t ]*/
// Strings first: what looks like a comment or bracket in one is none.
const token =
  /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[^\s,[\]{}="'#]+(?<eq>[\t ]*=)?/g

/** Reads TOML front matter, `place` its node with the fences, into a header. */
export function readToml(
  value: string,
  place: Span | undefined,
  source: string,
  header: Header
): void {
  const fence =
    /^.*(?:\r\n?|\n)/.exec(source.slice(place?.start))?.[0] ?? '+++\n'
  const base = place && place.start + fence.length
  const at = (start: number, end: number): Span | undefined =>
    base === undefined ? undefined : {start: base + start, end: base + end}
  const reason = problemIn(value)
  if (reason !== undefined) {
    header.broken = {
      reason,
      language: 'TOML',
      place: at(0, value.length),
      fields: []
    }
    return
  }

  for (const {start, end} of statementsIn(value)) {
    const field = tomlField(value, start, end, at)
    if (field) header.fields.push(field)
  }
}

/** What is wrong with TOML, in a line. */
function problemIn(toml: string): string | undefined {
  try {
    parse(toml.replace(/\r(?!\n)/g, '\n'))
    return undefined
  } catch (error) {
    const [line = ''] = reasonOf(error).split('\n', 1)
    return line.replace(/^Invalid TOML document: /, '')
  }
}

/** The stretches from a key to the end of its value. */
function statementsIn(toml: string): Span[] {
  const found: Span[] = []
  let open: Span | undefined
  for (const {0: line, index} of toml.matchAll(/[^\n\r]*(?:\r\n?|\n|$)/g)) {
    if (!open && !keyPattern.test(line)) continue
    open ??= {start: index, end: index}
    open.end = index + line.trimEnd().length
    // A value goes on until it is whole, which it is not behind a comma.
    if (line.trimEnd().endsWith(',')) continue
    if (problemIn(toml.slice(open.start, open.end)) === undefined) {
      found.push(open)
      open = undefined
    }
  }

  return found
}

function tomlField(
  toml: string,
  start: number,
  end: number,
  at: (start: number, end: number) => Span | undefined
): Field | undefined {
  const match = keyPattern.exec(toml.slice(start, end))
  if (!match?.[1]) return undefined
  const [open, written] = match
  const texts: Text[] = []
  let remark = ''
  let to = start + open.trimEnd().length
  const from = start + open.length
  for (const {0: part, index, groups} of toml
    .slice(from, end)
    .matchAll(token)) {
    if (part.startsWith('#')) {
      remark += `${part.slice(1).trim()} `
      continue
    }

    // The key of an inline table is no value.
    if (groups?.['eq']) continue
    const text = tomlText(part, from + index, at)
    if (text) texts.push(text)
    to = from + index + part.length
  }

  const closing = /^[\s\]},]*[\]}]/.exec(toml.slice(to, end))?.[0] ?? ''
  const keyStart = start + open.indexOf(written)
  const [first, last] = [texts[0]?.place, texts.at(-1)?.place]
  return {
    key: written.replace(/^["']|["']$/g, ''),
    value: texts.map((d) => d.value).join(', '),
    texts,
    dialect: 'toml',
    named: false,
    remark: remark.trim(),
    above: linesAbove(toml, start),
    place: at(start, to + closing.length),
    keyPlace: at(keyStart, keyStart + written.length),
    valuePlace: first && last && {start: first.start, end: last.end},
    blocks: [],
    group: 0,
    quoted: false
  }
}

/** The text of a string, without its quotes, or of a number or date. */
function tomlText(
  part: string,
  start: number,
  at: (start: number, end: number) => Span | undefined
): Text | undefined {
  const quotes = /^(?:"""|'''|["'])/.exec(part)?.[0].length ?? 0
  const value = part.slice(quotes, part.length - quotes)
  return value === ''
    ? undefined
    : plainText(value, at(start + quotes, start + part.length - quotes))
}
