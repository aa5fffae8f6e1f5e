import {existsSync, realpathSync} from 'node:fs'
import {resolve} from 'node:path'
import {simpleGit} from 'simple-git'
import {code, reasonOf} from '../rule/wording.js'
import {OptionError} from '../linter/options.js'
import {pathFrom} from './path-from.js'
import {matchRenames} from './git-renames.js'

/** What changed since a revision of a repository. */
export interface Changes {
  /** The absolute paths of files that are no longer there. */
  gone: readonly string[]
  /** Whether a file, by its absolute path, changed or is new. */
  has: (path: string) => boolean
  /** A file as it was then, under the path that it had; none for a new one. */
  before: (path: string) => Promise<{path: string; text: string} | undefined>
}

/** What git says, or what kept it from that, without where that was thrown. */
function firstOf(reason: string): string {
  const [first = ''] = reason.split(/\n +at /, 1)
  return first.replace(/^Error: /, '').trim()
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
  const isRepository = await git.checkIsRepo().catch((error: unknown) => {
    throw new OptionError(
      `Unexpected failure of git, expected it to read the repository for \`--since\`, mend this: ${firstOf(reasonOf(error))}`
    )
  })
  if (!isRepository) {
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
    '--no-relative',
    '-z',
    '-M',
    base,
    '--'
  ])
  const list = async (...options: string[]) => {
    const names = await git.raw([
      'ls-files',
      '-z',
      '--full-name',
      ...options,
      root
    ])
    return names.split('\0').filter((d) => d !== '')
  }

  const tracked = new Set(await list())
  const untracked = await list('--others', '--exclude-standard')
  const names = new Map<string, string | undefined>()
  const added = new Map<string, string | undefined>()
  const gone: string[] = []
  const parts = status.split('\0')
  for (let at = 0; at + 1 < parts.length;) {
    const [kind = '', first = '', second = ''] = parts.slice(at, at + 3)
    // A rename names both.
    const isRename = kind.startsWith('R')
    if (isRename) added.set(second, first)
    else if (kind === 'A') added.set(first, undefined)
    else if (kind !== 'D') names.set(first, first)
    if (isRename || kind === 'D') gone.push(first)
    at += isRename ? 3 : 2
  }

  for (const name of untracked) added.set(name, undefined)
  for (const [name, old] of matchRenames(added, gone)) names.set(name, old)
  const realRoot = realpathSync(root)
  // A link is known by its own name, and what is behind one by another.
  const namesOf = (path: string) => [
    pathFrom(root, path),
    ...(existsSync(path) ? [pathFrom(realRoot, realpathSync(path))] : [])
  ]
  return {
    gone: gone.map((d) => resolve(root, d)),
    has(path) {
      const all = namesOf(path)
      // What git does not know, as it ignores it, was not there before either.
      return all.some((d) => names.has(d)) || all.every((d) => !tracked.has(d))
    },
    async before(path) {
      const name = namesOf(path)
        .map((d) => names.get(d))
        .find((d) => d !== undefined)
      return name === undefined
        ? undefined
        : {
            path: resolve(root, name),
            text: await git.show([`${base}:${name}`])
          }
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
