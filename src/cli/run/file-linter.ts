import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {diskHost} from '../../disk/host.js'
import type {ReadTemplate} from '../../disk/find-template.js'
import {keepEntry} from '../../disk/folder.js'
import type {Choice} from '../../fast-parser/fast-or-remark.js'
import {NotSafe} from '../../fast-parser/guard.js'
import {loadFast, parseWhole, type ParseFast} from '../../fast-parser/load.js'
import {mayHaveComments, withoutDisabled} from '../../linter/check-comments.js'
import {reportOptions, reportParser} from '../../linter/file-errors.js'
import type {Host, Surroundings} from '../../linter/host.js'
import type {LintResult} from '../../linter/lint-document.js'
import {lintFile} from '../../linter/lint-file.js'
import {OptionError} from '../../linter/options.js'
import {withoutBom} from '../../markdown/source.js'
import type {Parse} from '../../remark/parse.js'
import type {LintedFile} from './linted-file.js'

/** What remark brings. */
interface Remark {
  parse: Parse
  comments: NonNullable<Host['comments']>
}

/** Wraps a reader of templates with a cache. */
export type TemplateCache = (read: ReadTemplate) => ReadTemplate

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
export interface JobDone<Result> {
  result: Result
  /** Why remark parsed all of it, where the fast parser could have. */
  doubt: string | undefined
  asked: Asked
}

/** What linting a file asked of its folder. */
export interface Asked {
  /** Paths from the folder, and whether files are there. */
  isThere: Map<string, boolean>
  /** The names of other files whose titles and headers were read. */
  neighbours: Set<string>
}

/** Lints a file with a parser, and does what is to be done with it. */
type Attempt<Result> = (
  how: Pick<Host, 'comments' | 'parse'>
) => Promise<Result>

/** Lints files with the fast parser, and with remark what is not safe with it. */
export class Linter {
  #fast: ParseFast | undefined
  #remark: Remark | undefined
  readonly #session = {}
  readonly #surroundings: Surroundings

  private constructor(through: TemplateCache | undefined) {
    this.#surroundings = diskHost(
      (source) => this.#parseBeside(source),
      this.#session,
      through
    )
  }

  /** Whether there is a fast parser. */
  get isFast(): boolean {
    return this.#fast !== undefined
  }

  /** Loads the parser that a run starts with. */
  static async load(
    choice: Choice,
    templates?: TemplateCache
  ): Promise<Linter> {
    const linter = new Linter(templates)
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
    use: (linted: LintedFile) => Promise<Result> | Result
  ): Promise<JobDone<Result>> {
    const asked: Asked = {isThere: new Map(), neighbours: new Set()}
    const surroundings = noting(this.#surroundings, asked)
    const attempt: Attempt<Result> = async (how) => {
      const linted = lint(make(), options, {...surroundings, ...how})
      if (isOnDisk) this.#keep(linted)
      return use(linted)
    }

    const fast = this.#fast
    let doubt: string | undefined
    if (fast) {
      const known = this.#remark
      let done = await byFast(attempt, fast, known?.parse)
      // Loaded once a document needs it, remark reads the parts that are in doubt.
      if (!known && done instanceof NotSafe) {
        const {parse} = await this.#load()
        done = await byFast(attempt, fast, parse)
      }

      if (!(done instanceof NotSafe)) return {...done, doubt, asked}
      doubt = done.message
    }

    const {parse, comments} = await this.#load()
    const result = await attempt({
      parse: (d) => parse(sourceOf(d)),
      comments
    })
    return {result, doubt, asked}
  }

  /** Keeps what others may ask of a file. */
  #keep({file, result}: LintedFile): void {
    if (result?.subject.kind !== 'proposal') return
    keepEntry(file, result.subject.binding, this.#session)
  }

  /** Parses what is beside a file: templates, indexes, the start of others. */
  #parseBeside(source: string): Root {
    const tree = this.#fast
      ? parseWhole(source, this.#fast, this.#remark?.parse)
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

/** Lints a file with the fast parser, or returns why that is not safe. */
async function byFast<Result>(
  attempt: Attempt<Result>,
  fast: ParseFast,
  again: Parse | undefined
): Promise<NotSafe | {result: Result}> {
  try {
    const parse = (file: VFile) => parseOwn(file, fast, again)
    return {result: await attempt({parse, comments: undefined})}
  } catch (error) {
    if (error instanceof NotSafe) return error
    throw error
  }
}

/** Lints a file; what keeps it from being linted is a message of it. */
function lint(file: VFile, options: unknown, host: Host): LintedFile {
  let tree: Root
  try {
    tree = host.parse(file)
  } catch (error) {
    if (error instanceof NotSafe) throw error
    reportParser(file, error)
    return {file, result: undefined, told: file.messages}
  }

  let result: LintResult | undefined
  try {
    result = lintFile(tree, file, options, host)
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    reportOptions(error, file, host.session)
  }

  host.comments?.applyComments(tree, file)
  const shown = result ? withoutDisabled(result.shown, tree, file, host) : []
  return {file, result, told: [...shown, ...file.messages]}
}

/** Notes what a document asks of its folder. */
function noting(
  surroundings: Surroundings,
  {isThere, neighbours}: Asked
): Surroundings {
  return {
    ...surroundings,
    readFolder: (file, schema) => {
      const folder = surroundings.readFolder(file, schema, (d) =>
        neighbours.add(d)
      )
      const hasFile = (path: string) => {
        const found = folder?.hasFile(path) ?? false
        isThere.set(path, found)
        return found
      }

      return folder && {...folder, hasFile}
    }
  }
}

function parseOwn(
  file: VFile,
  fast: ParseFast,
  again: Parse | undefined
): Root {
  const source = sourceOf(file)
  // What they turn off, they turn off in the tree of remark.
  if (mayHaveComments(source)) throw new NotSafe('comments for the linter')
  return fast(source, again)
}

function sourceOf(file: VFile): string {
  return withoutBom(String(file))
}
