const emoji =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F)+|(?<!\S):[a-z][\w+-]*:(?!\S)/gu

const beyondAscii = /[^\0-\u007F]|:/

/** A cheap pre-check for emoji, as such and as `:tada:`. */
export function mayHaveEmoji(text: string): boolean {
  return beyondAscii.test(text)
}

/** A text without emoji, which may stand beside the words of a key or not. */
export function withoutEmoji(text: string): string {
  return mayHaveEmoji(text) ? text.replace(emoji, '') : text
}
