import {isUtf8} from 'node:buffer'
import {readdirSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {VFile} from 'vfile'
import {changesSince, pathOf} from '../folder/since.js'
import {judgementOf} from '../judgement.js'
import {editsOf} from '../lint/plugin.js'
import {code} from '../lint/words.js'
import {repair} from '../repair.js'
import {reporters} from '../report/index.js'
import {
  count,
  regionOf,
  severityOf,
  type Finding,
  type Report,
  type ReportedFile
} from '../report/report.js'
import {baselineNotes, updateBaseline} from './baseline.js'
import {UsageError, type Args} from './args.js'
import {checkRun, couldNotRun} from './obstacle.js'
import {dropOld} from './since.js'
import type {Io} from './io.js'
import {makeProgress} from './progress.js'
import {isFile, run} from './run.js'
import {diff, write, writeReport} from './write.js'

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
  const template = args.template && resolve(cwd, args.template)
  const changes = args.since ? await changesSince(args.since, cwd) : undefined
  const progress = makeProgress(io)
  const found = await run({
    cwd,
    paths: stdin ? [] : paths,
    stdin,
    options: {
      rules: args.rules,
      baseline: !args.updateBaseline,
      ...(template && {template})
    },
    onFile: progress.step
  })
  progress.end()
  const notes = notesOn(found, stdin ? [stdin.name ?? '-'] : paths, args, cwd)
  if (args.updateBaseline) {
    checkRun(found)
    for (const note of notes) io.out(`${note}\n`)
    return updateBaseline(found, io)
  }

  const old = changes ? await dropOld(found, changes) : undefined
  if (old !== undefined && args.since) {
    notes.push(`${count(old, 'finding')} from before ${args.since} left out`)
  }

  notes.push(...baselineNotes(found, cwd))
  const linted = found.filter(
    (d) =>
      d.messages.length > 0 ||
      (judgementOf(d) !== undefined && (changes?.has(pathOf(d)) ?? true))
  )
  const reported: ReportedFile[] = []
  for (const file of linted) {
    // In a dry run the findings are those of the file as it is.
    const before = findingsOf(file)
    const fixed = args.fix || args.dryRun ? repair(file) : undefined
    const isChanged = fixed !== undefined && fixed !== String(file)
    if (isChanged && args.dryRun)
      io.out(diff(nameOf(file, cwd), String(file), fixed))
    if (isChanged && args.fix && !stdin) write(resolve(cwd, file.path), fixed)
    if (stdin && fixed !== undefined) stdin.text = fixed
    reported.push({
      path: nameOf(file, cwd),
      findings: args.dryRun ? before : findingsOf(file),
      fixed: isChanged && args.fix
    })
  }

  if (stdin && args.fix) io.out(stdin.text)
  const report = sum(reported, notes, io.version)
  if (!args.dryRun) {
    const style = {
      color: args.color ?? io.isTerminal,
      quiet: args.quiet,
      verbose: args.verbose
    }
    const text = reporters[args.format](report, style)
    // Standard output is the repaired text's.
    if (stdin && args.fix) io.error(text)
    else io.out(text)
    for (const {format, path} of args.reports) {
      const plain = {...style, color: false}
      writeReport(resolve(cwd, path), reporters[format](report, plain))
    }
  }

  if (reported.some((d) => d.findings.some((f) => couldNotRun(f.message))))
    return 2
  return report.errors > 0 || report.warnings > args.maxWarnings ? 1 : 0
}

async function readText(io: Io): Promise<string> {
  const bytes = await io.read()
  if (isUtf8(bytes))
    return new TextDecoder('utf8', {ignoreBOM: true}).decode(bytes)
  throw new UsageError(
    'Unexpected standard input that is no UTF-8, expected UTF-8'
  )
}

function findingsOf({messages}: VFile): Finding[] {
  const findings = messages.map((message) => ({
    message,
    fixable: (editsOf(message)?.length ?? 0) > 0
  }))
  const at = (d: Finding) => {
    const {line = 0, column = 0} = regionOf(d.message) ?? {}
    return [line, column] as const
  }
  return findings.sort((a, b) => {
    const [one, other] = [at(a), at(b)]
    return one[0] - other[0] || one[1] - other[1]
  })
}

function sum(files: ReportedFile[], notes: string[], version: string): Report {
  const all = files.flatMap((d) => d.findings)
  const many = (severity: string) =>
    all.filter((d) => severityOf(d.message) === severity).length
  return {
    files,
    notes,
    errors: many('error'),
    warnings: many('warning'),
    fixable: all.filter((d) => d.fixable).length,
    fixed: files.filter((d) => d.fixed).length,
    version
  }
}

function nameOf({path, cwd: base}: VFile, cwd: string): string {
  const given = path as string | undefined
  return given
    ? relative(cwd, resolve(base, given)).split(sep).join('/')
    : '<stdin>'
}

/** What is said of the run: nothing is passed over in silence. */
function notesOn(
  files: readonly VFile[],
  paths: readonly string[],
  args: Args,
  cwd: string
): string[] {
  const judged = files.filter((d) => judgementOf(d))
  const named = new Set(paths.map((d) => resolve(cwd, d)))
  const others = files.filter(
    (d) =>
      !judgementOf(d) &&
      d.messages.length === 0 &&
      named.has(resolve(d.cwd, d.path))
  )
  const failed = files.some((d) => d.messages.some((m) => m.fatal))
  const folders = args.paths.includes('-')
    ? []
    : paths.filter((d) => !isFile(resolve(cwd, d)))
  if (judged.length === 0 && folders.length > 0 && !failed) {
    throw new UsageError(
      `Unexpected ${code(folders.join(' '))} without proposals, expected files named or titled as the template has it, or named by the option \`files\``
    )
  }

  return [
    ...others.map((d) => `${nameOf(d, cwd)} is no proposal, not linted`),
    ...templateNote(judged, args, cwd)
  ]
}

/** Says so where the built-in template applies though another lies there. */
function templateNote(
  judged: readonly VFile[],
  args: Args,
  cwd: string
): string[] {
  const builtIn = judged.filter(
    (d) =>
      judgementOf(d)?.schema.name === 'built-in' &&
      (d.path as string | undefined) !== undefined
  )
  if (args.template || builtIn.length === 0) return []
  for (const folder of new Set(
    builtIn.map((d) => dirname(resolve(d.cwd, d.path)))
  )) {
    const template = readdirSync(folder).find((d) => /template\.md$/i.test(d))
    if (template) {
      const path = relative(cwd, join(folder, template)).split(sep).join('/')
      return [
        `The built-in template applies; for ${path} run \`ep-lint init\`, or name it with --template`
      ]
    }
  }

  return []
}
