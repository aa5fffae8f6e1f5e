import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {TakeEntry} from '../linter/host.js'
import type {FindingKey} from '../linter/problem.js'
import {withoutBom} from '../markdown/source.js'
import {code} from '../rule/wording.js'
import {append, groupBy, takeOne, tally} from '../base/list.js'
import {memoize, perRun} from '../base/memo.js'
import {isList, isObject, OptionError} from '../linter/options.js'
import {FileCache} from './file-cache.js'
import {pathFrom} from './path-from.js'
import {readTextFile} from './read-file.js'
import {upwards} from './upwards.js'

/** The name of the file, in the folder that its paths start at. */
export const baselineName = '.ep-lint-baseline.json'

/** Findings that were there before, and are not told. */
export interface Baseline {
  /** The folder that paths start at. */
  root: string
  /** One a finding, as {@link entryOf} gives it, by the path of {@link pathIn}. */
  entries: ReadonlyMap<string, readonly string[]>
  /**
   * Whether it is of the first version, whose entries held the wording of
   * messages: of these, as many of a rule are suppressed as there were.
   */
  isOld: boolean
}

/** How long what a finding is about may be in an entry. */
const longest = 100

/**
 * The entry of a finding: path, rule and what it is about, so that it stays the
 * same when lines move or messages change, and merges line by line.
 */
export function entryOf(path: string, {rule, about}: FindingKey): string {
  const hash = () => createHash('sha256').update(about).digest('hex')
  const short =
    about.length > longest
      ? `${about.slice(0, longest).trimEnd()}… ${hash().slice(0, 12)}`
      : about
  return [path, rule, short].join(' | ')
}

/**
 * The entries that a run over some files tells about, theirs and those of files
 * that are gone, and the others.
 */
export function splitEntries(
  {root, entries}: Baseline,
  files: readonly string[]
): {told: string[]; others: string[]} {
  const names = new Set(files.map((d) => pathIn(pathFrom(root, d))))
  const told: string[] = []
  const others: string[] = []
  for (const [path, own] of entries) {
    const isTold = names.has(path) || !existsSync(join(root, path))
    append(isTold ? told : others, own)
  }

  return {told, others}
}

/** The baselines that a run has looked for, by folder. */
const seen = perRun<{baseline: Baseline | undefined}>()

/**
 * What takes the entries of a file's baseline, if it has one.
 *
 * @param session
 *   What the files share among which a baseline stays the same.
 * @throws {OptionError}
 *   For a file that is no baseline.
 */
export function entryTaker(
  {path, cwd}: VFile,
  session: object | undefined
): TakeEntry | undefined {
  const at = (path as string | undefined) && resolve(cwd, path)
  if (!at) return undefined
  const {baseline} = memoize(seen(session), dirname(at), (folder) => ({
    baseline: findBaseline(folder)
  }))
  if (!baseline) return undefined
  const own = pathFrom(baseline.root, at)
  const left = tally(baseline.entries.get(pathIn(own)) ?? [])
  return (key) => {
    const entry = baseline.isOld
      ? [own, key.rule].join(' | ')
      : entryOf(own, key)
    return takeOne(left, entry) ? entry : undefined
  }
}

/** A baseline as text: sorted, one entry a line. */
export function writeBaseline(entries: readonly string[]): string {
  const findings = entries.toSorted()
  return `${JSON.stringify({version: 2, findings}, undefined, 2)}\n`
}

const read = new FileCache<Baseline>()

/**
 * The baseline of a folder, its own or that of the nearest folder above.
 *
 * @throws {OptionError}
 *   For a file that is no baseline.
 */
export function findBaseline(folder: string): Baseline | undefined {
  for (const root of upwards(folder)) {
    const baseline = read.get(join(root, baselineName), [], (path) => ({
      root,
      ...readEntries(path)
    }))
    if (baseline) return baseline
  }

  return undefined
}

/** The path of an entry: what stands before the rule. */
function pathIn(entry: string): string {
  return entry.split(' | ep-', 1).join()
}

function readEntries(path: string): Pick<Baseline, 'entries' | 'isOld'> {
  const value = readJson(path)
  const {version, findings} = isObject(value) ? value : {}
  if ((version === 1 || version === 2) && isList(findings)) {
    const isOld = version === 1
    const texts = findings.filter((d) => typeof d === 'string')
    const entries = isOld ? texts.map(withoutWording) : texts
    if (texts.length === findings.length) {
      return {isOld, entries: groupBy(entries, pathIn)}
    }
  }

  throw new OptionError(
    `Unexpected baseline ${code(path)}, expected what \`ep-lint --update-baseline\` writes, mend it, or delete it and run that`,
    {file: path}
  )
}

/** Path and rule of an entry of the first version. */
function withoutWording(entry: string): string {
  const path = pathIn(entry)
  const [rule = ''] = entry.slice(path.length + 3).split(' | ', 1)
  return [path, rule].join(' | ')
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(withoutBom(readTextFile(path)))
  } catch {
    return undefined
  }
}
