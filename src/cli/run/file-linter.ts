import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {diskWith} from '../../disk/host.js'
import {keepEntry} from '../../disk/folder.js'
import type {Disk} from '../../linter/run-rules.js'
import {judgementOf} from '../../linter/result.js'
import {lintFile, type Tools} from '../../linter/lint-file.js'
import {withoutBom} from '../../markdown/source.js'
import type {Parse} from '../../remark/parse.js'
import {tellParser} from '../../linter/file-errors.js'
import type {Choice} from '../../fast-parser/fast-or-remark.js'
import {loadFast, parseWhole} from '../../fast-parser/load.js'
import {NotSafe} from '../../fast-parser/guard.js'

/** What remark brings. */
interface Remark {
  parse: Parse
  control: Tools['control']
}

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
  readonly #disk = diskWith((source) => this.#parseBeside(source))
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
    const isThere = new Map<string, boolean>()
    const disk = noting(this.#disk, isThere)
    const attempt = async (
      parse: Tools['parse'],
      control: Tools['control']
    ): Promise<Result> => {
      const file = make()
      tell(file, options, {disk, run: this.#run, parse, control})
      if (isOnDisk) this.#keep(file)
      return use(file)
    }

    const fast = this.#fast
    let doubt: string | undefined
    if (fast) {
      try {
        const parse = (file: VFile) => parseOwn(file, fast)
        return {result: await attempt(parse, () => undefined), doubt, isThere}
      } catch (error) {
        if (!(error instanceof NotSafe)) throw error
        doubt = error.message
      }
    }

    const {parse, control} = await this.#load()
    const result = await attempt((d) => parse(textOf(d)), control)
    return {result, doubt, isThere}
  }

  /** Keeps what others may ask of a file. */
  #keep(file: VFile): void {
    const binding = judgementOf(file)?.binding
    if (binding) keepEntry(file, binding, this.#run)
  }

  /** Parses what is beside a file: templates, indexes, the start of others. */
  #parseBeside(source: string): Root {
    const tree = this.#fast
      ? parseWhole(source, this.#fast)
      : new NotSafe('remark is not loaded')
    if (!(tree instanceof NotSafe)) return tree
    if (!this.#remark) throw tree
    return this.#remark.parse(source)
  }

  async #load(): Promise<Remark> {
    this.#remark ??= await import('../../remark/remark.js')
    return this.#remark
  }
}

function tell(file: VFile, options: unknown, tools: Tools): void {
  let tree: Root
  try {
    tree = tools.parse(file)
  } catch (error) {
    if (error instanceof NotSafe) throw error
    tellParser(file, error)
    return
  }

  lintFile(tree, file, options, tools)
  tools.control(tree, file)
}

/** Notes which files a document asks for, and whether they are there. */
function noting(disk: Disk, isThere: Map<string, boolean>): Disk {
  return {
    ...disk,
    readFolder: (file, schema, run) => {
      const folder = disk.readFolder(file, schema, run)
      const hasFile = (path: string) => {
        const found = folder?.hasFile(path) ?? false
        isThere.set(path, found)
        return found
      }

      return folder && {...folder, hasFile}
    }
  }
}

function parseOwn(file: VFile, parse: Parse): Root {
  const source = textOf(file)
  // What they turn off, they turn off in the tree of remark.
  if (comment.test(source)) throw new NotSafe('comments for the linter')
  return parse(source)
}

function textOf(file: VFile): string {
  return withoutBom(String(file))
}
