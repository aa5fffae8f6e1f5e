const special = /\\(?=[!-/:-@[-`{-~])|<(?=[a-z/!?])|&(?=#?\w+;)|\|/gi
const edges = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

/** Escapes text for a cell of a table, so that none of it is read as Markdown. */
export function escapeCell(text: string): string {
  let cell = text.replace(special, '\\$&').replace(edges, '\\$&')
  // A marker that occurs once has none to pair with.
  for (const mark of ['*', '`', '~']) {
    if (text.split(mark).length > 2) cell = cell.replaceAll(mark, `\\${mark}`)
  }

  const opened = text.split('[').length
  const isOdd = /\][([:]|\[\^/.test(text) || opened !== text.split(']').length
  return isOdd ? cell.replace(/[[\]]/g, '\\$&') : cell
}
