import {isUtf8} from 'node:buffer'
import {visible} from '../../base/visible.js'
import {formatsWithTexts} from '../../report/index.js'
import {quantity} from '../../report/report.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {baselineNotes} from './baseline-notes.js'
import {cacheNotes, openCache} from './findings-cache.js'
import type {Cache} from '../cache/cache.js'
import {throughCache} from '../cache/template-cache.js'
import type {Io} from '../io/io.js'
import {notesOn, parserNotes} from './lint-notes.js'
import {
  exitCode,
  makeReport,
  printErrors,
  writeReports
} from './print-report.js'
import type {Configs} from '../run/config.js'
import {metadataPathOf, withHeadersApart} from '../run/metadata-files.js'
import type {Outcome, Task} from '../run/outcome.js'
import type {ToldMistakes} from '../run/told-mistakes.js'
import {toldOnce} from '../run/told-once.js'
import {makeProgress} from '../io/progress.js'
import {runEach, type Input, type Run} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'

/**
 * Lints, and reports.
 *
 * @returns
 *   The exit code: 0 clean, 1 findings, 2 could not run.
 */
export async function runLint(args: Args, io: Io): Promise<number> {
  if (args.printConfig !== undefined) {
    const {printConfig} = await import('./print-config.js')
    return printConfig(args.printConfig, args, io)
  }

  const paths = args.operands.length > 0 ? args.operands : ['.']
  const input = await inputOf(args, paths, io)
  const task = await taskOf(args, io)
  const {cache, reason} = openCache(args, paths, task, io)
  const {results, parsed, configs} = await lintAll(input, task, cache, io)
  const notes = notesOn(results, paths, args, io.cwd)
  if (args.updateBaseline) {
    const {updateBaseline} = await import('./update-baseline.js')
    return updateBaseline(results, notes, io)
  }

  const told = await mistakesIn(results, configs, args, io)
  notes.push(...told.notes)
  if (args.since) {
    const old = results.reduce((sum, d) => sum + d.dropped, 0)
    const revision = visible(args.since)
    notes.push(`${quantity(old, 'finding')} from before ${revision} left out`)
  }

  notes.push(...baselineNotes(results, io.cwd))
  if (args.verbose) notes.push(...parserNotes(parsed))
  notes.push(...cacheNotes(cache, reason, args))
  const reported = told.files.filter((d) => isReported(d, task))
  const {files: all, isFixed} = task.wanted
    ? await (await import('./fix-files.js')).fixAll(reported, input, task, io)
    : {files: reported, isFixed: () => false}
  if (input.stdin && task.wanted && !args.dryRun) {
    io.exact.out(results[0]?.fixed?.after ?? input.stdin.text)
  }

  const files = withHeadersApart(
    [...told.mistakes, ...toldOnce(all, task.changes !== undefined)],
    io.cwd
  )
  const report = makeReport(files, isFixed, notes, {
    version: io.version,
    stdin: input.stdin?.text
  })
  if (args.dryRun || args.fixOnly) printErrors(files, io)
  else await writeReports(report, args, io)
  if (args.fixOnly) {
    const {printWritten} = await import('./fix-files.js')
    printWritten(all, report, args, io)
  }

  return exitCode(report, args)
}

async function inputOf(
  args: Args,
  paths: readonly string[],
  io: Io
): Promise<Input> {
  const isStdin = paths.includes('-')
  const {cwd, version} = io
  return {
    cwd,
    paths: isStdin ? [] : paths,
    stdin: isStdin
      ? {text: await readStdin(io), name: args.stdinFilename}
      : undefined,
    parser: args.parser,
    config: args.config,
    templates: args.cache
      ? (read) => throughCache({cwd, version, parser: args.parser}, read)
      : undefined,
    options: {
      ...optionsOf(args, io),
      ...((args.updateBaseline || !args.baseline) && {baseline: false})
    }
  }
}

async function readStdin(io: Io): Promise<string> {
  const bytes = await io.read()
  if (isUtf8(bytes)) {
    return new TextDecoder('utf8', {ignoreBOM: true}).decode(bytes)
  }

  throw new UsageError(
    'Unexpected encoding of standard input, expected UTF-8, convert it to UTF-8'
  )
}

async function taskOf(args: Args, {cwd}: Io): Promise<Task> {
  const {dryRun, fix, fixOnly, insert, operands, since, statistics, takenIn} =
    args
  const git = since ? await import('../../disk/git-changes.js') : undefined
  return {
    cwd,
    changes: since ? await git?.changesSince(since, cwd, takenIn) : undefined,
    wanted:
      fix || fixOnly || insert || dryRun
        ? {fix: fix || fixOnly || !insert, insert}
        : undefined,
    isDry: dryRun,
    isStdin: operands.includes('-'),
    hasTexts: [args, ...args.reports].some((d) =>
      formatsWithTexts.has(d.format)
    ),
    hasYears: statistics
  }
}

async function lintAll(
  input: Input,
  task: Task,
  cache: Cache | undefined,
  io: Io
): Promise<Run<Outcome>> {
  const progress = makeProgress(io)
  const run = await runEach(
    input,
    async (linted) =>
      (await import('../run/outcome.js')).outcomeOf(linted, task),
    progress.step,
    cache
  )
  progress.end()
  run.results.sort((a, b) => (a.path < b.path ? -1 : 1))
  return run
}

/** What is to be said of configurations, and the files without that. */
async function mistakesIn(
  files: readonly Outcome[],
  configs: Configs,
  {template}: Args,
  {cwd}: Io
): Promise<ToldMistakes> {
  const isPlain =
    !files.some((d) => d.findings.some((f) => f.mistake)) &&
    !Array.from(configs.all()).some((d) => d.isOther)
  if (isPlain) return {files, mistakes: [], notes: []}
  const {tellMistakesOnce} = await import('../run/told-mistakes.js')
  return tellMistakesOnce(files, {cwd, configs, template})
}

/** Whether a file is part of the report; with `--since`, what changed is. */
function isReported(file: Outcome, {changes}: Task): boolean {
  const {findings, full, isJudged} = file
  const own = [full, metadataPathOf(file)].flatMap((d) => d ?? [])
  const isChanged = !full || !changes || own.some((d) => changes.has(d))
  return findings.length > 0 || (isJudged && isChanged)
}
