// Soft hyphens, zero-width characters and joiners, marks of direction.
const invisible =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g

/** A text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** The first character that nobody sees in a text, as its code point: `U+200B`. */
export function invisibleIn(text: string): string | undefined {
  const code = text.match(invisible)?.[0]?.codePointAt(0)
  return code === undefined
    ? undefined
    : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
