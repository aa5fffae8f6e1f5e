import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {Covers} from '../linter/run-rules.js'
import type {FindingKey} from '../linter/message.js'
import {code} from '../rule/wording.js'
import {append} from '../base/append.js'
import {groupBy} from '../base/group-by.js'
import {getOrMake, knownInRun} from '../base/memo.js'
import {takeOne, tally} from '../base/tally.js'
import {isList, isObject, OptionError} from '../linter/options.js'
import {FileCache} from './file-cache.js'
import {pathFrom} from './path-from.js'
import {upwards} from './upwards.js'

/** The name of the file, in the folder that its paths start at. */
export const baselineName = '.ep-lint-baseline.json'

/** Findings that were there before, and are not told. */
export interface Baseline {
  /** The folder that paths start at. */
  root: string
  /** One a finding, as {@link entryOf} gives it, by the path of {@link pathIn}. */
  entries: ReadonlyMap<string, readonly string[]>
}

/**
 * The entry of a finding: path, rule, section and hash of the text, so that it
 * stays the same when lines move, and merges line by line.
 */
export function entryOf(
  path: string,
  {rule, section, text}: FindingKey
): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return [path, rule, section, hash].join(' | ')
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
const seen = knownInRun<{baseline: Baseline | undefined}>()

/**
 * What a file's baseline covers, if it has one.
 *
 * @param run
 *   What the files share among which a baseline stays the same.
 * @throws {OptionError}
 *   For a file that is no baseline.
 */
export function coversOf(
  {path, cwd}: VFile,
  run: object | undefined
): Covers | undefined {
  const at = (path as string | undefined) && resolve(cwd, path)
  if (!at) return undefined
  const {baseline} = getOrMake(seen(run), dirname(at), (folder) => ({
    baseline: findBaseline(folder)
  }))
  if (!baseline) return undefined
  const own = pathFrom(baseline.root, at)
  const left = tally(baseline.entries.get(pathIn(own)) ?? [])
  return (key) => {
    const entry = entryOf(own, key)
    return takeOne(left, entry) ? entry : undefined
  }
}

/** A baseline as text: sorted, one entry a line. */
export function writeBaseline(entries: readonly string[]): string {
  const findings = entries.toSorted()
  return `${JSON.stringify({version: 1, findings}, undefined, 2)}\n`
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
      entries: groupBy(readEntries(path), pathIn)
    }))
    if (baseline) return baseline
  }

  return undefined
}

/** The path of an entry: what stands before the rule. */
function pathIn(entry: string): string {
  return entry.split(' | ep-', 1).join()
}

function readEntries(path: string): string[] {
  const value = readJson(path)
  if (isObject(value) && value['version'] === 1 && isList(value['findings'])) {
    const texts = value['findings'].filter((d) => typeof d === 'string')
    if (texts.length === value['findings'].length) return texts
  }

  throw new OptionError(
    `Unexpected baseline ${code(path)}, expected what \`ep-lint --update-baseline\` writes, mend it, or delete it and run that`
  )
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
