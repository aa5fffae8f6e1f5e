import {existsSync, realpathSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {visible} from '../../base/visible.js'
import {readTextFile} from '../../disk/read-file.js'
import {editDocument, type Edit} from '../../markdown/edits.js'
import {code} from '../../rule/wording.js'
import type {Binding} from '../../binding/bind.js'
import {rowsOf} from '../../index-page/compare.js'
import {targetOf} from '../../markdown/links.js'
import {isUpdated} from '../../base/date.js'
import {dateFormIn, writeDay} from '../../template/date-form.js'
import {
  isDraftName,
  nameLike,
  readFileName
} from '../../template/file-name-form.js'
import {summaryOf} from '../../binding/summary.js'
import {collapseWhiteSpace} from '../../base/white-space.js'
import {withoutBom} from '../../markdown/source.js'
import {fillNumber} from '../../template/number-field.js'
import {renumber} from '../../template/title-form.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {applyChanges, planOf, type Change} from '../proposals/change-set.js'
import {documentsAround} from '../proposals/documents.js'
import type {Io} from '../io/io.js'
import {linesNaming, updateLinks} from '../proposals/update-links.js'
import {isFolder, nameFrom, resolveLinks} from '../io/path.js'
import {
  checkFree,
  isFree,
  nextNumber,
  numbersElsewhere,
  type TakenNumbers
} from '../proposals/numbers.js'
import {
  bindText,
  readProposalsFolder,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
import {rowFor} from '../proposals/sync-index.js'
import {leadsOutside} from '../io/working-tree.js'
import {readUtf8, refuseOtherBytes} from '../io/write.js'

/** Gives a draft its number: in its file name, its title, links and the index. */
export async function runPromote(
  draft: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const from = pathOfDraft(draft, io)
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
  const nameFor = (number: number) => nameLike(names, number, read.words)
  const taken = await numbersElsewhere(proposals, args.takenIn)
  const number =
    args.number ?? numberForDraft(binding, proposals, taken, nameFor)
  const file = nameFor(number)
  checkFree(number, proposals, taken, [own, file])
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

  const {changes, named, outside} = await changesFor(
    {from, to, before, after: withNumber(before, binding, number, proposals)},
    proposals,
    io
  )
  io.out(planOf(changes, io))
  if (named.length > 0) {
    io.out(
      `${visible(own)} is still named without a link in ${named.join(', ')}\n`
    )
  }

  for (const name of outside) {
    io.out(
      `${name} links to ${visible(own)} and was left as it is: it lies outside of the working tree\n`
    )
  }

  if (!args.dryRun) {
    await applyChanges(changes, {cwd: io.cwd, named: [from]})
  }

  return 0
}

/**
 * The absolute path of a draft.
 *
 * @throws {UsageError}
 *   For one that is not there, and one that has a folder of its own.
 */
function pathOfDraft(draft: string | undefined, {cwd}: Io): string {
  const path = draft === undefined ? undefined : resolveLinks(cwd, draft)
  if (path === undefined || !existsSync(path)) {
    throw new UsageError(
      `Unexpected ${draft === undefined ? '`promote` without a file' : `${code(draft)} to promote`}, expected a draft such as \`draft-20260115-night-exports.md\``
    )
  }

  const folder = basename(isFolder(path) ? path : dirname(path))
  if (!isDraftName(folder)) return path
  throw new UsageError(
    `Unexpected draft in a folder of its own ${code(folder)}, expected a draft that is a file beside others, rename the folder, and write the number in title and header`
  )
}

/**
 * The number in the title, if no other proposal has it; else the one that the
 * index has for the draft already, as a run did that was killed; else the next.
 */
function numberForDraft(
  binding: Binding,
  proposals: ProposalsFolder,
  taken: TakenNumbers,
  nameFor: (number: number) => string | undefined
): number {
  const {folder} = proposals
  const {number} = summaryOf(binding)
  if (number !== undefined && isFree(number, proposals, taken)) return number
  const listed = folder.index()?.listing
  const begun =
    listed &&
    rowsOf(listed).find(
      ({row}) =>
        row.number !== undefined &&
        row.link !== undefined &&
        isFree(row.number, proposals, taken) &&
        targetOf(row.link)?.file === nameFor(row.number)
    )
  return begun?.row.number ?? nextNumber(proposals, taken)
}

/** The changes to the draft, to files with links to it, and to the index. */
async function changesFor(
  {from, to, before, after}: Required<Omit<Change, 'path'>> & {to: string},
  proposals: ProposalsFolder,
  io: Io
): Promise<{changes: Change[]; named: string[]; outside: string[]}> {
  const own = basename(from)
  const {root, paths} = await documentsAround(proposals.path, io)
  const move = {from, to, root}
  const renamed = updateLinks(after, from, move)
  const changes: Change[] = [{path: to, from, before, after: renamed}]
  const named: string[] = []
  const outside: string[] = []
  const real = realpathSync(from)
  // Another name of the draft has the same text.
  const others = paths.filter((d) => realpathSync(d) !== real)
  for (const path of [from, ...others].sort()) {
    const text = path === from ? renamed : readTextFile(path)
    const linked = path === from ? renamed : updateLinks(text, path, move)
    if (linked !== text && leadsOutside(path, io.cwd, [from])) {
      outside.push(nameFrom(io.cwd, path))
      continue
    }

    if (linked !== text) {
      refuseOtherBytes(path, io)
      changes.push({path, before: text, after: linked})
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
    named,
    outside
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
  const text = withoutBom(source)
  const edits: Edit[] = []
  const title = binding.title?.text
  const numbered = title && form && renumber(form, title, number)
  if (numbered) edits.push(numbered)
  for (const {template: wanted, field} of binding.fields) {
    const place = field?.valuePlace
    if (wanted.date && isUpdated(wanted.key) && place) {
      edits.push({place, text: writeDay(today, dateFormIn(wanted.value))})
    }

    const isAsItWas = collapseWhiteSpace(field?.value ?? '') === wanted.value
    const raw = place ? text.slice(place.start, place.end) : ''
    const filled = fillNumber(schema.template, wanted, number, raw)
    if (place && isAsItWas && filled !== undefined) {
      edits.push({place, text: filled})
    }
  }

  return editDocument(source, edits)
}
