import {dirname, join, relative, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Choice} from '../../fast-parser/fast-or-remark.js'
import {isSpecial, readTextFile} from '../../disk/read-file.js'
import type {Linter, TemplateCache} from './file-linter.js'
import {lintedBy, type LintedFile} from './linted-file.js'
import {memoize} from '../../base/memo.js'
import {OptionError, type Options} from '../../linter/options.js'
import {mergeOptions} from './plugin-options.js'
import {reportOptions, reportUnreadable} from '../../linter/file-errors.js'
import type {FileRequest, Store} from './store.js'
import {Configs, type Config} from './config.js'
import {findFiles} from './find.js'
import {proposalFor} from './metadata-files.js'

/** Which files are linted, and how. */
export interface Input {
  cwd: string
  paths: readonly string[]
  /** Standard input, if that is linted instead of paths. */
  stdin: {text: string; name: string | undefined} | undefined
  /** Options of the plugin that win over those of configurations. */
  options: Options
  parser: Choice
  /**
   * The configuration of all files, a path, or `false` for none; default: for each
   * the one above it.
   */
  config: string | false | undefined
  /** Wraps the reader of templates with a cache; undefined to read them anew. */
  templates?: TemplateCache | undefined
}

/** Makes a result of a linted file. */
export type Use<Result> = (linted: LintedFile) => Promise<Result> | Result

/** What came of a run. */
export interface Run<Result> {
  results: Result[]
  parsed: Parsed
  /** The configurations of the files. */
  configs: Configs
}

/** How many files were parsed by what. */
export interface Parsed {
  satteri: number
  remark: number
  /** Why remark parsed files that the fast parser could have, by their paths. */
  doubts: Map<string, string>
  /** How many were not parsed, as their results came from a store. */
  stored: number
}

// Node frees the buffers of the fast parser between tasks of the event loop.
const filesPerTask = 100

/**
 * Lints files, and makes a result of each.
 *
 * @param use
 *   Makes the result. Where the fast parser gives up it is called again, with a
 *   new file of the same text. It must not keep the file.
 * @param onFile
 *   Called for each file that is linted, or whose result is stored.
 * @param store
 *   Results of earlier runs.
 * @throws {UsageError}
 *   For a path or glob that matches nothing.
 */
export async function runEach<Result>(
  input: Input,
  use: Use<Result>,
  onFile: () => void,
  store?: Store<Result>
): Promise<Run<Result>> {
  const {cwd, options, paths, stdin} = input
  const runner = new Runner(input, use, store)
  const files = stdin
    ? [stdin.name && resolve(cwd, stdin.name)]
    : proposalsAmong(await findFiles(paths, cwd), runner)
  store?.begin(files.flatMap((d) => d ?? []))
  const others: Array<string | undefined> = []
  for (const full of files) {
    const config = runner.configOf(full)
    const mistake = config.isOther ? await mistakeInConfig(config) : undefined
    if (mistake !== undefined) {
      onFile()
      await runner.refuse(full, mistake)
    } else if (config.isOther) {
      others.push(full)
    } else {
      onFile()
      await runner.lint(full, config)
    }
  }

  const {configs, parsed, results} = runner
  if (others.length > 0) {
    // Other plugins expect the tree of remark, so remark parses all of these.
    const {runEngine} = await import('./engine.js')
    const named = stdin ? [] : others.flatMap((d) => d ?? [])
    const found = await runEngine({
      cwd,
      files: named,
      stdin,
      options,
      config: input.config,
      onFile
    })
    for (const file of found) results.push(await use(lintedBy(file)))
    parsed.remark += found.length
  }

  return {results, parsed, configs}
}

/** Files, with the proposals of those that are their headers, each once. */
function proposalsAmong(
  files: readonly string[],
  {configs}: {configs: Configs}
): string[] {
  const configOf = (path: string) => configs.of(dirname(path))
  return [...new Set(files.flatMap((d) => proposalFor(d, configOf)))]
}

/** Lints the files whose configuration has no other plugins. */
class Runner<Result> implements Run<Result> {
  readonly results: Result[] = []
  readonly parsed: Parsed = {
    satteri: 0,
    remark: 0,
    doubts: new Map(),
    stored: 0
  }
  readonly #input: Input
  readonly #use: Use<Result>
  readonly #store: Store<Result> | undefined
  readonly configs: Configs
  readonly #options = new Map<Config, object>()
  #linter: Linter | undefined

  constructor(
    input: Input,
    use: Use<Result>,
    store: Store<Result> | undefined
  ) {
    this.#input = input
    const {config, cwd} = input
    this.configs = new Configs(config && resolve(cwd, config))
    this.#use = use
    this.#store = store
  }

  /** The configuration for a file, or for standard input without a name. */
  configOf(full: string | undefined): Config {
    const isRead = full !== undefined && !this.#input.stdin
    // Plugins would wait for the end of a pipe, which may never come.
    if (isRead && isSpecial(full)) return {isOther: false}
    return this.configs.of(dirname(full ?? join(this.#input.cwd, 'stdin')))
  }

  /** Reports that a mistake in its configuration keeps a file from being linted. */
  async refuse(full: string | undefined, mistake: string): Promise<void> {
    const {cwd} = this.#input
    const file = new VFile({cwd, ...(full && {path: relative(cwd, full)})})
    reportOptions(new OptionError(mistake), file, this)
    this.results.push(await this.#use(lintedBy(file)))
  }

  /** Takes the result of a file from the store, or lints it. */
  async lint(full: string | undefined, config: Config): Promise<void> {
    const {options: given, stdin} = this.#input
    const options = memoize(this.#options, config, () =>
      mergeOptions(config.options, given)
    )
    const request = stdin || full === undefined ? undefined : {full, options}
    const stored = request && this.#store?.find(request)
    if (stored === undefined) {
      await this.#lintAnew(full, options, request)
    } else {
      this.parsed.stored++
      this.results.push(stored)
    }
  }

  async #lintAnew(
    full: string | undefined,
    options: object,
    request: FileRequest | undefined
  ): Promise<void> {
    const {cwd, parser, stdin, templates} = this.#input
    const {parsed} = this
    const path = full && relative(cwd, full)
    const {source, error} = stdin ? {source: stdin.text} : readSource(full)
    const make = () => new VFile({cwd, ...(path && {path}), value: source})
    if (error !== undefined) {
      this.results.push(
        await this.#use(lintedBy(reportUnreadable(make(), error)))
      )
      return
    }

    this.#linter ??= await loadLinter(parser, templates)
    const done = await this.#linter.lint(
      {make, isOnDisk: request !== undefined, options},
      this.#use
    )
    const {doubt, result} = done
    this.results.push(result)
    const isFast = this.#linter.isFast && doubt === undefined
    parsed[isFast ? 'satteri' : 'remark']++
    if (path && doubt !== undefined) parsed.doubts.set(path, doubt)
    if (request) this.#store?.keep(request, done)
    if ((parsed.satteri + parsed.remark) % filesPerTask === 0) await nextTask()
  }
}

/** What keeps options from the plugin, in a configuration that is not for it alone. */
async function mistakeInConfig({value}: Config): Promise<string | undefined> {
  return (await import('./config-mistakes.js')).mistakeIn(value)
}

function readSource(path = ''): {source: string; error?: unknown} {
  try {
    return {source: readTextFile(path)}
  } catch (error) {
    return {source: '', error}
  }
}

/** Waits for the next task of the event loop. */
async function nextTask(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

/** Loads the rules and a parser: not needed if all results are stored. */
async function loadLinter(
  parser: Choice,
  templates: TemplateCache | undefined
): Promise<Linter> {
  const {Linter} = await import('./file-linter.js')
  return Linter.load(parser, templates)
}
