import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {readBytes} from '../../disk/read-file.js'
import {upwards} from '../../disk/upwards.js'
import {hashOf} from '../../disk/fingerprints.js'
import {isFolder} from '../io/path.js'
import {stage} from '../io/replace-file.js'
import {leadsOutside} from '../io/working-tree.js'
import {userCache} from './user-cache.js'

const header = Buffer.from('ep-lint cache 1\n')
const newline = Buffer.from('\n')

/** The file of a cache: a header line, then two lines for each entry. */
export class CacheFile {
  readonly #path: string
  readonly #cwd: string
  /** Whether the user named it. */
  readonly #isNamed: boolean
  /** Whether the file exists and is no cache. */
  #isForeign = false

  /**
   * @param location
   *   A file or a folder; by default a file in the project's `node_modules`, and
   *   where it has none, in the user's cache.
   * @param cwd
   *   The working folder.
   */
  constructor(location: string | undefined, cwd: string) {
    this.#cwd = cwd
    this.#path = cachePath(location, cwd)
    this.#isNamed = location !== undefined
  }

  /** The entries, by the paths of the files that they are about. */
  read(): Map<string, Buffer> {
    const bytes = bytesAt(this.#path)
    const isOurs = bytes.subarray(0, header.length).equals(header)
    this.#isForeign = !isOurs && bytes.length > 0
    return isOurs ? entriesIn(bytes) : new Map<string, Buffer>()
  }

  /**
   * Writes all of the entries, or leaves the file unchanged.
   *
   * @throws {Error}
   *   Where it cannot be written, or the user named a file that is no cache.
   */
  write(entries: ReadonlyArray<readonly [path: string, entry: Buffer]>): void {
    if (this.#isNamed && this.#isForeign) {
      throw new Error(`${this.#path} is not a cache, name another file`)
    }

    if (leadsOutside(this.#path, this.#cwd)) {
      throw new Error(`a link leads out of the working tree to ${this.#path}`)
    }

    const folder = dirname(this.#path)
    mkdirSync(folder, {recursive: true})
    const ignore = join(folder, '.gitignore')
    // Without installed packages, git need not ignore `node_modules`.
    if (!this.#isNamed && !existsSync(ignore)) {
      writeFileSync(ignore, '*\n', {flag: 'wx'})
    }

    const lines = entries.flatMap(([path, entry]) => [
      Buffer.from(JSON.stringify(path)),
      newline,
      entry,
      newline
    ])
    const bytes = Buffer.concat([header, ...lines])
    stage(this.#path, bytes, {isDurable: false}).replace()
  }
}

function cachePath(location: string | undefined, cwd: string): string {
  if (location === undefined) {
    const isProject = (d: string) => existsSync(join(d, 'package.json'))
    const root = [...upwards(cwd)].find(isProject) ?? cwd
    const packages = join(root, 'node_modules')
    // Where nothing is installed, no folder is made that others take for packages.
    return isFolder(packages)
      ? join(packages, '.cache', 'ep-lint', 'findings')
      : join(userCache(), hashOf(root).replace(/\W/g, ''), 'findings')
  }

  const path = resolve(cwd, location)
  return isFolder(path) ? join(path, 'findings') : path
}

function bytesAt(path: string): Buffer {
  try {
    return readBytes(path)
  } catch {
    return Buffer.of()
  }
}

function entriesIn(bytes: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>()
  for (let at = header.length; at < bytes.length;) {
    const middle = bytes.indexOf(newline, at)
    const end = bytes.indexOf(newline, middle + 1)
    if (middle < 0 || end < 0) break
    const path = parsePath(bytes.toString('utf8', at, middle))
    if (path !== undefined) entries.set(path, bytes.subarray(middle + 1, end))
    at = end + 1
  }

  return entries
}

function parsePath(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}
