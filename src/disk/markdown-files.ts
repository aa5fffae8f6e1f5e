import {readdirSync} from 'node:fs'

/** The names of Markdown files. */
export const extensions = 'md markdown mdown mkdn mkd mdwn mkdown'.split(' ')

const isMarkdown = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i')

/** The names of the Markdown files in a folder, sorted. */
export function listOf(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
      .filter((d) => !d.isDirectory() && isMarkdown.test(d.name))
      .map((d) => d.name)
      .sort()
  } catch {
    // A path that is nowhere on the disk, as a test or an editor may give.
    return []
  }
}
