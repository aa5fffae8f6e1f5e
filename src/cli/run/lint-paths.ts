import {readFileSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Choice} from '../../fast-parser/fast-or-remark.js'
import type {JobDone, Linter} from './file-linter.js'
import {lintedBy, type LintedFile} from './linted-file.js'
import {memoize} from '../../base/memo.js'
import {isObject, type Options} from '../../linter/options.js'
import {reportUnreadable} from '../../linter/file-errors.js'
import type {Args} from '../args/args.js'
import {Configs, type Config} from './config.js'
import {findFiles} from './find.js'
import type {Io} from '../io/io.js'

/** Where files come from, what wins over their configuration, how they are read. */
export interface Input {
  cwd: string
  paths: readonly string[]
  /** What comes from standard input, if that is what is linted. */
  stdin: {text: string; name: string | undefined} | undefined
  options: Options
  parser: Choice
}

/** A way to do something with each linted file. */
export type Use<Result> = (linted: LintedFile) => Promise<Result> | Result

/** A file that is on the disk, and how it is to be linted. */
export interface Asked {
  /** The absolute path. */
  full: string
  /** Options of the plugin, unchecked. */
  options: unknown
}

/** What was done with files before. */
export interface Store<Result> {
  /** Called with the files of a run, before anything else. */
  begin: (files: readonly string[]) => void
  /** What was done with a file; nothing where anything changed since. */
  find: (asked: Asked) => Result | undefined
  keep: (asked: Asked, done: JobDone<Result>) => void
}

/** What was done with the files of a run. */
export interface Done<Result> {
  results: Result[]
  parsed: Parsed
}

/** How many files were parsed by what. */
export interface Parsed {
  satteri: number
  remark: number
  /** Why remark parsed files that the fast parser could have, by their paths. */
  doubts: Map<string, string>
  /** How many were not, but came from a store. */
  stored: number
}

/** After how many files what the fast parser made of them is let go. */
const many = 100

/**
 * Lints files, and does something with each.
 *
 * @param use
 *   Does something with a file; it may be done again with another of the same
 *   text, and after it a file is forgotten.
 * @param onFile
 *   Called for each file that was looked at.
 * @param store
 *   Knows of earlier runs.
 * @throws {UsageError}
 *   For a path or glob that matches nothing.
 */
export async function runEach<Result>(
  {cwd, paths, stdin, options, parser}: Input,
  use: Use<Result>,
  onFile: () => void,
  store?: Store<Result>
): Promise<Done<Result>> {
  const files = stdin
    ? [stdin.name && resolve(cwd, stdin.name)]
    : await findFiles(paths, cwd)
  store?.begin(files.flatMap((d) => d ?? []))
  let linter: Linter | undefined
  const configs = new Configs()
  const merged = new Map<Config, object>()
  const results: Result[] = []
  const parsed: Parsed = {satteri: 0, remark: 0, doubts: new Map(), stored: 0}
  const others: Array<string | undefined> = []
  for (const full of files) {
    const config = configs.of(dirname(full ?? join(cwd, 'stdin')))
    if (config === 'other') {
      others.push(full)
      continue
    }

    onFile()
    const all = memoize(merged, config, () => merge(config.options, options))
    const asked = stdin || full === undefined ? undefined : {full, options: all}
    const known = asked && store?.find(asked)
    if (known !== undefined) {
      parsed.stored++
      results.push(known)
      continue
    }

    const path = full && relative(cwd, full)
    const {source, error} = stdin ? {source: stdin.text} : read(full)
    const make = () => new VFile({cwd, ...(path && {path}), value: source})
    if (error !== undefined) {
      const unread = reportUnreadable(make(), error)
      results.push(await use(lintedBy(unread)))
      continue
    }

    linter ??= await loadLinter(parser)
    const job = {make, isOnDisk: asked !== undefined, options: all}
    const linted = await linter.lint(job, use)
    const {doubt, result} = linted
    results.push(result)
    parsed[linter.isFast && doubt === undefined ? 'satteri' : 'remark']++
    if (path && doubt !== undefined) parsed.doubts.set(path, doubt)
    if (asked) store?.keep(asked, linted)
    if ((parsed.satteri + parsed.remark) % many === 0) await nextTask()
  }

  if (others.length > 0) {
    // Other plugins look at the tree of remark, so it is all remark's work.
    const {runEngine} = await import('./engine.js')
    const named = stdin ? [] : others.flatMap((d) => d ?? [])
    const found = await runEngine({
      cwd,
      files: named,
      stdin,
      options,
      onFile
    })
    for (const file of found) results.push(await use(lintedBy(file)))
    parsed.remark += found.length
  }

  return {results, parsed}
}

/** The options that the command line gives. */
export function optionsOf(
  {template, rules}: Args,
  {cwd}: Io
): {
  template?: string
  rules: Args['rules']
} {
  return {
    rules,
    ...(template !== undefined && {template: resolve(cwd, template)})
  }
}

function read(path = ''): {source: string; error?: unknown} {
  try {
    return {source: readFileSync(path, 'utf8')}
  } catch (error) {
    return {source: '', error}
  }
}

/** Lets Node free memory that is not V8's, which it does between tasks alone. */
async function nextTask(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

/** The linter, with all its rules, only where something is to be linted. */
async function loadLinter(parser: Choice): Promise<Linter> {
  const {Linter} = await import('./file-linter.js')
  return Linter.load(parser)
}

/** The options of a configuration; those of the command line win. */
function merge(config: unknown, options: Options): object {
  if (!isObject(config)) return options
  const rules = isObject(config['rules'])
    ? {...config['rules'], ...options.rules}
    : (config['rules'] ?? options.rules)
  return {...config, ...options, rules}
}
