/**
 * Characters that a terminal takes for commands, that end a line for some
 * readers, or that change the order in which others are shown. Marks such as
 * U+200E do not reach beyond their neighbors, and texts written from right to
 * left need them.
 */
const hidden =
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

/** The same, the ends of lines and commands for colors as a whole. */
const hiddenInText = new RegExp(
  `\\r\\n|\\u001B\\[[\\d;]*m|${hidden.source}`,
  'g'
)
const structure = new Set(['\n', '\r\n', '\t'])

/** A value for people to read, on one line: an escape character is `\u001B`. */
export function visible(value: string): string {
  return value.replace(hidden, (d) => {
    const code = d.charCodeAt(0).toString(16).toUpperCase()
    return `\\u${code.padStart(4, '0')}`
  })
}

/**
 * The same for a whole text: its lines stay, and its colors where it has some.
 * JSON still means the same then.
 */
export function visibleText(text: string, hasColors = false): string {
  return text.replace(hiddenInText, (d) =>
    structure.has(d) || (hasColors && d.endsWith('m')) ? d : visible(d)
  )
}
