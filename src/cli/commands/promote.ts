import {existsSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {editDocument, type Edit} from '../../markdown/edits.js'
import {code} from '../../rule/wording.js'
import type {Binding} from '../../binding/bind.js'
import {isUpdated} from '../../base/date.js'
import {nameLike, readFileName} from '../../template/file-name-form.js'
import {summaryOf} from '../../binding/summary.js'
import {renumber} from '../../template/title-form.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {apply, planOf, type Change} from '../proposals/change-set.js'
import {documentsAround} from '../proposals/documents.js'
import type {Io} from '../io/io.js'
import {linesNaming, relink} from '../proposals/relink.js'
import {nameFrom, resolveLinks} from '../io/path.js'
import {
  bindText,
  checkFree,
  nextNumber,
  placeAt,
  type Place
} from '../proposals/proposals-folder.js'
import {rowFor} from '../proposals/sync-index.js'
import {readUtf8} from '../io/write.js'

/** Gives a draft its number: in its name, its title, links to it, the index. */
export async function promote(
  draft: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const from = draft === undefined ? undefined : resolveLinks(io.cwd, draft)
  if (from === undefined || !existsSync(from)) {
    throw new UsageError(
      `Unexpected ${code(draft ?? '')} to promote, expected a draft, such as \`draft-20260115-night-exports.md\``
    )
  }

  const own = basename(from)
  const place = await placeAt(dirname(from), args, io, own)
  const {names} = place.schema
  const read = readFileName(own, names)
  if (!read || read.form.digits !== undefined || read.words.length === 0) {
    throw new UsageError(
      `Unexpected file name ${code(own)}, expected a draft's, such as \`draft-20260115-night-exports.md\``
    )
  }

  const before = readUtf8(from, io)
  const binding = bindText(before, place)
  const number = args.number ?? numberFor(binding, place)
  checkFree(number, place, own)
  const file = nameLike(names, number, read.words)
  if (file === undefined) {
    throw new UsageError(
      'Unexpected option `names` without a form with a number, expected one, such as `EP-XXX-<slug>.md`'
    )
  }

  const to = join(place.at, file)
  if (existsSync(to)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, to))}, expected none of this name, move it or choose another number`
    )
  }

  const {changes, named} = await changesFor(
    {from, to, before, after: promoted(before, binding, number, place)},
    place,
    io
  )
  io.out(planOf(changes, io))
  if (named.length > 0) {
    io.out(`${own} is still named, not linked, in ${named.join(', ')}\n`)
  }

  if (!args.dryRun) await apply(changes)
  return 0
}

/** The number that the title has already, if it is free; else the next. */
function numberFor(binding: Binding, place: Place): number {
  const {number} = summaryOf(binding)
  return number !== undefined && place.folder.withNumber([number]).length === 0
    ? number
    : nextNumber(place)
}

/** The changes of a draft, of what links to it, and of the index. */
async function changesFor(
  {from, to, before, after}: Required<Omit<Change, 'path'>> & {to: string},
  place: Place,
  io: Io
): Promise<{changes: Change[]; named: string[]}> {
  const own = basename(from)
  const {root, paths} = await documentsAround(place.at, io)
  const move = {from, to, root}
  const renamed = relink(after, from, move)
  const changes: Change[] = [{path: to, from, before, after: renamed}]
  const named: string[] = []
  for (const path of paths) {
    const text = path === from ? renamed : readFileSync(path, 'utf8')
    const linked = path === from ? renamed : relink(text, path, move)
    if (linked !== text) {
      changes.push({path, before: readUtf8(path, io), after: linked})
    }

    const name = nameFrom(io.cwd, path === from ? to : path)
    for (const line of linesNaming(linked, own)) {
      named.push(`${name}:${String(line)}`)
    }
  }

  const row = rowFor(
    place,
    basename(to),
    renamed,
    io,
    (path) => changes.find((d) => d.path === path)?.after
  )
  return {
    changes: [
      ...changes.filter((d) => d.path !== row?.path),
      ...(row ? [row] : [])
    ],
    named
  }
}

/** The text of a draft with its number, and the day of the change. */
function promoted(
  source: string,
  binding: Binding,
  number: number,
  {schema, today}: Place
): string {
  const {title: form} = schema.template
  const edits: Edit[] = []
  const title = binding.title?.text
  const numbered = title && form && renumber(form, title, number)
  if (numbered) edits.push(numbered)
  for (const {template: wanted, field} of binding.fields) {
    const place = field?.valuePlace
    if (wanted.date && isUpdated(wanted.key) && place) {
      edits.push({place, text: today})
    }
  }

  return editDocument(source, edits)
}
