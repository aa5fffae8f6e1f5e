import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** The extensions of Markdown files, as remark knows them. */
export const extensions = 'md markdown mdown mkdn mkd mdwn mkdown'.split(' ')

const isMarkdown = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i')

/** The names of the Markdown files in a folder, links to files too, sorted. */
export function markdownFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
      .filter(
        (d) =>
          isMarkdown.test(d.name) &&
          (d.isFile() || (d.isSymbolicLink() && isFile(join(folder, d.name))))
      )
      .map((d) => d.name)
      .sort()
  } catch {
    // The folder does not exist, as for an unsaved file of an editor.
    return []
  }
}

/** Whether a path is a file, or a link to one. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    // Missing, or a loop of links.
    return false
  }
}
