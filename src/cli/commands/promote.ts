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
import {applyChanges, planOf, type Change} from '../proposals/change-set.js'
import {documentsAround} from '../proposals/documents.js'
import type {Io} from '../io/io.js'
import {linesNaming, updateLinks} from '../proposals/update-links.js'
import {nameFrom, resolveLinks} from '../io/path.js'
import {
  bindText,
  checkFree,
  nextNumber,
  readProposalsFolder,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
import {rowFor} from '../proposals/sync-index.js'
import {readUtf8} from '../io/write.js'

/** Gives a draft its number: in its file name, its title, links and the index. */
export async function runPromote(
  draft: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const from = draft === undefined ? undefined : resolveLinks(io.cwd, draft)
  if (from === undefined || !existsSync(from)) {
    throw new UsageError(
      `Unexpected ${draft === undefined ? '`promote` without a file' : `${code(draft)} to promote`}, expected a draft such as \`draft-20260115-night-exports.md\``
    )
  }

  const own = basename(from)
  const proposals = await readProposalsFolder(dirname(from), args, io, own)
  const {names} = proposals.schema
  const read = readFileName(own, names)
  if (!read || read.form.digits !== undefined || read.words.length === 0) {
    throw new UsageError(
      `Unexpected file name ${code(own)}, expected that of a draft, such as \`draft-20260115-night-exports.md\``
    )
  }

  const before = readUtf8(from, io)
  const binding = bindText(before, proposals)
  const number = args.number ?? numberForDraft(binding, proposals)
  checkFree(number, proposals, own)
  const file = nameLike(names, number, read.words)
  if (file === undefined) {
    throw new UsageError(
      'Unexpected option `names` without a form with a number, expected one, such as `EP-XXX-<slug>.md`'
    )
  }

  const to = join(proposals.path, file)
  if (existsSync(to)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, to))}, expected none of this name, move it or choose another number`
    )
  }

  const {changes, named} = await changesFor(
    {from, to, before, after: withNumber(before, binding, number, proposals)},
    proposals,
    io
  )
  io.out(planOf(changes, io))
  if (named.length > 0) {
    io.out(`${own} is still named without a link in ${named.join(', ')}\n`)
  }

  if (!args.dryRun) await applyChanges(changes)
  return 0
}

/** The number in the title, if no other proposal has it, else the next one. */
function numberForDraft(binding: Binding, proposals: ProposalsFolder): number {
  const {number} = summaryOf(binding)
  return number !== undefined &&
    proposals.folder.withNumber([number]).length === 0
    ? number
    : nextNumber(proposals)
}

/** The changes to the draft, to files with links to it, and to the index. */
async function changesFor(
  {from, to, before, after}: Required<Omit<Change, 'path'>> & {to: string},
  proposals: ProposalsFolder,
  io: Io
): Promise<{changes: Change[]; named: string[]}> {
  const own = basename(from)
  const {root, paths} = await documentsAround(proposals.path, io)
  const move = {from, to, root}
  const renamed = updateLinks(after, from, move)
  const changes: Change[] = [{path: to, from, before, after: renamed}]
  const named: string[] = []
  for (const path of paths) {
    const text = path === from ? renamed : readFileSync(path, 'utf8')
    const linked = path === from ? renamed : updateLinks(text, path, move)
    if (linked !== text) {
      changes.push({path, before: readUtf8(path, io), after: linked})
    }

    const name = nameFrom(io.cwd, path === from ? to : path)
    for (const line of linesNaming(linked, own)) {
      named.push(`${name}:${String(line)}`)
    }
  }

  const row = rowFor(
    proposals,
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

/** The text of a draft with its number and today as the last update. */
function withNumber(
  source: string,
  binding: Binding,
  number: number,
  {schema, today}: ProposalsFolder
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
