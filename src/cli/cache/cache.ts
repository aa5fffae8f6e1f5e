import {existsSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {Fingerprints, hashOf} from '../../disk/fingerprints.js'
import type {JobDone} from '../run/file-linter.js'
import {utcDay} from '../../base/date.js'
import {isObject} from '../../linter/options.js'
import {packFindings, unpackFindings, type Shown} from './pack.js'
import {build} from './build-hash.js'
import {CacheFile} from './cache-file.js'
import type {Outcome} from '../run/outcome.js'
import {nameFrom} from '../io/path.js'
import type {Asked, Store} from '../run/lint-paths.js'

/** What is kept of a file. */
type Kept = Pick<
  Outcome,
  'isBuiltIn' | 'isJudged' | 'isOfToday' | 'suppressed'
> & {
  findings: Shown[]
  /** Which files were asked for, from its folder, and which were there. */
  asked: Array<[path: string, isThere: boolean]>
}

/** Who asks, and how: what holds for all files of a run. */
interface Run {
  cwd: string
  version: string
  parser: string
}

// Of a SHA-1 in base 64, and of `YYYY-MM-DD`.
const hashLength = 28
const dayLength = 10
// None is in JSON as it is written here.
const tab = '\t'

/**
 * What was found in files whose text, surroundings and options are the same.
 *
 * An entry is a hash, the day, and what was found then as JSON, what few reports
 * show behind a tab. The hash is of all of these and of that, so an entry that is
 * broken is no more right than an old one.
 */
export class Cache implements Store<Outcome> {
  readonly #file: CacheFile
  readonly #run: Run
  readonly #today = utcDay()
  readonly #known: Map<string, Buffer>
  readonly #fingerprints = new Fingerprints((d) => this.#linted.has(d))
  #linted: ReadonlySet<string> = new Set()
  #isNew = false

  constructor(location: string | undefined, run: Run) {
    this.#run = run
    this.#file = new CacheFile(location, run.cwd)
    this.#known = this.#file.read()
  }

  begin(files: readonly string[]): void {
    this.#linted = new Set(files)
  }

  find(asked: Asked): Outcome | undefined {
    const {full} = asked
    const entry = this.#known.get(full)
    if (!entry) return undefined
    const data = entry.subarray(hashLength)
    const hash = entry.toString('latin1', 0, hashLength)
    if (hash !== this.#hash(asked, data)) return undefined
    const day = data.toString('utf8', 0, dayLength)
    const end = data.indexOf(tab)
    const kept = JSON.parse(data.toString('utf8', dayLength, end)) as Kept
    if (day > this.#today || (kept.isOfToday && day < this.#today)) {
      return undefined
    }

    const folder = dirname(full)
    const isThere = (path: string) => existsSync(resolve(folder, path))
    if (kept.asked.some(([path, is]) => isThere(path) !== is)) return undefined

    return {
      path: nameFrom(this.#run.cwd, full),
      full,
      isJudged: kept.isJudged,
      isBuiltIn: kept.isBuiltIn,
      isOfToday: kept.isOfToday,
      findings: unpackFindings(kept.findings, () =>
        data.toString('utf8', end + tab.length)
      ),
      suppressed: kept.suppressed,
      dropped: 0,
      fixed: undefined
    }
  }

  keep(asked: Asked, {result, isThere}: JobDone<Outcome>): void {
    // What kept a file from being linted is told in every run.
    if (result.findings.some((d) => d.isObstacle)) return
    const {findings, isBuiltIn, isJudged, isOfToday, suppressed} = result
    const {shown, rest} = packFindings(findings)
    const kept: Kept = {
      asked: [...isThere],
      isJudged,
      isBuiltIn,
      isOfToday,
      suppressed,
      findings: shown
    }
    const data = Buffer.from(this.#today + JSON.stringify(kept) + tab + rest)
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
  write(): void {
    if (!this.#isNew) return
    this.#file.write(
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
      options,
      print
    ]
    return hashOf(JSON.stringify(inputs), data)
  }
}
