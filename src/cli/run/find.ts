import {
  existsSync,
  lstatSync,
  readdirSync,
  realpathSync,
  type Dirent
} from 'node:fs'
import {dirname, extname, join, resolve, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import {visible} from '../../base/visible.js'
import {extensions} from '../../disk/markdown-files.js'
import {pathFrom} from '../../disk/path-from.js'
import {isSystemError, readTextFile} from '../../disk/read-file.js'
import {nearest} from '../../document/near-names.js'
import {commandNames} from '../args/commands.js'
import {isFolder} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'

const globCharacters = /[!()*?[\]{}]/

/**
 * Finds files as remark does: Markdown files in folders, without those that
 * `.remarkignore` names and those in `node_modules`.
 *
 * @returns
 *   Absolute paths, those of a folder sorted.
 * @throws {UsageError}
 *   For a path or glob that matches nothing.
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string
): Promise<string[]> {
  const ignores = new Ignores()
  const found = new Set<string>()
  for (const path of paths) {
    const matches = await expand(path, cwd)
    // Only the first argument can be a mistyped command.
    if (matches.length === 0) throw missingPath(path, path === paths[0])
    for (const match of matches) collectFiles(match, ignores, found)
  }

  return [...found]
}

/** The path, if it exists, else what it matches as a glob. */
async function expand(path: string, cwd: string): Promise<string[]> {
  const full = resolve(cwd, path)
  // A link is there, wherever it leads.
  if (path !== '' && isThere(full)) return [full]

  if (globCharacters.test(path)) {
    const {globSync} = await import('glob')
    return globSync(asGlob(path), {cwd, absolute: true}).sort()
  }

  return []
}

/** A path as a glob, in which a backslash of Windows would take off the meaning. */
export function asGlob(path: string, separator = sep): string {
  return path.replaceAll(separator, '/')
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

function missingPath(path: string, isFirst: boolean): UsageError {
  const command = isFirst ? nearest(path, commandNames) : undefined
  const hint =
    command === undefined ? '' : `, did you mean \`ep-lint ${command}\`?`
  return new UsageError(
    `Unexpected path \`${visible(path)}\`, expected an existing file or folder, or a glob that matches one${hint}`
  )
}

function collectFiles(
  root: string,
  ignores: Ignores,
  found: Set<string>
): void {
  const visitedLinks = new Set<string>()
  const stack: Array<{path: string; entry: Dirent | undefined}> = [
    {path: root, entry: undefined}
  ]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const {path, entry} = top
    const isNamed = extensions.includes(extname(path).slice(1))
    if ((entry?.isFile() && !isNamed) || ignores.has(path)) continue

    if (isFolderToVisit(path, entry, visitedLinks)) {
      const entries = entriesOf(path)
      // Reading it as a file will tell why it cannot be read.
      if (!entries) found.add(path)
      for (const next of entries ?? []) {
        if (next.name === 'node_modules') continue
        stack.push({path: join(path, next.name), entry: next})
      }
    } else if (isNamed || !entry) {
      found.add(path)
    }
  }
}

/** What is in a folder, the last first; nothing where it cannot be read. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    const entries = readdirSync(folder, {withFileTypes: true})
    return entries.sort((a, b) => (a.name < b.name ? 1 : -1))
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}

/** Whether a path is a folder, or a link to one that was not visited yet. */
function isFolderToVisit(
  path: string,
  entry: Dirent | undefined,
  visitedLinks: Set<string>
): boolean {
  if (entry && !entry.isSymbolicLink()) return entry.isDirectory()
  if (!isFolder(path)) return false
  if (!entry) return true
  const real = realpathSync(path)
  const isNew = !visitedLinks.has(real) && !path.startsWith(join(real, sep))
  visitedLinks.add(real)
  return isNew
}

/** What `.remarkignore` files exclude; the nearest file above a path applies. */
class Ignores {
  readonly #byFolder = new Map<
    string,
    {root: string; rules: Ignore} | undefined
  >()

  has(path: string): boolean {
    const found = this.#of(dirname(path))
    if (!found) return false
    return found.rules.ignores(pathFrom(found.root, path))
  }

  #of(folder: string): {root: string; rules: Ignore} | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder)
    const path = join(folder, '.remarkignore')
    const parent = dirname(folder)
    const found = existsSync(path)
      ? {root: folder, rules: ignore().add(readTextFile(path))}
      : parent === folder
        ? undefined
        : this.#of(parent)
    this.#byFolder.set(folder, found)
    return found
  }
}
