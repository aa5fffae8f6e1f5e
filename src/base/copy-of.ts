const longest = 1000
const most = 10_000
const copies = new Map<string, string>()

/**
 * A part of a text keeps all of it in memory; a copy of the part does not.
 * Files of a folder have many of the same, such as what is missing in them.
 */
export function copyOf(text: string): string {
  if (text.length > longest) return copy(text)
  let kept = copies.get(text)
  if (kept === undefined) {
    kept = copy(text)
    if (copies.size >= most) copies.clear()
    copies.set(kept, kept)
  }

  return kept
}

function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
