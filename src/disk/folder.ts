import {basename, dirname, resolve} from 'node:path'
import type {VFile} from 'vfile'
import {memoize, perRun} from '../base/memo.js'
import type {Binding} from '../binding/bind.js'
import type {Folder} from '../index-page/folder.js'
import type {Schema} from '../linter/schema.js'
import type {Parse} from '../remark/parse.js'
import {hasSameItems} from './file-cache.js'
import {LazyFolder} from './lazy-folder.js'
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
