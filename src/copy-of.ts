/** A part of a text keeps all of it in memory; a copy of the part does not. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
