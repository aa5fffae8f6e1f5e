import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {isProposal} from '../linter/is-proposal.js'
import {indexEntryOf} from '../rule/rule.js'
import {bind, type Binding} from '../binding/bind.js'
import {
  isIndexName,
  isTemplateName,
  type NameForm
} from '../template/file-name-form.js'
import {numbersOf, type IndexEntry, type Folder} from '../index-page/folder.js'
import {copyHead} from './copy-summary.js'
import {ownRows} from '../index-page/own-rows.js'
import {fileNamesIn, type Schema} from '../linter/schema.js'
import type {Parse} from '../remark/parse.js'
import {readIndex, readRowsFor, rowsFor} from './index-file.js'
import {markdownFilesIn} from './markdown-files.js'
import {FileCache} from './file-cache.js'
import {filesByNumber} from './files-by-number.js'
import {readProposalStart} from './first-lines.js'
import {mayBeOfKind, rootedAt} from './kinds-of-files.js'

/** Reads what others may know of a file; none where it is no proposal. */
type EntryOf = (file: string) => IndexEntry | undefined

const entries = new FileCache<IndexEntry | undefined>()

/** A folder of proposals, read only as far as it is needed. */
export class LazyFolder {
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
    entries.set(join(this.#path, file), this.#entryReader(), entry)
  }

  /** What entries depend on: names change as files come and go. */
  #entryReader(): unknown[] {
    return [
      ...this.reader,
      this.#names()
        .map((d) => d.text)
        .join('\n')
    ]
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
    this.#byNumber ??= this.#numbered()
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
    this.#byNumber ??= this.#numbered()
    const all = [...this.#byNumber.keys()].sort((a, b) => b - a)
    return all.find((d) => this.#sharing([d], own, entryOf).length > 0) ?? 0
  }

  #numbered(): Map<number, Set<string>> {
    const {template} = this.#schema
    return filesByNumber(this.#path, this.#ofKind(), {
      names: this.#names(),
      template
    })
  }

  /** The forms of file names, which all files of the folder share. */
  #names(): readonly NameForm[] {
    return fileNamesIn(this.#schema, {filesOfKind: () => this.#ofKind()})
  }

  #entry(file: string): IndexEntry | undefined {
    return entries.get(join(this.#path, file), this.#entryReader(), (path) => {
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
    const {statuses} = this.#schema.options
    const names = this.#names()
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
