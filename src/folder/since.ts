import {relative, resolve, sep} from 'node:path'
import {simpleGit} from 'simple-git'
import {code} from '../lint/words.js'
import {OptionError} from '../options.js'

/** What changed since a revision of a repository. */
export interface Changes {
  /** The absolute paths of files that changed or are new. */
  has: (path: string) => boolean
  /** A file's text then, under the name that it had; none for a new one. */
  before: (path: string) => Promise<string | undefined>
}

/**
 * What changed since the merge base with a revision, untracked files included.
 *
 * @throws {OptionError}
 *   Outside a repository, for an unknown revision, and in a shallow clone that
 *   lacks the merge base.
 */
export async function changesSince(ref: string, cwd: string): Promise<Changes> {
  const git = simpleGit(cwd)
  if (!(await git.checkIsRepo())) {
    throw new OptionError(
      `Unexpected folder ${code(cwd)} without a git repository, expected one for \`--since\``
    )
  }

  // Not the absolute path, which may differ by links.
  const root = resolve(cwd, (await git.revparse(['--show-cdup'])).trim())
  const base = await mergeBase(ref)
  const status = await git.raw([
    'diff',
    '--name-status',
    '-z',
    '-M',
    base,
    '--'
  ])
  const untracked = await git.raw([
    'ls-files',
    '--others',
    '--exclude-standard',
    '-z',
    '--full-name',
    root
  ])
  const names = new Map<string, string | undefined>()
  const parts = status.split('\0')
  for (let at = 0; at + 1 < parts.length;) {
    const [kind = '', first = '', second = ''] = parts.slice(at)
    // A rename, or a copy, names both.
    const isRename = /^[CR]/.test(kind)
    if (kind !== 'D')
      names.set(isRename ? second : first, kind === 'A' ? undefined : first)
    at += isRename ? 3 : 2
  }

  for (const name of untracked.split('\0')) if (name) names.set(name, undefined)
  const nameOf = (path: string) => relative(root, path).split(sep).join('/')
  return {
    has: (path) => names.has(nameOf(path)),
    async before(path) {
      const name = names.get(nameOf(path))
      return name === undefined ? undefined : git.show([`${base}:${name}`])
    }
  }

  async function mergeBase(ref: string): Promise<string> {
    try {
      await git.revparse(['--verify', '--end-of-options', `${ref}^{commit}`])
    } catch {
      throw new OptionError(
        `Unexpected revision ${code(ref)}, expected one that is here, \`git fetch\` may bring it`
      )
    }

    try {
      const base = (await git.raw(['merge-base', ref, 'HEAD'])).trim()
      if (base !== '') return base
    } catch {
      // No common ancestor: git says so by its exit code alone.
    }

    const shallow = await git.revparse(['--is-shallow-repository'])
    throw new OptionError(
      shallow.trim() === 'true'
        ? `Unexpected shallow clone without the merge base with ${code(ref)}, expected its history, run \`git fetch --unshallow\` or fetch deeper`
        : `Unexpected revision ${code(ref)} with nothing in common, expected an ancestor or a branch of this history`
    )
  }
}
