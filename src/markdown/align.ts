import type {Span} from './span.js'

const reference = /&(?:#\d{1,7}|#[Xx][\dA-Fa-f]{1,6}|[\dA-Za-z]{1,31});/y

/** Where the character at `index` of `value` stands in the Markdown `raw`. */
export function align(raw: string, value: string, index: number): Span {
  let start = 0
  let done = 0
  for (;;) {
    const {end, units} = readAt(raw, start, value, done)
    if (done + units > index) return {start, end}
    start = nextAt(raw, end, value, done)
    done += units
    // Where the two do not match, end at the last character.
    if (start >= raw.length) return {start: raw.length - 1, end: raw.length}
  }
}

/** Whether the Markdown `raw` may start with what is read as `value`. */
export function mayStartWith(raw: string, value: string): boolean {
  let start = 0
  for (let done = 0; done < value.length;) {
    const {end, units, isSame} = readAt(raw, start, value, done)
    if (!isSame) return false
    start = nextAt(raw, end, value, done)
    done += units
  }

  return true
}

/** How a character is written in Markdown. */
interface Written {
  end: number
  units: number
  isSame: boolean
}

function readAt(
  raw: string,
  start: number,
  value: string,
  done: number
): Written {
  const character = value.charAt(done)
  const first = raw.charAt(start)
  // A backslash before a backslash is one of them escaped.
  if (first === '\\' && raw.charAt(start + 1) === character) {
    return {end: start + 2, units: 1, isSame: true}
  }

  reference.lastIndex = start
  const entity = first === '&' ? reference.exec(raw)?.[0] : undefined
  if (entity !== undefined && !value.startsWith(entity, done)) {
    // An astral character is two code units from one reference.
    const units = /[\uD800-\uDBFF]/.test(character) ? 2 : 1
    return {end: start + entity.length, units, isSame: true}
  }

  const isSame = first === character || (character === '\n' && first !== '')
  return {end: start + 1, units: 1, isSame}
}

/** Where the character after the one that ends at `end` starts. */
function nextAt(raw: string, end: number, value: string, done: number): number {
  return value.charAt(done) === '\n'
    ? skip(raw, end - 1, value.charAt(done + 1))
    : end
}

/** Skips a line ending, and markers of containers before the next character. */
function skip(raw: string, from: number, next: string): number {
  let at = from
  while (at < raw.length && !/[\n\r]/.test(raw.charAt(at))) at++
  at += raw.startsWith('\r\n', at) ? 2 : 1
  while (/[\t >]/.test(raw.charAt(at)) && raw.charAt(at) !== next) at++
  return at
}
