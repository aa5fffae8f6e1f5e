import {readdirSync} from 'node:fs'

/** The extensions of Markdown files, as remark knows them. */
export const extensions = 'md markdown mdown mkdn mkd mdwn mkdown'.split(' ')

const isMarkdown = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i')

/** The names of the Markdown files in a folder, sorted. */
export function markdownFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
      .filter((d) => !d.isDirectory() && isMarkdown.test(d.name))
      .map((d) => d.name)
      .sort()
  } catch {
    // The folder does not exist, as for an unsaved file of an editor.
    return []
  }
}
