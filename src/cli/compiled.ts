import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync
} from 'node:fs'
import {createRequire, Module} from 'node:module'
import {join} from 'node:path'
import {Script} from 'node:vm'

/** A module of the bundle that no kept code was there for. */
interface Compiled {
  path: string
  source: Buffer
  script: Script
}

type Load = (
  exports: unknown,
  require: (id: string) => unknown,
  module: Module,
  filename: string,
  dirname: string
) => void

/** The modules of the bundle, but for that which has `import()`. */
const hot = /^\.\/(?!engine-)[\w.-]+\.cjs$/

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
  readonly #new: Compiled[] = []

  /**
   * @param folder
   *   The folder of the bundle.
   */
  constructor(folder: string) {
    this.#folder = folder
    const name = `${process.version}-${process.arch}`
    this.#kept = join(folder, 'compiled', name)
    this.#require = createRequire(join(folder, 'start.cjs'))
  }

  /** Loads what a module asks for, `./` being the bundle. */
  readonly require = (id: string): unknown => {
    if (!hot.test(id)) return this.#require(id)
    const path = join(this.#folder, id)
    const known = this.#require.cache[path]
    if (known) return known.exports
    const module = new Module(path)
    this.#require.cache[path] = module
    module.filename = path
    module.require = this.require
    const load = this.#compile(path)
    load(module.exports, this.require, module, path, this.#folder)
    module.loaded = true
    return module.exports
  }

  /**
   * Keeps what was compiled for the next run, if this one did what most do and
   * it can be written.
   */
  keep(): void {
    const isUsual = Object.keys(this.#require.cache).some((d) =>
      d.startsWith(join(this.#folder, 'tree-'))
    )
    if (!isUsual || this.#new.length === 0) return
    try {
      mkdirSync(this.#kept, {recursive: true})
      for (const {path, source, script} of this.#new) {
        const part = `${this.#pathOf(path)}-${String(process.pid)}`
        const file = openSync(part, 'wx')
        const code = script.createCachedData()
        writeFileSync(file, Buffer.concat([source, code, code]))
        closeSync(file)
        renameSync(part, this.#pathOf(path))
      }
    } catch {
      // It is the work of the next run.
    }
  }

  #compile(path: string): Load {
    const source = readFileSync(path)
    const parameters = 'exports, require, module, __filename, __dirname'
    const cachedData = readCode(this.#pathOf(path), source)
    const script = new Script(
      `(function (${parameters}) {${source.toString()}\n})`,
      {filename: path, ...(cachedData && {cachedData})}
    )
    if (script.cachedDataRejected !== false) {
      this.#new.push({path, source, script})
    }

    return script.runInThisContext() as Load
  }

  #pathOf(path: string): string {
    return join(this.#kept, `${path.slice(this.#folder.length + 1)}.bin`)
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
