import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {Fingerprints, keyedHashOf} from '../../disk/fingerprints.js'
import type {JobDone} from '../run/file-linter.js'
import {utcDay} from '../../base/date.js'
import {isList, isObject} from '../../linter/options.js'
import {packFindings, unpackFindings, type PackedFinding} from './pack.js'
import {build} from './build-hash.js'
import {CacheFile} from './cache-file.js'
import {metadataNames} from '../run/metadata-files.js'
import type {Outcome} from '../run/outcome.js'
import {wayFrom} from '../io/path.js'
import type {FileRequest, Store} from '../run/store.js'

/** The result of a file, as it is cached. */
type Cached = Pick<
  Outcome,
  | 'isJudged'
  | 'isOfToday'
  | 'metadata'
  | 'suppressed'
  | 'unnamedTemplate'
  | 'version'
> & {
  findings: PackedFinding[]
  /** Whether the findings have the texts of their replacements. */
  hasTexts: boolean
  /** Paths from its folder that its links were checked for, and if they exist. */
  lookups: Array<[path: string, isThere: boolean]>
  /** Other files of its folder that were read for it, and their fingerprints. */
  neighbours: Array<[name: string, fingerprint: string]>
}

/** What all files of a run share. */
interface Settings {
  cwd: string
  version: string
  parser: string
  /** Whether the texts of replacements are asked for. */
  hasTexts: boolean
  /** What only this user on this machine knows. */
  key: string
}

// Lengths of a SHA-1 in base 64, and of `YYYY-MM-DD`.
const hashLength = 28
const dayLength = 10
// JSON.stringify writes none, so it can end the JSON.
const tab = '\t'

/**
 * Results of files whose text, surroundings and options have not changed.
 *
 * An entry is a hash, the day of the run, and the result as JSON; after a tab
 * follow the details that few reports show, parsed only if they are needed. The
 * hash covers the entry itself and all that its result depends on, so a broken
 * entry is ignored like an outdated one, and one that was made elsewhere, too.
 */
export class Cache implements Store<Outcome> {
  readonly #file: CacheFile
  readonly #settings: Settings
  readonly #today = utcDay()
  readonly #entries: Map<string, Buffer>
  readonly #fingerprints = new Fingerprints((d) => this.#linted.has(d))
  #linted: ReadonlySet<string> = new Set()
  #isNew = false

  constructor(location: string | undefined, settings: Settings) {
    this.#settings = settings
    this.#file = new CacheFile(location, settings.cwd)
    this.#entries = this.#file.read()
  }

  begin(files: readonly string[]): void {
    this.#linted = new Set(files)
  }

  find(request: FileRequest): Outcome | undefined {
    const {full} = request
    const entry = this.#entries.get(full)
    if (!entry) return undefined
    const data = entry.subarray(hashLength)
    const hash = entry.toString('latin1', 0, hashLength)
    if (hash !== this.#hash(request, data)) return undefined
    const day = data.toString('utf8', 0, dayLength)
    const end = data.indexOf(tab)
    // What the hash fits was written by this very version.
    const cached = JSON.parse(data.toString('utf8', dayLength, end)) as Cached
    const isPast = day > this.#today || (cached.isOfToday && day < this.#today)
    const isLess = this.#settings.hasTexts && !cached.hasTexts
    if (isPast || isLess) return undefined

    const folder = dirname(full)
    const isChanged =
      cached.lookups.some(
        ([path, isThere]) => existsSync(resolve(folder, path)) !== isThere
      ) ||
      cached.neighbours.some(
        ([name, print]) =>
          this.#fingerprints.ofHeader(join(folder, name)) !== print
      )
    if (isChanged) return undefined

    return {
      path: wayFrom(this.#settings.cwd, full),
      full,
      isJudged: cached.isJudged,
      isOfToday: cached.isOfToday,
      metadata: cached.metadata,
      findings: unpackFindings(cached.findings, () =>
        data.toString('utf8', end + tab.length)
      ),
      suppressed: cached.suppressed,
      unnamedTemplate: cached.unnamedTemplate,
      version: cached.version,
      dropped: 0,
      fixed: undefined
    }
  }

  keep(request: FileRequest, {result, asked}: JobDone<Outcome>): void {
    // Why a file could not be linted is found out anew in every run.
    if (result.findings.some((d) => d.isFileError || d.rule === 'history'))
      return
    const {findings, isJudged, isOfToday, metadata, suppressed} = result
    const {unnamedTemplate, version} = result
    const {packed, details} = packFindings(findings)
    const cached: Cached = {
      lookups: [...asked.isThere],
      neighbours: Array.from(asked.neighbours, (name) => [
        name,
        this.#fingerprints.ofHeader(join(dirname(request.full), name))
      ]),
      isJudged,
      isOfToday,
      metadata,
      suppressed,
      unnamedTemplate,
      version,
      findings: packed,
      hasTexts: this.#settings.hasTexts
    }
    const data = Buffer.from(
      this.#today + JSON.stringify(cached) + tab + details
    )
    const hash = this.#hash(request, data)
    if (hash === undefined) return
    this.#entries.set(request.full, Buffer.concat([Buffer.from(hash), data]))
    this.#isNew = true
  }

  /**
   * Writes the entries if there are new ones, without those of deleted files.
   *
   * @throws {Error}
   *   Where it cannot be written.
   */
  write(): void {
    if (!this.#isNew) return
    this.#file.write(
      [...this.#entries].filter(
        ([path]) => this.#linted.has(path) || existsSync(path)
      )
    )
  }

  /** The hash of a result and all it depends on; none for a missing file. */
  #hash({full, options}: FileRequest, data: Uint8Array): string | undefined {
    const {cwd, key, parser, version} = this.#settings
    const all = [options, ...overridesIn(options)].filter((d) => isObject(d))
    const print = this.#fingerprints.of(full, {
      templates: all.flatMap((d) => textsIn(d['template'])),
      hasKinds: all.some((d) => isList(d['template'])),
      hasHistory: all.some((d) => d['history'] === true),
      metadata: metadataNames(options)
    })
    if (print === undefined) return undefined
    const inputs = [
      [version, build(), process.version, cwd, parser, full],
      options,
      print
    ]
    return keyedHashOf(key, JSON.stringify(inputs), data)
  }
}

function overridesIn(options: unknown): unknown[] {
  const overrides = isObject(options) ? options['overrides'] : undefined
  return isList(overrides) ? overrides : []
}

/** The texts in an option that is one, or a list of them. */
function textsIn(value: unknown): string[] {
  return [value].flat().filter((d) => typeof d === 'string')
}
