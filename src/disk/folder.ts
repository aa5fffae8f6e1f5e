import {existsSync} from 'node:fs'
import {basename, dirname, join, posix, resolve} from 'node:path'
import type {VFile} from 'vfile'
import {copyOf} from '../base/copy-of.js'
import {isProposal} from '../linter/is-proposal.js'
import {indexEntryOf} from '../rule/rule.js'
import {bind, type Binding} from '../binding/bind.js'
import {
  isIndexName,
  isTemplateName,
  numberInName
} from '../template/file-name-form.js'
import {numbersOf, type IndexEntry, type Folder} from '../index-page/folder.js'
import type {Summary} from '../binding/summary.js'
import {perRun} from '../base/memo.js'
import type {Schema} from '../linter/subject.js'
import type {Parse} from '../remark/parse.js'
import {readIndex, readRowsFor, rowsFor} from './index-file.js'
import {listOf} from './markdown-files.js'
import {isSame, Memory} from './file-cache.js'
import {readStart, readStartOf, titlesIn} from './first-lines.js'

/** The folders that a run has looked at: it asks for each file in turn. */
const seen = perRun<Surveyed>()

/** Reads what the folder of a file tells, once for a run. */
export function readFolder(
  {path, cwd}: VFile,
  schema: Schema,
  parse: Parse,
  session: object | undefined
): Folder | undefined {
  const given = path as string | undefined
  if (given === undefined) return undefined
  const full = resolve(cwd, given)
  const folders = seen(session)
  const at = dirname(full)
  const reader = readerOf(schema)
  let surveyed = folders.get(at)
  if (!surveyed || !isSame(surveyed.reader, reader)) {
    surveyed = new Surveyed(at, schema, reader, parse)
    folders.set(at, surveyed)
  }

  return surveyed.seenFrom(basename(full))
}

/**
 * Keeps what an index may be told of a proposal that is as it is on the disk,
 * so that it need not be read again.
 */
export function keepEntry(
  {cwd, path}: VFile,
  binding: Binding,
  session: object
): void {
  const full = resolve(cwd, path)
  seen(session).get(dirname(full))?.keep(basename(full), binding)
}

/** What of a schema tells how documents are read. */
function readerOf({template, options}: Schema): unknown[] {
  const {aliases, files, names, statuses} = options
  return [template, JSON.stringify([aliases, files, names, statuses])]
}

const entries = new Memory<IndexEntry | undefined>()
const numbers = new Memory<number[]>()

/** A folder, read as far as it is asked for. */
class Surveyed {
  readonly reader: readonly unknown[]
  readonly #at: string
  readonly #schema: Schema
  readonly #parse: Parse
  readonly #asked = new Set<string>()
  #files: string[] | undefined
  #indexes: string[] | undefined
  #entries: IndexEntry[] | undefined
  #byNumber: Map<number, Set<string>> | undefined

  constructor(
    at: string,
    schema: Schema,
    reader: readonly unknown[],
    parse: Parse
  ) {
    this.#parse = parse
    this.#at = at
    this.#schema = schema
    this.reader = reader
  }

  /** What it tells of the other files to one. */
  seenFrom(own: string): Folder {
    return {
      withNumber: (numbers) => this.#sharing(numbers, own),
      entries: () => this.#all().filter((d) => d.file !== own),
      first: () => this.#any(own),
      largestNumber: () => this.#largest(own),
      index: () => this.#index(own),
      rowsFor: (entry) => this.#rowsFor(entry),
      hasFile: (path) => existsSync(resolve(this.#at, path)),
      isTemplate: (file) => this.#isTemplate(file)
    }
  }

  keep(file: string, binding: Binding): void {
    if (this.#indexFiles().length === 0 || this.#isTemplate(file)) return
    const entry = this.#indexEntryOf(file, binding)
    entries.set(join(this.#at, file), this.reader, entry)
  }

  #list(): string[] {
    this.#files ??= listOf(this.#at)
    return this.#files
  }

  #all(): IndexEntry[] {
    this.#entries ??= this.#list().flatMap((d) => this.#entry(d) ?? [])
    return this.#entries
  }

  #any(own: string): IndexEntry | undefined {
    for (const file of this.#list()) {
      const entry = file === own ? undefined : this.#entry(file)
      if (entry) return entry
    }

    return undefined
  }

  #isTemplate(file: string): boolean {
    return isTemplateName(file) || join(this.#at, file) === this.#schema.name
  }

  #sharing(numbers: readonly number[], own: string): IndexEntry[] {
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

  #largest(own: string): number {
    this.#byNumber ??= this.#count()
    const all = [...this.#byNumber.keys()].sort((a, b) => b - a)
    return all.find((d) => this.#sharing([d], own).length > 0) ?? 0
  }

  /** The files that may have a number, told by their names and titles. */
  #count(): Map<number, Set<string>> {
    const {names, template} = this.#schema
    const letters = template.title?.letters ?? ''
    const mark = new RegExp(`${letters}[^\\p{L}\\d]{0,3}(\\d+)`, 'iu')
    const files = new Map<number, Set<string>>()
    for (const file of this.#list()) {
      const named = numberInName(file, names, template.title)
      const titled = template.title?.numbered
        ? numbers.get(join(this.#at, file), [letters], (path) =>
            titlesIn(readStart(path).text).flatMap((d) => {
              const digits = mark.exec(d)?.[1]
              return digits === undefined ? [] : Number(digits)
            })
          )
        : undefined
      for (const number of [named, ...(titled ?? [])]) {
        if (number === undefined) continue
        files.set(number, (files.get(number) ?? new Set()).add(file))
      }
    }

    return files
  }

  #entry(file: string): IndexEntry | undefined {
    return entries.get(join(this.#at, file), this.reader, (path) => {
      if (this.#isTemplate(file)) return undefined
      const {template, options, fromRoot} = this.#schema
      const proposal = readStartOf(path, this.#parse)
      const rooted =
        fromRoot === undefined
          ? undefined
          : posix.join(posix.dirname(fromRoot), file)
      if (!isProposal(proposal, path, rooted, template, options.files)) {
        return undefined
      }

      return this.#indexEntryOf(file, bind(proposal, template, options.aliases))
    })
  }

  #indexEntryOf(file: string, binding: Binding): IndexEntry {
    const {names, options} = this.#schema
    const {statuses} = options
    const entry = indexEntryOf(binding, {fileName: file, names, statuses})
    return {...entry, summary: copyHead(entry.summary)}
  }

  #index(own: string): ReturnType<Folder['index']> {
    return this.#firstIndex(own, (path) => {
      const listing = readIndex(path, this.#schema.template, this.#parse)
      return listing && {listing}
    })
  }

  #rowsFor(entry: IndexEntry): ReturnType<Folder['rowsFor']> {
    const {template} = this.#schema
    this.#asked.add(entry.file)
    // For one proposal some of an index do; for several it is read once.
    const isOnly = this.#asked.size === 1
    return this.#firstIndex(entry.file, (path) => {
      if (isOnly) {
        const rows = readRowsFor(path, template, entry, this.#parse)
        return rows && {rows}
      }

      const listing = readIndex(path, template, this.#parse)
      return listing && {rows: rowsFor(listing, entry)}
    })
  }

  #indexFiles(): string[] {
    this.#indexes ??= this.#list().filter((d) => isIndexName(d))
    return this.#indexes
  }

  #firstIndex<Value>(
    own: string,
    read: (path: string) => Value | undefined
  ): (Value & {file: string}) | undefined {
    for (const file of this.#indexFiles()) {
      if (file === own) continue
      const value = read(join(this.#at, file))
      if (value) return {...value, file}
    }

    return undefined
  }
}

/** A summary that keeps neither the text nor the tree that it was read from. */
export function copyHead({title, number, name, fields}: Summary): Summary {
  return {
    title: title && copyOf(title),
    number,
    name: name && copyOf(name),
    fields: fields.map((d) => ({...d, value: copyOf(d.value)}))
  }
}
