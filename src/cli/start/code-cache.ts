import {mkdirSync, readFileSync, statSync} from 'node:fs'
import {createRequire, Module} from 'node:module'
import {join} from 'node:path'
import {Script} from 'node:vm'
import {sync as writeFileAtomic} from 'write-file-atomic'

/** A module of the bundle that no kept code was there for. */
interface Compiled {
  /** Where its code is to be. */
  path: string
  source: Buffer
  script: Script
}

/** A module of Node, as far as it is known here. */
interface Loaded {
  exports: unknown
  filename: string
  loaded: boolean
  require: (id: string) => unknown
}

type Load = (
  exports: unknown,
  require: Loaded['require'],
  module: Loaded,
  filename: string,
  dirname: string
) => void

/** The modules of the bundle, but for that which has `import()`. */
const own = /^\.\/(?!engine-)[\w.-]+\.cjs$/
/** One of those that a run which lints loads, and others do not. */
const usual = /^(?:parse-fast|remark)-/
const start = '(function (exports, require, module, __filename, __dirname) {'

/**
 * Runs modules of the bundle from code that V8 compiled in an earlier run, kept
 * beside them: compiling what they run takes longer than running it.
 *
 * V8 refuses what another version or other flags made, but runs what is broken:
 * so code is kept twice, behind the source, and taken where both are the same.
 */
export class CompiledModules {
  readonly #folder: string
  readonly #kept: string
  readonly #require: NodeJS.Require
  readonly #isOff: boolean
  readonly #new: Compiled[] = []
  #isUsual = false

  /**
   * @param folder
   *   The folder of the bundle.
   * @param isOff
   *   Whether nothing is kept, and nothing taken.
   */
  constructor(folder: string, isOff: boolean) {
    const {arch, execPath, platform, version} = process
    // The size tells builds of one version from each other.
    const {size} = statSync(execPath)
    this.#folder = folder
    this.#isOff = isOff
    this.#kept = join(
      folder,
      'compiled',
      [version, platform, arch, size].join('-')
    )
    this.#require = createRequire(join(folder, 'ep-lint.cjs'))
  }

  /** Loads what a module asks for, `./` being the bundle. */
  readonly require = (id: string): unknown => {
    if (!own.test(id)) return this.#require(id)
    const name = id.slice('./'.length)
    const path = join(this.#folder, name)
    const {cache} = this.#require
    const known: Loaded | undefined = cache[path]
    if (known) return known.exports
    const made = new Module(path)
    const module: Loaded = Object.assign(made, {
      filename: path,
      require: this.require
    })
    cache[path] = made
    try {
      const load = this.#compile(path, name)
      load(module.exports, this.require, module, path, this.#folder)
    } catch (error) {
      Reflect.deleteProperty(cache, path)
      throw error
    }

    module.loaded = true
    this.#isUsual ||= usual.test(name)
    return module.exports
  }

  /**
   * Keeps what was compiled for the next run, if this one did what most do and
   * it can be written.
   */
  keep(): void {
    if (this.#isOff || !this.#isUsual || this.#new.length === 0) return
    try {
      mkdirSync(this.#kept, {recursive: true})
      for (const {path, source, script} of this.#new) {
        const code = script.createCachedData()
        const bytes = Buffer.concat([source, code, code])
        writeFileAtomic(path, bytes, {fsync: false})
      }
    } catch {
      // It is the work of the next run.
    }
  }

  #compile(path: string, name: string): Load {
    const source = readFileSync(path)
    const kept = join(this.#kept, `${name}.bin`)
    const cachedData = this.#isOff ? undefined : readCode(kept, source)
    const script = new Script(`${start}${source.toString()}\n})`, {
      filename: path,
      columnOffset: -start.length,
      ...(cachedData && {cachedData})
    })
    if (script.cachedDataRejected !== false) {
      this.#new.push({path: kept, source, script})
    }

    return script.runInThisContext() as Load
  }
}

/** The code that is kept for a source, if it is there and whole. */
function readCode(path: string, source: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const start = source.length
    const middle = (start + bytes.length) / 2
    const code = bytes.subarray(start, middle)
    return bytes.subarray(0, start).equals(source) &&
      bytes.subarray(middle).equals(code)
      ? code
      : undefined
  } catch {
    return undefined
  }
}
