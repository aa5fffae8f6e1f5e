import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {Fingerprints, hashOf} from '../folder/fingerprints.js'
import {upwards} from '../folder/upwards.js'
import type {Linted} from '../fast/linter.js'
import {utcDay} from '../model/date.js'
import {isObject} from '../options.js'
import {packFinding, unpackFinding, type Packed} from '../report/packed.js'
import {build} from './build.js'
import type {Outcome} from './outcome.js'
import {isFolder, nameFrom} from './path.js'
import type {Asked, Store} from './run.js'

/** What is kept of a file. */
type Kept = Pick<Outcome, 'covered' | 'isBuiltIn' | 'isJudged'> & {
  findings: Packed[]
  /** The day that it was found on. */
  day: string
  /** Whether another day changes it. */
  isOfDay: boolean
  /** Which files were asked for, from its folder, and which were there. */
  asked: Array<[path: string, isThere: boolean]>
}

/** Who asks, and how: what holds for all files of a run. */
export interface Run {
  cwd: string
  version: string
  parser: string
}

const header = Buffer.from('ep-lint cache 1\n')
const newline = Buffer.from('\n')
// Of a SHA-1 in base 64.
const hashLength = 28

/**
 * What was found in files whose text, surroundings and options are the same.
 *
 * One file holds three lines for each: its path, a hash of all of these and of
 * the third, and that.
 */
export class Cache implements Store<Outcome> {
  readonly #path: string
  /** Whether it was said where the cache is. */
  readonly #isNamed: boolean
  /** Whether the file there is something else, or broken. */
  readonly #isForeign: boolean
  readonly #run: Run
  readonly #today = utcDay()
  readonly #options = new WeakMap<object, string>()
  readonly #known: Map<string, Uint8Array>
  #fingerprints = new Fingerprints(() => false)
  #linted = new Set<string>()
  #isNew = false

  constructor(location: string | undefined, run: Run) {
    this.#run = run
    this.#path = pathOf(location, run.cwd)
    const bytes = read(this.#path)
    const isOurs = bytes.subarray(0, header.length).equals(header)
    this.#isNamed = location !== undefined
    this.#isForeign = !isOurs && bytes.length > 0
    this.#known = isOurs ? entriesIn(bytes) : new Map<string, Uint8Array>()
  }

  begin(files: readonly string[]): void {
    this.#linted = new Set(files)
    this.#fingerprints = new Fingerprints((d) => this.#linted.has(d))
  }

  find(asked: Asked): Outcome | undefined {
    const {full} = asked
    const entry = this.#known.get(full)
    if (!entry) return undefined
    const data = entry.subarray(hashLength)
    const hash = Buffer.from(entry.buffer, entry.byteOffset, hashLength)
    if (hash.toString('latin1') !== this.#hash(asked, data)) return undefined
    const kept = JSON.parse(String(data)) as Kept
    const isSame = kept.isOfDay
      ? kept.day === this.#today
      : kept.day <= this.#today
    const folder = dirname(full)
    const isThere = (path: string) => existsSync(resolve(folder, path))
    if (!isSame || kept.asked.some(([path, is]) => isThere(path) !== is)) {
      return undefined
    }

    return {
      path: nameFrom(this.#run.cwd, full),
      full,
      isJudged: kept.isJudged,
      isBuiltIn: kept.isBuiltIn,
      findings: kept.findings.map((d) => unpackFinding(d)),
      covered: kept.covered,
      dropped: 0,
      repaired: undefined
    }
  }

  keep(asked: Asked, {result, isThere}: Linted<Outcome>): void {
    // What kept a file from being linted is told in every run.
    if (result.findings.some((d) => d.isObstacle)) return
    const {covered, findings, isBuiltIn, isJudged} = result
    const packed = findings.map((d) => packFinding(d))
    const said = JSON.stringify(packed)
    const day = this.#today
    const kept: Kept = {
      day,
      // What depends on the day names it.
      isOfDay: said.includes(day) || said.includes(day.replaceAll('-', '')),
      asked: [...isThere],
      isJudged,
      isBuiltIn,
      covered,
      findings: packed
    }
    const data = Buffer.from(JSON.stringify(kept))
    const hash = this.#hash(asked, data)
    if (hash === undefined) return
    this.#known.set(asked.full, Buffer.concat([Buffer.from(hash), data]))
    this.#isNew = true
  }

  /**
   * Writes what is new, and forgets files that are gone.
   *
   * @throws {Error}
   *   Where it cannot be written.
   */
  async write(): Promise<void> {
    if (!this.#isNew) return
    if (this.#isNamed && this.#isForeign) {
      throw new Error(`${this.#path} holds something else, name another file`)
    }

    const entries = [...this.#known].filter(
      ([path]) => this.#linted.has(path) || existsSync(path)
    )
    const lines = entries.flatMap(([path, entry]) => [
      Buffer.from(JSON.stringify(path)),
      newline,
      entry,
      newline
    ])
    const {default: writeFileAtomic} = await import('write-file-atomic')
    const folder = dirname(this.#path)
    mkdirSync(folder, {recursive: true})
    const ignore = join(folder, '.gitignore')
    // Where nothing is installed, git would tell of a new folder.
    if (!this.#isNamed && !existsSync(ignore)) writeFileSync(ignore, '*\n')

    const bytes = Buffer.concat([header, ...lines])
    writeFileAtomic.sync(this.#path, bytes, {fsync: false})
  }

  /** Of all that what is found depends on, and of that; none without a file. */
  #hash({full, options}: Asked, data: Uint8Array): string | undefined {
    const {cwd, parser, version} = this.#run
    const template = isObject(options) ? options['template'] : undefined
    const print = this.#fingerprints.of(full, template)
    if (print === undefined) return undefined
    const inputs = [
      [version, build(), process.version, cwd, parser, full],
      this.#written(options),
      print
    ]
    return hashOf(JSON.stringify(inputs), data)
  }

  #written(options: unknown): string {
    if (!isObject(options)) return JSON.stringify(options)
    const text = this.#options.get(options) ?? JSON.stringify(options)
    this.#options.set(options, text)
    return text
  }
}

/** Where the cache is: as it was said, or in the project of a folder. */
function pathOf(location: string | undefined, cwd: string): string {
  if (location === undefined) {
    const isProject = (d: string) => existsSync(join(d, 'package.json'))
    const root = [...upwards(cwd)].find(isProject) ?? cwd
    return join(root, 'node_modules', '.cache', 'ep-lint', 'findings')
  }

  const path = resolve(cwd, location)
  return isFolder(path) ? join(path, 'findings') : path
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.of()
  }
}

/** The entries of a cache by their paths: hash, and what was found. */
function entriesIn(bytes: Buffer): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>()
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
