import {existsSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {Fingerprints, hashOf} from '../folder/fingerprints.js'
import type {Linted} from '../fast/linter.js'
import {utcDay} from '../model/date.js'
import {isObject} from '../options.js'
import {packFinding, unpackFinding, type Packed} from '../report/packed.js'
import {build} from './build.js'
import {CacheFile} from './cache-file.js'
import type {Outcome} from './outcome.js'
import {nameFrom} from './path.js'
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

// Of a SHA-1 in base 64.
const hashLength = 28

/**
 * What was found in files whose text, surroundings and options are the same.
 *
 * An entry is a hash of all of these and of what was found, and that as JSON:
 * so one that is broken is no more right than one that is old.
 */
export class Cache implements Store<Outcome> {
  readonly #file: CacheFile
  readonly #run: Run
  readonly #today = utcDay()
  readonly #options = new WeakMap<object, string>()
  readonly #known: Map<string, Buffer>
  #fingerprints = new Fingerprints(() => false)
  #linted = new Set<string>()
  #isNew = false

  constructor(location: string | undefined, run: Run) {
    this.#run = run
    this.#file = new CacheFile(location, run.cwd)
    this.#known = this.#file.read()
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
    const hash = entry.toString('latin1', 0, hashLength)
    if (hash !== this.#hash(asked, data)) return undefined
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
    await this.#file.write(
      [...this.#known].filter(
        ([path]) => this.#linted.has(path) || existsSync(path)
      )
    )
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
