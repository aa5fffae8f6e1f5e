import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync
} from 'node:fs'
import {basename, dirname, join, posix, resolve} from 'node:path'
import {isIndexName, isProposal, isTemplateName} from '../judged.js'
import {bind} from '../model/binding.js'
import {numberInName} from '../model/file-name.js'
import {numbersOf, type Entry, type Folder} from '../model/entry.js'
import {headOf} from '../model/head.js'
import {readListing, type Listing} from '../model/listing.js'
import {readProposal, type Proposal} from '../model/proposal.js'
import type {Template} from '../model/template.js'
import {withoutBom} from '../model/text.js'
import type {Parse, ReadFolder, Schema} from '../prepare.js'

/** The names of Markdown files. */
export const extensions = 'md markdown mdown mkdn mkd mdwn mkdown'.split(' ')

const isMarkdown = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i')

/** The folders that a run has looked at: it asks for each file in turn. */
const seen = new WeakMap<object, Map<string, Surveyed>>()

/** Reads what the folder of a file tells, once for a run. */
export const folderReader =
  (parse: Parse): ReadFolder =>
  ({path, cwd}, schema, run) => {
    const given = path as string | undefined
    if (given === undefined) return undefined
    const full = resolve(cwd, given)
    const folders = (run && seen.get(run)) ?? new Map<string, Surveyed>()
    if (run) seen.set(run, folders)
    const at = dirname(full)
    let surveyed = folders.get(at)
    if (surveyed?.template !== schema.template) {
      surveyed = new Surveyed(at, schema, parse)
      folders.set(at, surveyed)
    }

    return surveyed.around(basename(full))
  }

/** A folder, read as far as it is asked for. */
class Surveyed {
  readonly template: Template
  readonly #at: string
  readonly #schema: Schema
  readonly #parse: Parse
  #files: string[] | undefined
  #byNumber: Map<number, Set<string>> | undefined

  constructor(at: string, schema: Schema, parse: Parse) {
    this.#parse = parse
    this.#at = at
    this.#schema = schema
    this.template = schema.template
  }

  /** What it tells of the other files to one. */
  around(own: string): Folder {
    return {
      sharing: (numbers) => this.#sharing(numbers, own),
      entries: () =>
        this.#list().flatMap((d) => (d === own ? [] : (this.#entry(d) ?? []))),
      index: () => this.#index(own),
      has: (path) => existsSync(resolve(this.#at, path)),
      isTemplate: (file) => this.#isTemplate(file)
    }
  }

  #list(): string[] {
    this.#files ??= listOf(this.#at)
    return this.#files
  }

  #isTemplate(file: string): boolean {
    return isTemplateName(file) || join(this.#at, file) === this.#schema.name
  }

  #sharing(numbers: readonly number[], own: string): Entry[] {
    this.#byNumber ??= this.#count()
    const files = new Set(
      numbers.flatMap((d) => [...(this.#byNumber?.get(d) ?? [])])
    )
    files.delete(own)
    return [...files].flatMap((file) => {
      const entry = this.#entry(file)
      return entry && numbersOf(entry).some((d) => numbers.includes(d))
        ? entry
        : []
    })
  }

  /** The files that may have a number, told by their names and first lines. */
  #count(): Map<number, Set<string>> {
    const {names, template} = this.#schema
    const letters = /^\p{L}+/u.exec(template.title?.prefix ?? '')?.[0]
    const mark = new RegExp(
      letters ? `${letters}[^\\p{L}\\d\\n]{0,3}(\\d+)` : '^#.*?(\\d+)',
      'gimu'
    )
    const files = new Map<number, Set<string>>()
    const add = (number: number, file: string) => {
      files.set(number, (files.get(number) ?? new Set()).add(file))
    }

    for (const file of this.#list()) {
      const number = numberInName(file, names, template.title)
      if (number !== undefined) add(number, file)
      if (!template.title?.numbered) continue
      const {text} = readStart(join(this.#at, file))
      for (const match of text.matchAll(mark)) add(Number(match[1]), file)
    }

    return files
  }

  #entry(file: string): Entry | undefined {
    return entries.get(join(this.#at, file), this.template, (path) => {
      if (this.#isTemplate(file)) return undefined
      const {template, names, options, fromRoot} = this.#schema
      const proposal = readStartOf(path, template, this.#parse)
      const rooted =
        fromRoot === undefined
          ? undefined
          : posix.join(posix.dirname(fromRoot), file)
      if (!isProposal(proposal, path, rooted, template, options.files)) {
        return undefined
      }

      return {
        file,
        number: numberInName(file, names, template.title),
        head: headOf(
          bind(proposal, template, options.aliases),
          options.statuses
        )
      }
    })
  }

  #index(own: string): ReturnType<Folder['index']> {
    const names = this.#list().filter((d) => isIndexName(d) && d !== own)
    for (const file of names.sort()) {
      const listing = indexes.get(
        join(this.#at, file),
        this.template,
        (path) => {
          const source = withoutBom(readFileSync(path, 'utf8'))
          return readListing(
            readProposal(this.#parse(source), source),
            this.template
          )
        }
      )
      if (listing) return {file, listing}
    }

    return undefined
  }
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
      .filter((d) => !d.isDirectory() && isMarkdown.test(d.name))
      .map((d) => d.name)
      .sort()
  } catch {
    // A path that is nowhere on the disk, as a test or an editor may give.
    return []
  }
}

/** How much of a file is read for its title and header, in bytes. */
const startSize = 4096

function readStart(path: string): {text: string; isWhole: boolean} {
  const buffer = Buffer.alloc(startSize)
  try {
    const file = openSync(path, 'r')
    const size = readSync(file, buffer)
    closeSync(file)
    const text = withoutBom(buffer.toString('utf8', 0, size))
    return {text, isWhole: size < startSize}
  } catch {
    // Gone since, or a link to nowhere.
    return {text: '', isWhole: true}
  }
}

/** A proposal as far as its header; the whole where that might not do. */
function readStartOf(path: string, {title}: Template, parse: Parse): Proposal {
  const {text, isWhole} = readStart(path)
  const end = /^ {0,3}#{2,6}[\t ]/m.exec(text)?.index
  const start = text.slice(0, end)
  const isSafe =
    (end !== undefined || isWhole) &&
    (start.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 0 &&
    start.lastIndexOf('<!--') <= start.lastIndexOf('-->')
  const proposal = readProposal(parse(start), start)
  if (isSafe && (proposal.title || !title)) return proposal
  const source = isWhole ? text : withoutBom(readFileSync(path, 'utf8'))
  return readProposal(parse(source), source)
}

/** Remembers what was read of files, until they change. */
class Memory<Value> {
  readonly #known = new Map<
    string,
    {stamp: string; template: Template; value: Value}
  >()

  get(
    path: string,
    template: Template,
    read: (path: string) => Value
  ): Value | undefined {
    const stats = statSync(path, {throwIfNoEntry: false})
    if (!stats) return undefined
    const stamp = `${String(stats.mtimeMs)} ${String(stats.size)}`
    const last = this.#known.get(path)
    if (last?.stamp === stamp && last.template === template) return last.value
    const value = read(path)
    this.#known.set(path, {stamp, template, value})
    return value
  }
}

const entries = new Memory<Entry | undefined>()
const indexes = new Memory<Listing | undefined>()
