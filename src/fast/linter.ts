import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {diskWith} from '../folder/disk.js'
import {keepEntry} from '../folder/folder.js'
import type {Disk} from '../judge.js'
import {judgementOf} from '../judgement.js'
import {lintFile, type Tools} from '../lint-file.js'
import {withoutBom} from '../model/text.js'
import type {Parse} from '../prepare.js'
import {tellParser} from '../trouble.js'
import {loadFast, parseWhole} from './load.js'
import {Unsure} from './sure.js'

/** What remark brings. */
interface Remark {
  parse: Parse
  control: Tools['control']
}

/** Which parser a run uses: the fast one where it is sure, or remark's. */
export type Choice = 'auto' | 'remark'

/** A file that is to be linted. */
export interface Job {
  /** Makes it, as it has not been linted. */
  make: () => VFile
  /** Whether its text is what is at its path. */
  isOnDisk: boolean
  /** Options of the plugin, unchecked. */
  options: unknown
}

/** What became of a file. */
export interface Linted<Result> {
  result: Result
  /** Why remark parsed it, where the fast parser could have. */
  doubt: string | undefined
  /** Which paths from its folder were asked for, and whether files are there. */
  isThere: ReadonlyMap<string, boolean>
}

const comment = /<!--\s*lint\b/

/** Lints files by the fast parser, and by remark what that is not sure of. */
export class Linter {
  #fast: Parse | undefined
  #remark: Remark | undefined
  #isThere = new Map<string, boolean>()
  readonly #disk = this.#watch(diskWith((source) => this.#parseBeside(source)))
  readonly #run = {}

  /** Whether there is a fast parser. */
  get isFast(): boolean {
    return this.#fast !== undefined
  }

  /** Loads the parser that a run starts with. */
  static async load(choice: Choice): Promise<Linter> {
    const linter = new Linter()
    if (choice === 'auto') linter.#fast = await loadFast()
    if (!linter.#fast) await linter.#load()
    return linter
  }

  /**
   * Lints a file, and does something with it.
   *
   * @param use
   *   Does something with the file; it may be done again with another.
   */
  async lint<Result>(
    {make, isOnDisk, options}: Job,
    use: (file: VFile) => Promise<Result> | Result
  ): Promise<Linted<Result>> {
    const fast = this.#fast
    const isThere = new Map<string, boolean>()
    this.#isThere = isThere
    let doubt: string | undefined
    if (fast) {
      try {
        const file = make()
        this.#tell(
          file,
          options,
          (d) => parseOwn(d, fast),
          () => undefined
        )
        if (isOnDisk) this.#keep(file)
        return {result: await use(file), doubt, isThere}
      } catch (error) {
        if (!(error instanceof Unsure)) throw error
        doubt = error.message
      }
    }

    const {parse, control} = await this.#load()
    const file = make()
    this.#tell(file, options, (d) => parse(textOf(d)), control)
    if (isOnDisk) this.#keep(file)
    return {result: await use(file), doubt, isThere}
  }

  #tell(
    file: VFile,
    options: unknown,
    parse: Tools['parse'],
    control: Tools['control']
  ): void {
    let tree: Root
    try {
      tree = parse(file)
    } catch (error) {
      if (error instanceof Unsure) throw error
      tellParser(file, error)
      return
    }

    const tools = {disk: this.#disk, run: this.#run, parse, control}
    lintFile(tree, file, options, tools)
    control(tree, file)
  }

  /** Keeps what others may ask of a file. */
  #keep(file: VFile): void {
    const binding = judgementOf(file)?.binding
    if (binding) keepEntry(file, binding, this.#run)
  }

  /** Notes which files a document asks for. */
  #watch(disk: Disk): Disk {
    return {
      ...disk,
      readFolder: (file, schema, run) => {
        const folder = disk.readFolder(file, schema, run)
        const has = (path: string) => {
          const isThere = folder?.has(path) ?? false
          this.#isThere.set(path, isThere)
          return isThere
        }

        return folder && {...folder, has}
      }
    }
  }

  /** Parses what is beside a file: templates, indexes, the start of others. */
  #parseBeside(source: string): Root {
    const tree = this.#fast
      ? parseWhole(source, this.#fast)
      : new Unsure('remark is not loaded')
    if (!(tree instanceof Unsure)) return tree
    if (!this.#remark) throw tree
    return this.#remark.parse(source)
  }

  async #load(): Promise<Remark> {
    this.#remark ??= await import('./remark.js')
    return this.#remark
  }
}

function parseOwn(file: VFile, parse: Parse): Root {
  const source = textOf(file)
  // What they turn off, they turn off in the tree of remark.
  if (comment.test(source)) throw new Unsure('comments for the linter')
  return parse(source)
}

function textOf(file: VFile): string {
  return withoutBom(String(file))
}
