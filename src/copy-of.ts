const many = 10_000
const copies = new Map<string, string>()

/**
 * A part of a text keeps all of it in memory; a copy of the part does not.
 * Most are of what other files have too, as the titles of missing sections.
 */
export function copyOf(text: string): string {
  const known = copies.get(text)
  if (known !== undefined) return known
  const copy = Buffer.from(text, 'utf16le').toString('utf16le')
  if (copies.size >= many) copies.clear()
  copies.set(copy, copy)
  return copy
}
