import {isUtf8} from 'node:buffer'
import {resolve} from 'node:path'
import {rules} from '../../../rules/index.js'
import {reasonOf} from '../../rule/wording.js'
import {unwritten} from '../../report/finding.js'
import {reporterFor} from '../../report/index.js'
import {count, type Report} from '../../report/report.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {baselineNotes} from './baseline-notes.js'
import {Cache} from '../cache/cache.js'
import type {Io} from '../io/io.js'
import {notesOn, parserNotes} from './lint-notes.js'
import {checkRun} from '../run/obstacle.js'
import type {Outcome, Task} from '../run/outcome.js'
import {isFile} from '../io/path.js'
import {makeProgress} from '../io/progress.js'
import {optionsOf, runEach, type Input} from '../run/lint-paths.js'

/**
 * Lints, and reports.
 *
 * @returns
 *   The exit code: 0 clean, 1 findings, 2 could not run.
 */
export async function lint(args: Args, io: Io): Promise<number> {
  const {cwd} = io
  const isStdin = args.paths.includes('-')
  const paths = args.paths.length > 0 ? args.paths : ['.']
  const stdin = isStdin
    ? {text: await readText(io), name: args.stdinFilename}
    : undefined
  const changes = args.since
    ? await (
        await import('../../disk/git-changes.js')
      ).changesSince(args.since, cwd)
    : undefined
  const progress = makeProgress(io)
  const task: Task = {
    cwd,
    changes,
    fixes: args.fix ? 'made' : args.dryRun ? 'shown' : 'none'
  }
  const cache = openCache(args, paths, io)
  const input: Input = {
    cwd,
    paths: stdin ? [] : paths,
    stdin,
    parser: args.parser,
    options: {
      ...optionsOf(args, io),
      ...(args.updateBaseline && {baseline: false})
    }
  }
  const {results, parsed} = await runEach(
    input,
    async (linted) =>
      (await import('../run/outcome.js')).outcomeOf(linted, task),
    progress.step,
    cache
  )
  progress.end()
  results.sort((a, b) => (a.path < b.path ? -1 : 1))
  const notes = notesOn(results, paths, args, cwd)
  if (args.updateBaseline) {
    const {updateBaseline} = await import('./update-baseline.js')
    checkRun(results)
    for (const note of notes) io.out(`${note}\n`)
    return updateBaseline(results, io)
  }

  if (args.since) {
    const old = results.reduce((sum, d) => sum + d.dropped, 0)
    notes.push(`${count(old, 'finding')} from before ${args.since} left out`)
  }

  notes.push(...baselineNotes(results, cwd))
  if (args.verbose) notes.push(...parserNotes(parsed))
  notes.push(...(cache ? writeCache(cache, args) : []))
  const judged = results.filter(
    (d) =>
      d.findings.length > 0 ||
      (d.isJudged && (!d.full || (changes?.has(d.full) ?? true)))
  )
  const {repaired, isFixed} = await repairAll(judged, isStdin, args, io)
  const linted =
    !stdin && repaired.some(isFixed)
      ? await lookAgain(repaired, input, {...task, fixes: 'none'})
      : repaired
  if (stdin && args.fix) io.out(results[0]?.fixed?.after ?? stdin.text)
  const report = sum(linted, isFixed, notes, io.version)
  if (!args.dryRun) {
    const style = {
      color: args.color ?? io.isTerminal,
      quiet: args.quiet,
      verbose: args.verbose
    }
    const text = (await reporterFor(args.format))(report, style)
    // Standard output is the repaired text's.
    if (stdin && args.fix) io.error(text)
    else io.out(text)
    for (const {format, path} of args.reports) {
      const {writeReport} = await import('../io/write.js')
      const write = await reporterFor(format)
      writeReport(resolve(cwd, path), write(report, {...style, color: false}))
    }
  }

  if (linted.some((d) => d.findings.some((f) => f.isObstacle))) return 2
  return report.errors > 0 || report.warnings > args.maxWarnings ? 1 : 0
}

// As many files as a commit has: to look at them takes no longer than a cache.
const few = 20

/** The cache, where findings are all that is asked for, and of many files. */
function openCache(
  {cache, cacheLocation, dryRun, fix, parser, since, updateBaseline}: Args,
  paths: readonly string[],
  {cwd, version}: Io
): Cache | undefined {
  const isMore = [dryRun, fix, since, updateBaseline].some(Boolean)
  const isOfMany =
    cacheLocation !== undefined ||
    paths.length >= few ||
    !paths.every((d) => isFile(resolve(cwd, d)))
  return cache && !isMore && isOfMany && !paths.includes('-')
    ? new Cache(cacheLocation, {cwd, version, parser})
    : undefined
}

/** Writes the cache; where that can't be, it says so to whoever named it. */
function writeCache(cache: Cache, {cacheLocation, verbose}: Args): string[] {
  try {
    cache.write()
    return []
  } catch (error) {
    return cacheLocation !== undefined || verbose
      ? [`The cache is not written: ${reasonOf(error)}`]
      : []
  }
}

/**
 * Writes the repairs, or shows them.
 *
 * @returns
 *   The files, where one could not be written that; and which were changed.
 */
async function repairAll(
  files: readonly Outcome[],
  isStdin: boolean,
  {fix, dryRun}: Args,
  io: Io
): Promise<{
  repaired: readonly Outcome[]
  isFixed: (file: Outcome) => boolean
}> {
  const fixed = new Set<string>()
  const isFixed = ({path}: Outcome) => fixed.has(path)
  if (!fix && !dryRun) return {repaired: files, isFixed}
  const {diff, write} = await import('../io/write.js')
  const repaired = files.map((file) => {
    const {path, full, fixed: {before, after} = {}} = file
    if (before === undefined || after === undefined || after === before) {
      return file
    }

    if (dryRun) {
      io.out(diff(path, before, after))
      return file
    }

    try {
      if (full !== undefined && !isStdin) write(full, after)
      fixed.add(path)
      return file
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return {...file, findings: [unwritten(error.message)]}
    }
  })
  return {repaired, isFixed}
}

const comparing = new Set(rules.flatMap((d) => (d.comparesFiles ? d.id : [])))

/**
 * Looks again at files of which was said what others of their folder are: those
 * may have been repaired since.
 */
async function lookAgain(
  files: readonly Outcome[],
  input: Input,
  task: Task
): Promise<Outcome[]> {
  const stale = files.filter((d) =>
    d.findings.some((f) => comparing.has(f.rule ?? ''))
  )
  const {outcomeOf} = await import('../run/outcome.js')
  const {results} = await runEach(
    {...input, paths: stale.flatMap((d) => d.full ?? [])},
    async (linted) => outcomeOf(linted, task),
    () => undefined
  )
  const byPath = new Map(results.map((d) => [d.full, d.findings]))
  return files.map((d) => ({...d, findings: byPath.get(d.full) ?? d.findings}))
}

async function readText(io: Io): Promise<string> {
  const bytes = await io.read()
  if (isUtf8(bytes))
    return new TextDecoder('utf8', {ignoreBOM: true}).decode(bytes)
  throw new UsageError(
    'Unexpected standard input that is no UTF-8, expected UTF-8'
  )
}

function sum(
  files: readonly Outcome[],
  isFixed: (file: Outcome) => boolean,
  notes: string[],
  version: string
): Report {
  const all = files.flatMap((d) => d.findings)
  return {
    files: files.map((d) => ({
      path: d.path,
      findings: d.findings,
      fixed: isFixed(d)
    })),
    notes,
    errors: all.filter((d) => d.severity === 'error').length,
    warnings: all.filter((d) => d.severity === 'warning').length,
    fixable: all.filter((d) => d.isFixable).length,
    fixed: files.filter(isFixed).length,
    version
  }
}
