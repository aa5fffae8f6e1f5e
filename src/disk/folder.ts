import {existsSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import type {VFile} from 'vfile'
import {isProposal} from '../linter/is-proposal.js'
import {indexEntryOf} from '../rule/rule.js'
import {bind, type Binding} from '../binding/bind.js'
import {isIndexName, isTemplateName} from '../template/file-name-form.js'
import {numbersOf, type IndexEntry, type Folder} from '../index-page/folder.js'
import {copyHead} from './copy-summary.js'
import {ownRows} from '../index-page/own-rows.js'
import {memoize, perRun} from '../base/memo.js'
import type {Schema} from '../linter/schema.js'
import type {Parse} from '../remark/parse.js'
import {readIndex, readRowsFor, rowsFor} from './index-file.js'
import {markdownFilesIn} from './markdown-files.js'
import {FileCache, hasSameItems} from './file-cache.js'
import {filesByNumber} from './files-by-number.js'
import {readProposalStart} from './first-lines.js'
import {mayBeOfKind, rootedAt} from './kinds-of-files.js'

/** The folders of a run, so that each is read once for all of its files. */
const foldersOfRun = perRun<LazyFolder[]>()

/**
 * The folder of a file, which is read only when it is used.
 *
 * @param onRead
 *   Called with the name of each other file whose title and header are asked for.
 */
export function readFolder(
  {path, cwd}: VFile,
  schema: Schema,
  parse: Parse,
  session: object | undefined,
  onRead?: (file: string) => void
): Folder | undefined {
  const given = path as string | undefined
  if (given === undefined) return undefined
  const full = resolve(cwd, given)
  const folders = foldersOfRun(session)
  const at = dirname(full)
  const reader = readerOf(schema)
  // Several kinds of proposals are read by templates of their own.
  const kinds = memoize(folders, at, (): LazyFolder[] => [])
  let folder = kinds.find((d) => hasSameItems(d.reader, reader))
  if (!folder) {
    folder = new LazyFolder(at, schema, reader, parse)
    kinds.push(folder)
  }

  return folder.seenFrom(basename(full), onRead)
}

/**
 * Keeps the entry of a proposal that was linted as it is on the disk, so that the
 * file need not be read again for the folder's index.
 */
export function keepEntry(
  {cwd, path}: VFile,
  binding: Binding,
  session: object
): void {
  const full = resolve(cwd, path)
  const kinds = foldersOfRun(session).get(dirname(full)) ?? []
  const own = kinds.find((d) => d.reader[0] === binding.template) ?? kinds[0]
  own?.keep(basename(full), binding)
}

/** The parts of a schema that entries depend on. */
function readerOf({template, options}: Schema): unknown[] {
  const {aliases, files, names, statuses} = options
  return [template, JSON.stringify([aliases, files, names, statuses])]
}

/** Reads what others may know of a file; none where it is no proposal. */
type EntryOf = (file: string) => IndexEntry | undefined

const entries = new FileCache<IndexEntry | undefined>()

/** A folder of proposals, read only as far as it is needed. */
class LazyFolder {
  readonly reader: readonly unknown[]
  readonly #path: string
  readonly #schema: Schema
  readonly #parse: Parse
  readonly #lookedUp = new Set<string>()
  #files: string[] | undefined
  #filesOfKind: string[] | undefined
  #indexes: string[] | undefined
  #byNumber: Map<number, Set<string>> | undefined

  constructor(
    path: string,
    schema: Schema,
    reader: readonly unknown[],
    parse: Parse
  ) {
    this.#parse = parse
    this.#path = path
    this.#schema = schema
    this.reader = reader
  }

  /** The folder as one of its files sees it: all but that file. */
  seenFrom(own: string, onRead?: (file: string) => void): Folder {
    const entryOf: EntryOf = (file) => {
      onRead?.(file)
      return this.#entry(file)
    }

    const others = (): string[] => this.#ofKind().filter((d) => d !== own)
    return {
      withNumber: (numbers) => this.#sharing(numbers, own, entryOf),
      files: () => this.#markdownFiles(),
      filesOfKind: () => this.#ofKind(),
      entries: () => others().flatMap((d) => entryOf(d) ?? []),
      first: () => firstEntry(others(), entryOf),
      largestNumber: () => this.#largest(own, entryOf),
      index: () => this.#index(own),
      rowsFor: (entry) => this.#rowsFor(entry),
      hasFile: (path) => existsSync(resolve(this.#path, path)),
      isTemplate: (file) => this.#isTemplate(file)
    }
  }

  keep(file: string, binding: Binding): void {
    if (this.#indexFiles().length === 0 || this.#isTemplate(file)) return
    const entry = this.#indexEntryOf(file, binding)
    entries.set(join(this.#path, file), this.reader, entry)
  }

  #markdownFiles(): string[] {
    this.#files ??= markdownFilesIn(this.#path)
    return this.#files
  }

  #ofKind(): string[] {
    this.#filesOfKind ??= this.#markdownFiles().filter((d) =>
      mayBeOfKind(join(this.#path, d), this.#schema, this.#parse)
    )
    return this.#filesOfKind
  }

  #isTemplate(file: string): boolean {
    return isTemplateName(file) || join(this.#path, file) === this.#schema.name
  }

  #sharing(
    numbers: readonly number[],
    own: string,
    entryOf: EntryOf
  ): IndexEntry[] {
    this.#byNumber ??= filesByNumber(this.#path, this.#ofKind(), this.#schema)
    const files = new Set(
      numbers.flatMap((d) => [...(this.#byNumber?.get(d) ?? [])])
    )
    files.delete(own)
    return [...files].flatMap((file) => {
      const entry = entryOf(file)
      return entry && numbersOf(entry).some((d) => numbers.includes(d))
        ? entry
        : []
    })
  }

  #largest(own: string, entryOf: EntryOf): number {
    this.#byNumber ??= filesByNumber(this.#path, this.#ofKind(), this.#schema)
    const all = [...this.#byNumber.keys()].sort((a, b) => b - a)
    return all.find((d) => this.#sharing([d], own, entryOf).length > 0) ?? 0
  }

  #entry(file: string): IndexEntry | undefined {
    return entries.get(join(this.#path, file), this.reader, (path) => {
      if (this.#isTemplate(file)) return undefined
      const {template, options, ownNames, fromRoot} = this.#schema
      const {files} = options
      const proposal = readProposalStart(path, this.#parse)
      const rooted = rootedAt(path, fromRoot)
      if (!isProposal(proposal, path, rooted, {template, ownNames, files})) {
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
      return listing && {listing: ownRows(listing, this.seenFrom(own))}
    })
  }

  #rowsFor(entry: IndexEntry): ReturnType<Folder['rowsFor']> {
    const {template} = this.#schema
    this.#lookedUp.add(entry.file)
    // An excerpt is enough for one proposal; for several, all is parsed once.
    const isOnly = this.#lookedUp.size === 1
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
    this.#indexes ??= this.#markdownFiles().filter((d) => isIndexName(d))
    return this.#indexes
  }

  #firstIndex<Value>(
    own: string,
    read: (path: string) => Value | undefined
  ): (Value & {file: string}) | undefined {
    for (const file of this.#indexFiles()) {
      if (file === own) continue
      const value = read(join(this.#path, file))
      if (value) return {...value, file}
    }

    return undefined
  }
}

function firstEntry(
  files: readonly string[],
  entryOf: EntryOf
): IndexEntry | undefined {
  for (const file of files) {
    const entry = entryOf(file)
    if (entry) return entry
  }

  return undefined
}
