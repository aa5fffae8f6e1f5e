import type {Span} from './text.js'

/** Where the character at `index` of `value` stands in the Markdown `raw`. */
export function align(raw: string, value: string, index: number): Span {
  const reference = /&(?:#\d{1,7}|#[Xx][\dA-Fa-f]{1,6}|[\dA-Za-z]{1,31});/y
  let start = 0
  for (let done = 0; ; done++) {
    const character = value.charAt(done)
    reference.lastIndex = start
    const entity = reference.exec(raw)?.[0]
    let end = start + 1
    if (raw.charAt(start) === '\\' && raw.charAt(end) === character) {
      // A backslash before a backslash is one of them escaped.
      end++
    } else if (entity && !value.startsWith(entity, done)) {
      end = start + entity.length
      // An astral character is two code units from one reference.
      if (/[\uD800-\uDBFF]/.test(character)) done++
    }

    if (done >= index) return {start, end}
    start = character === '\n' ? skip(raw, start, value.charAt(done + 1)) : end
    // What is not as it should be has an end nevertheless.
    if (start >= raw.length) return {start: raw.length - 1, end: raw.length}
  }
}

/** Past a line ending and the container's markers up to the next character. */
function skip(raw: string, from: number, next: string): number {
  let at = from
  while (at < raw.length && !/[\n\r]/.test(raw.charAt(at))) at++
  at += raw.startsWith('\r\n', at) ? 2 : 1
  while (/[\t >]/.test(raw.charAt(at)) && raw.charAt(at) !== next) at++
  return at
}
