import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff'
import {colorsFor, type Colors} from '../../report/colors.js'
import type {Io} from './io.js'

/**
 * Prints a unified diff, for `git apply` in the working folder.
 *
 * @param path
 *   The file's path from there.
 * @param texts
 *   What is and what would be in it; no text before for a new file.
 */
export function printDiff(
  path: string,
  {before, after}: {before: string | undefined; after: string},
  io: Io
): void {
  const diff = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    before ?? '',
    after,
    undefined,
    undefined,
    {context: 3, headerOptions: FILE_HEADERS_ONLY}
  )
  // What reads a pipe or a file takes no colors, even where they are forced.
  const isRead = io.columns() !== undefined && io.hasColors()
  io.out(isRead ? withColors(diff, colorsFor(true)) : diff)
}

/** A diff as git colors it. */
function withColors(diff: string, {bold, cyan, green, red}: Colors): string {
  const start = diff.search(/^@/m)
  const head = diff.slice(0, start).replace(/^.+$/gm, (d) => bold(d))
  const hunks = diff.slice(start).replace(/^[-+@].*$/gm, (line) => {
    if (line.startsWith('@')) return cyan(line)
    return line.startsWith('+') ? green(line) : red(line)
  })
  return head + hunks
}
