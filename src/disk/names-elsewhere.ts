import {posix} from 'node:path'
import {memoize} from '../base/memo.js'
import {OptionError} from '../linter/options.js'
import {code} from '../rule/wording.js'
import type {FileElsewhere} from '../rule/rule.js'
import {gitIn, type Git} from './git.js'

/**
 * The commit that a revision names.
 *
 * @throws {OptionError}
 *   Where there is none.
 */
export async function commitOf(git: Git, revision: string): Promise<string> {
  try {
    return await findCommit(git, revision)
  } catch {
    throw new OptionError(
      `Unexpected revision ${code(revision)}, expected one of this clone, run \`git fetch\` if it is on the remote`
    )
  }
}

async function findCommit(git: Git, revision: string): Promise<string> {
  const commit = await git(
    'rev-parse',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`
  )
  return commit.trim()
}

/**
 * The files that came between a commit and some revisions, by their folders from
 * the root of the repository.
 */
export async function filesAddedSince(
  git: Git,
  base: string,
  revisions: readonly string[]
): Promise<Map<string, FileElsewhere[]>> {
  const folders = new Map<string, FileElsewhere[]>()
  for (const revision of revisions) {
    const names = await git(
      'diff',
      '--name-only',
      '--no-relative',
      '--no-ext-diff',
      '--no-textconv',
      // A new name is a name that was taken.
      '--no-renames',
      '--diff-filter=A',
      '--ignore-submodules=all',
      '-z',
      base,
      await commitOf(git, revision),
      '--'
    )
    for (const name of names.split('\0').filter((d) => d !== '')) {
      const {base: file, dir} = posix.parse(name)
      memoize(folders, dir, () => []).push({file, revision})
    }
  }

  return folders
}

// In a clone the first is what its remote calls the default branch.
const baseBranches = [
  'origin/HEAD',
  'origin/main',
  'origin/master',
  'main',
  'master'
]

/**
 * The files that a folder has at the tip of the base branch, and in revisions.
 *
 * @throws {OptionError}
 *   For a revision that is not there; a base branch need not be.
 */
export async function filesElsewhere(
  folder: string,
  revisions: readonly string[]
): Promise<FileElsewhere[]> {
  const git = await gitIn(folder)
  const base = await findBase(git)
  const all = base === undefined ? revisions : [base, ...revisions]
  const files: FileElsewhere[] = []
  for (const revision of all) {
    const commit = await commitOf(git, revision)
    // The revision may have no such folder.
    const names = await git('ls-tree', '--name-only', '-z', commit).catch(
      () => ''
    )
    for (const file of names.split('\0').filter((d) => d !== '')) {
      files.push({file, revision})
    }
  }

  return files
}

/** The base branch, by the name to show; none where it is what is checked out. */
async function findBase(git: Git): Promise<string | undefined> {
  for (const branch of baseBranches) {
    try {
      const commit = await findCommit(git, branch)
      if (commit === (await findCommit(git, 'HEAD'))) return undefined
      const name = await git('rev-parse', '--abbrev-ref', branch)
      return name.trim()
    } catch {
      // Not there, as nothing is outside of a repository.
    }
  }

  return undefined
}
