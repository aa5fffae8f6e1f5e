/** Where the character at `index` of `value` stands in the Markdown `raw`. */
export function align(raw: string, value: string, index: number): number {
  const reference = /&(?:#\d{1,7}|#[Xx][\dA-Fa-f]{1,6}|[\dA-Za-z]{1,31});/y
  let at = 0
  let done = 0
  while (done < index) {
    const character = value.charAt(done)
    reference.lastIndex = at
    const entity = reference.exec(raw)?.[0]
    if (character === '\n') {
      at = skip(raw, at, value.charAt(done + 1))
    } else if (raw.charAt(at) === '\\' && raw.charAt(at + 1) === character) {
      // A backslash before a backslash is one of them escaped.
      at += 2
    } else if (entity && !value.startsWith(entity, done)) {
      at += entity.length
      // An astral character is two code units from one reference.
      if (/[\uD800-\uDBFF]/.test(character)) done++
    } else {
      at++
    }

    done++
  }

  return Math.min(at, raw.length - 1)
}

/** Past a line ending and the container's markers up to the next character. */
function skip(raw: string, from: number, next: string): number {
  let at = from
  while (at < raw.length && !/[\n\r]/.test(raw.charAt(at))) at++
  at += raw.startsWith('\r\n', at) ? 2 : 1
  while (/[\t >]/.test(raw.charAt(at)) && raw.charAt(at) !== next) at++
  return at
}
