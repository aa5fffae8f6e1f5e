import {realpathSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {globSync} from 'glob'
import {gitIn} from '../../disk/git.js'
import {extensions} from '../../disk/markdown-files.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import {isWithin} from '../io/working-tree.js'

/** The Markdown files of a project. */
export interface Documents {
  /** The folder of the project. */
  root: string
  /** Absolute paths. */
  paths: string[]
}

const endings = extensions.map((d) => `.${d}`)

/**
 * The Markdown files that may link to proposals in a folder: those of its git
 * repository that git does not ignore. Without git those in the working folder, or
 * in the folder itself if it lies elsewhere.
 */
export async function documentsAround(
  at: string,
  {cwd}: Io
): Promise<Documents> {
  try {
    const git = await gitIn(at)
    // Git's own absolute path has symbolic links resolved, ours has not.
    const root = resolve(at, (await git('rev-parse', '--show-cdup')).trim())
    const names = await git(
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '--deduplicate',
      '-z',
      '--full-name',
      root
    )
    const paths = names
      .split('\0')
      .filter((d) => endings.some((ending) => d.endsWith(ending)))
      .map((d) => join(root, d))
    return {root, paths: filesOf(paths)}
  } catch {
    const root = isWithin(at, cwd) ? cwd : at
    const paths = globSync(`**/*{${endings.join(',')}}`, {
      cwd: root,
      absolute: true,
      nodir: true,
      ignore: '**/node_modules/**'
    })
    return {root, paths: filesOf(paths)}
  }
}

/**
 * The paths of existing files, sorted: git also lists deleted ones. A file with
 * several names has one here, its own where that is among them.
 */
function filesOf(paths: readonly string[]): string[] {
  const byFile = new Map<string, string>()
  for (const path of paths.filter((d) => isFile(d)).sort()) {
    const real = realpathSync(path)
    if (path === real || !byFile.has(real)) byFile.set(real, path)
  }

  return [...byFile.values()].sort()
}
