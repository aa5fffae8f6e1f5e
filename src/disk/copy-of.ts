const longest = 1000
const most = 10_000
const copies = new Map<string, string>()

/**
 * Copies a part of a text. V8 keeps the whole text in memory for a slice of it,
 * but not for a copy. Equal parts, of which the files of a folder have many,
 * share one copy.
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
