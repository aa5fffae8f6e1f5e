import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Dirent
} from 'node:fs'
import {dirname, extname, join, resolve, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import {extensions} from '../../disk/markdown-files.js'
import {pathFrom} from '../../disk/path-from.js'
import {UsageError} from '../io/usage-error.js'

const magic = /[!()*?[\]{}]/

/**
 * Finds files as remark does: in folders those named as Markdown, ignored ones
 * left out, nothing in `node_modules`.
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
    for (const match of await expand(path, cwd)) walk(match, ignores, found)
  }

  return [...found]
}

/** The path, if it is there, else what it matches as a glob. */
async function expand(path: string, cwd: string): Promise<string[]> {
  if (path !== '' && existsSync(resolve(cwd, path))) {
    return [resolve(cwd, path)]
  }

  if (magic.test(path)) {
    const {globSync} = await import('glob')
    const matches = globSync(path, {cwd, absolute: true})
    if (matches.length > 0) return matches.sort()
  }

  throw new UsageError(
    `Unexpected path \`${path}\`, expected a file, folder or glob that is there`
  )
}

function walk(root: string, ignores: Ignores, found: Set<string>): void {
  const linked = new Set<string>()
  const stack: Array<{path: string; entry: Dirent | undefined}> = [
    {path: root, entry: undefined}
  ]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const {path, entry} = top
    const isNamed = extensions.includes(extname(path).slice(1))
    if ((entry?.isFile() && !isNamed) || ignores.has(path)) continue

    if (isFolder(path, entry, linked)) {
      const entries = readdirSync(path, {withFileTypes: true})
      entries.sort((a, b) => (a.name < b.name ? 1 : -1))
      for (const next of entries) {
        if (next.name === 'node_modules') continue
        stack.push({path: join(path, next.name), entry: next})
      }
    } else if (isNamed || !entry) {
      found.add(path)
    }
  }
}

/** Whether a path is a folder, or a link to one that was not gone into yet. */
function isFolder(
  path: string,
  entry: Dirent | undefined,
  linked: Set<string>
): boolean {
  if (entry && !entry.isSymbolicLink()) return entry.isDirectory()
  const isThere = statSync(path, {throwIfNoEntry: false})?.isDirectory()
  if (!isThere || !entry) return isThere ?? false
  const real = realpathSync(path)
  const isNew = !linked.has(real) && !path.startsWith(join(real, sep))
  linked.add(real)
  return isNew
}

/** What `.remarkignore` files say; the nearest one holds. */
class Ignores {
  readonly #known = new Map<string, {root: string; rules: Ignore} | undefined>()

  has(path: string): boolean {
    const found = this.#of(dirname(path))
    if (!found) return false
    return found.rules.ignores(pathFrom(found.root, path))
  }

  #of(folder: string): {root: string; rules: Ignore} | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder)
    const path = join(folder, '.remarkignore')
    const parent = dirname(folder)
    const found = existsSync(path)
      ? {root: folder, rules: ignore().add(readFileSync(path, 'utf8'))}
      : parent === folder
        ? undefined
        : this.#of(parent)
    this.#known.set(folder, found)
    return found
  }
}
