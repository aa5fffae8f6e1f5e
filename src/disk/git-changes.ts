import {existsSync, realpathSync} from 'node:fs'
import {posix, resolve} from 'node:path'
import {code, reasonOf} from '../rule/wording.js'
import {OptionError} from '../linter/options.js'
import type {FileElsewhere} from '../rule/rule.js'
import {gitIn, type Git} from './git.js'
import {commitOf, filesAddedSince} from './names-elsewhere.js'
import {pathFrom} from './path-from.js'
import {matchRenames} from './git-renames.js'

/** What changed since a revision. */
export interface Changes {
  /** The absolute paths of deleted and renamed files. */
  gone: readonly string[]
  /** Whether a file changed or is new, by its absolute path. */
  has: (path: string) => boolean
  /** The old path and text of a file, by its absolute path; none for a new one. */
  before: (path: string) => Promise<{path: string; text: string} | undefined>
  /** The files that came to the folder of a file in other revisions meanwhile. */
  elsewhere: (path: string) => readonly FileElsewhere[]
}

/**
 * What changed since the merge base with a revision, untracked files included.
 *
 * @param others
 *   Further revisions whose new files matter.
 * @throws {OptionError}
 *   Outside a repository, for an unknown revision, and in a shallow clone that
 *   lacks the merge base.
 */
export async function changesSince(
  revision: string,
  cwd: string,
  others: readonly string[] = []
): Promise<Changes> {
  const git = await openRepository(cwd)
  // Git's own absolute path has symbolic links resolved, ours has not.
  const root = resolve(cwd, (await git('rev-parse', '--show-cdup')).trim())
  const base = await mergeBase(git, revision)
  const tracked = new Set(await listFiles(git, root))
  const untracked = await listFiles(git, root, '--others', '--exclude-standard')
  const {oldNames, gone} = await readDiff(git, base, untracked)
  const added = await filesAddedSince(git, base, [revision, ...others])
  const realRoot = realpathSync.native(root)
  // Git knows a link by its own name, and a file behind one by its real name; so it
  // does where letter case makes no difference.
  const namesOf = (path: string) => [
    pathFrom(root, path),
    ...(existsSync(path) ? [pathFrom(realRoot, realpathSync.native(path))] : [])
  ]
  return {
    gone: gone.map((d) => resolve(root, d)),
    has(path) {
      const names = namesOf(path)
      // A file that git ignores has no older text: it counts as new.
      return (
        names.some((d) => oldNames.has(d)) ||
        names.every((d) => !tracked.has(d))
      )
    },
    elsewhere(path) {
      const folders = namesOf(path).map((d) => posix.dirname(d))
      return [...new Set(folders)].flatMap(
        (d) => added.get(d === '.' ? '' : d) ?? []
      )
    },
    async before(path) {
      const name = namesOf(path)
        .map((d) => oldNames.get(d))
        .find((d) => d !== undefined)
      return name === undefined
        ? undefined
        : {
            path: resolve(root, name),
            text: await git('cat-file', 'blob', `${base}:${name}`)
          }
    }
  }
}

async function openRepository(cwd: string): Promise<Git> {
  const git = await gitIn(cwd)
  const isInside = await git('rev-parse', '--is-inside-work-tree').catch(
    (error: unknown) => {
      const reason = reasonOf(error)
      if (/not a git repository/i.test(reason)) return 'false'
      throw new OptionError(
        `Unexpected error of git, expected to read the repository for \`--since\`: ${reason}`
      )
    }
  )
  if (isInside.trim() === 'true') return git
  throw new OptionError(
    `Unexpected folder ${code(cwd)} outside a git repository, expected to be in one for \`--since\``
  )
}

async function mergeBase(git: Git, revision: string): Promise<string> {
  await commitOf(git, revision)
  try {
    const base = (await git('merge-base', '--', revision, 'HEAD')).trim()
    if (base !== '') return base
  } catch {
    // No common ancestor: git fails without a message.
  }

  const shallow = await git('rev-parse', '--is-shallow-repository')
  throw new OptionError(
    shallow.trim() === 'true'
      ? `Unexpected shallow clone without the merge base with ${code(revision)}, expected its history, run \`git fetch --unshallow\` or fetch deeper`
      : `Unexpected revision ${code(revision)} without a common ancestor, expected one that shares history with \`HEAD\``
  )
}

/** Names of files, from the root of the repository. */
async function listFiles(
  git: Git,
  root: string,
  ...options: string[]
): Promise<string[]> {
  const names = await git('ls-files', '-z', '--full-name', ...options, root)
  return names.split('\0').filter((d) => d !== '')
}

/** Names from the root of the repository. */
interface Diff {
  /** The old names of files that changed or are new; none for a new one. */
  oldNames: Map<string, string | undefined>
  gone: string[]
}

async function readDiff(
  git: Git,
  base: string,
  untracked: readonly string[]
): Promise<Diff> {
  const status = await git(
    'diff',
    '--name-status',
    '--no-relative',
    '--no-ext-diff',
    '--no-textconv',
    // Git would ask each of them, by its own settings.
    '--ignore-submodules=all',
    '-z',
    '-M',
    base,
    '--'
  )
  const oldNames = new Map<string, string | undefined>()
  const added = new Map<string, string | undefined>()
  const gone: string[] = []
  const parts = status.split('\0')
  for (let at = 0; at + 1 < parts.length;) {
    const [kind = '', first = '', second = ''] = parts.slice(at, at + 3)
    // A rename is followed by two names, the old one first.
    const isRename = kind.startsWith('R')
    if (isRename) added.set(second, first)
    else if (kind === 'A') added.set(first, undefined)
    else if (kind !== 'D') oldNames.set(first, first)
    if (isRename || kind === 'D') gone.push(first)
    at += isRename ? 3 : 2
  }

  for (const name of untracked) added.set(name, undefined)
  for (const [name, old] of matchRenames(added, gone)) oldNames.set(name, old)
  return {oldNames, gone}
}
