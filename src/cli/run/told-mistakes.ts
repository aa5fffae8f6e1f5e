import {existsSync} from 'node:fs'
import {dirname, isAbsolute, join} from 'node:path'
import {readTextFile} from '../../disk/read-file.js'
import {regionAt} from '../../report/places.js'
import {quantity} from '../../report/report.js'
import {regionOf, type Finding, type Region} from '../../report/finding.js'
import {wayFrom} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'
import type {Configs} from './config.js'
import {configNotes} from './config-mistakes.js'
import type {Outcome} from './outcome.js'

/** What is asked of {@link tellMistakesOnce}. */
interface Run {
  cwd: string
  configs: Configs
  /** The option `--template`, which wins over that of configurations. */
  template: string | undefined
}

/** The mistakes of configurations, and the files of a run without them. */
export interface ToldMistakes {
  files: readonly Outcome[]
  /** One for each mistake, with the file to correct. */
  mistakes: Outcome[]
  notes: string[]
}

/**
 * Takes the mistakes of configurations and templates out of the files that were
 * not linted for them, and tells each once, at the file to correct.
 *
 * @throws {UsageError}
 *   For a mistake of the command line.
 */
export function tellMistakesOnce(
  all: readonly Outcome[],
  run: Run
): ToldMistakes {
  const {configs, cwd} = run
  const told = new Map<string, Outcome>()
  let unlinted = 0
  const files = all.map((file) => {
    const findings = file.findings.filter((d) => !isMistake(file, d, run, told))
    if (findings.length === file.findings.length) return file
    unlinted++
    return {...file, findings}
  })
  const mistakes = [...told.values()]
  const notes =
    unlinted > 0
      ? [
          `${quantity(unlinted, 'file')} could not be linted until that is corrected`
        ]
      : []
  return {files, mistakes, notes: [...notes, ...configNotes(configs, cwd)]}
}

/** Whether a finding is a mistake that is told of the file to correct. */
function isMistake(
  file: Outcome,
  finding: Finding,
  {configs, cwd, template}: Run,
  told: Map<string, Outcome>
): boolean {
  const {mistake, reason} = finding
  if (!mistake) return false
  const isMissing = mistake.template !== undefined
  if (isMissing && template !== undefined) throw new UsageError(reason)
  const at =
    mistake.file !== undefined && isAbsolute(mistake.file)
      ? mistake.file
      : configs.of(dirname(file.full ?? join(cwd, 'stdin'))).path
  if (at === undefined) return false
  // Where a template was looked for depends on the file that it is for.
  const key = JSON.stringify([at, mistake.template ?? reason])
  if (finding.isRepeated || told.has(key)) return true
  told.set(key, {
    ...file,
    path: wayFrom(cwd, at),
    full: at,
    isJudged: false,
    findings: [
      {...finding, place: regionOf(mistake.place) ?? placeInConfig(reason, at)}
    ],
    suppressed: [],
    dropped: 0,
    fixed: undefined
  })
  return true
}

/** Where the first of the words that a message quotes stands in a file. */
function placeInConfig(reason: string, path: string): Region | undefined {
  const source = readConfig(path)
  if (source === undefined) return undefined
  for (const [, quoted = ''] of reason.matchAll(/`([^`]+)`/g)) {
    const text = /^"(.*)"$/.exec(quoted)?.[1] ?? quoted
    for (const written of [`"${text}"`, `'${text}'`]) {
      const start = source.indexOf(written)
      if (start >= 0) return regionAt(source, start, start + written.length)
    }
  }

  return undefined
}

function readConfig(path: string): string | undefined {
  try {
    return existsSync(path) ? readTextFile(path) : undefined
  } catch {
    // The message says that it cannot be read.
    return undefined
  }
}
