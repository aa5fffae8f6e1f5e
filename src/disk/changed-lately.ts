import {resolve} from 'node:path'
import {gitIn} from './git.js'

/** How old a change may be that somebody is still at work on. */
const lately = '90 days ago'

/**
 * The absolute paths of the files that somebody changed lately, committed or not.
 *
 * @returns
 *   Undefined outside a repository, without a commit, or without git.
 */
export async function changedLately(
  cwd: string
): Promise<ReadonlySet<string> | undefined> {
  try {
    const git = await gitIn(cwd)
    const root = resolve(cwd, (await git('rev-parse', '--show-cdup')).trim())
    const names = await Promise.all([
      git('log', `--since=${lately}`, '--name-only', '--format=', '-z'),
      git('diff', '--name-only', '--no-relative', '-z', 'HEAD'),
      git(
        'ls-files',
        '--others',
        '--exclude-standard',
        '--full-name',
        '-z',
        root
      )
    ])
    return new Set(
      names.flatMap((d) => d.split(/[\0\n]/)).map((d) => resolve(root, d))
    )
  } catch {
    // No repository, no commit or no git.
    return undefined
  }
}
