import {existsSync, readdirSync, statSync} from 'node:fs'
import {dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import {readFolder} from '../folder/folder.js'
import {judgementOf} from '../judgement.js'
import {isTemplateName} from '../judged.js'
import {code, list} from '../lint/words.js'
import {numbersOf, type Entry, type Folder} from '../model/entry.js'
import {rowsOf} from '../model/listed.js'
import type {Schema} from '../prepare.js'
import {UsageError, type Args} from './args.js'
import type {Io} from './io.js'
import {run} from './run.js'
import {checkRun} from './obstacle.js'

/** A folder of proposals, and what it says. */
export interface Place {
  /** Its absolute path. */
  at: string
  schema: Schema
  folder: Folder
  today: string
}

/**
 * Finds the folder of proposals: the given one, else the only one below the
 * working folder, else that of the template.
 *
 * @throws {UsageError}
 *   Where there is none, or several.
 */
export async function findPlace(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<Place> {
  if (given !== undefined && !isFolder(resolve(io.cwd, given))) {
    throw new UsageError(
      `Unexpected path ${code(given)}, expected a folder of proposals`
    )
  }

  return placeAt(
    given ? resolve(io.cwd, given) : await search(args, io),
    args,
    io
  )
}

/** What a folder says, by its own configuration. */
export async function placeAt(at: string, args: Args, io: Io): Promise<Place> {
  const path = join(at, 'draft-20000101-x.md')
  const [file] = await run({
    cwd: io.cwd,
    paths: [],
    stdin: {text: '', name: relative(io.cwd, path)},
    options: optionsOf(args, io)
  })
  const schema = file && judgementOf(file)?.schema
  const folder = schema && readFolder(new VFile({path}), schema, undefined)
  if (!schema || !folder) {
    throw new UsageError(
      file?.messages[0]?.reason ??
        `Unexpected folder ${code(at)}, expected a folder of proposals`
    )
  }

  const today = schema.options.today ?? new Date().toISOString().slice(0, 10)
  return {at, schema, folder, today}
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

async function search(args: Args, io: Io): Promise<string> {
  const files = await run({
    cwd: io.cwd,
    paths: ['.'],
    stdin: undefined,
    options: optionsOf(args, io)
  })
  const folders = new Set(
    files
      .filter((d) => judgementOf(d)?.binding)
      .map((d) => dirname(resolve(d.cwd, d.path)))
  )
  const [only, ...others] = folders
  if (only !== undefined && others.length === 0) return only
  if (only !== undefined) {
    throw new UsageError(
      `Unexpected proposals in several folders, expected one, name it: ${list(
        [...folders].map((d) => nameFrom(io.cwd, d)),
        'or'
      )}`
    )
  }

  checkRun(files)
  const {name} = (await placeAt(io.cwd, args, io)).schema
  if (isAbsolute(name)) return dirname(name)
  if (readdirSync(io.cwd).some((d) => isTemplateName(d))) return io.cwd
  throw new UsageError(
    'Unexpected folder without proposals or a template, expected one, name it, or the template with `--template`'
  )
}

/** The smallest number that is larger than all that are taken. */
export function nextNumber({folder}: Place): number {
  const rows = folder.index()?.listing
  const taken = [
    ...folder.entries().flatMap((d) => numbersOf(d)),
    ...(rows ? rowsOf(rows).flatMap(({row}) => row.number ?? []) : [])
  ]
  return Math.max(0, ...taken) + 1
}

/**
 * Refuses a number that another proposal has.
 *
 * @throws {UsageError}
 *   Naming the proposal.
 */
export function checkFree(number: number, entries: readonly Entry[]): void {
  const taken = entries.find((d) => numbersOf(d).includes(number))
  if (taken) {
    throw new UsageError(
      `Unexpected number \`${String(number)}\`, expected a free one, ${code(taken.file)} has it`
    )
  }
}

/** A path as people write it, from a folder. */
export function nameFrom(folder: string, path: string): string {
  const name = relative(folder, path).split(sep).join('/')
  return name === '' ? '.' : name
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
