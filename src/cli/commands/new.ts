import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {stringify} from 'yaml'
import {gitIn} from '../../disk/git.js'
import {readTextFile} from '../../disk/read-file.js'
import {code} from '../../rule/wording.js'
import {applyEdits, type Edit} from '../../markdown/edits.js'
import {isCreated, isUpdated} from '../../base/date.js'
import {nameLike, readNameForms} from '../../template/file-name-form.js'
import {normalizeKey} from '../../document/near-names.js'
import {fillNumber} from '../../template/number-field.js'
import type {TemplateField} from '../../template/template.js'
import {collapseWhiteSpace} from '../../base/white-space.js'
import {retitle} from '../../template/title-form.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {applyChanges, planOf, type Change} from '../proposals/change-set.js'
import {escapeHeading} from '../proposals/escape-heading.js'
import type {Io} from '../io/io.js'
import {isFile, nameFrom} from '../io/path.js'
import {
  checkFree,
  nextNumber,
  numbersElsewhere,
  type TakenNumbers
} from '../proposals/numbers.js'
import {
  findProposalsFolder,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
import {changesForFolder, foldersByNumber} from '../proposals/own-folder.js'
import {rowFor} from '../proposals/sync-index.js'

/** Writes a new proposal from the template, and its row in the index. */
export async function runNew(
  title: string | undefined,
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  if (title === undefined || title.trim() === '') {
    throw new UsageError(
      'Unexpected `new` without a title, expected one, such as `ep-lint new "Night exports"`'
    )
  }

  const proposals = await findProposalsFolder(given, args, io)
  const taken = await numbersElsewhere(proposals, args.takenIn)
  const author = args.author ?? (await userName(proposals.path))
  const changes =
    restOf(proposals, title, author, args, io) ??
    changesForNew(proposals, taken, title, author, args, io)
  io.out(planOf(changes, io))
  if (!args.dryRun) {
    const named = given === undefined ? [] : [given]
    await applyChanges(changes, {cwd: io.cwd, named})
  }

  return 0
}

function changesForNew(
  proposals: ProposalsFolder,
  taken: TakenNumbers,
  title: string,
  author: string | undefined,
  args: Args,
  io: Io
): Change[] {
  const number = numberForNew(proposals, taken, args)
  const file = nameFor(proposals, number, title)
  const {joined} = proposals.schema.template
  if (joined) {
    const text = fillTemplate(proposals, number, title, author)
    return changesForFolder(proposals, file, text, joined, io)
  }

  const path = join(proposals.path, file)
  if (existsSync(path)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, path))}, expected none of this name, choose another title`
    )
  }

  const text = fillTemplate(proposals, number, title, author)
  const row = rowFor(proposals, file, text, io)
  return [{path, before: undefined, after: text}, ...(row ? [row] : [])]
}

/**
 * What is left to be done where the same command was killed: the proposal is
 * there as it would be written, and only its row in the index is missing.
 */
function restOf(
  proposals: ProposalsFolder,
  title: string,
  author: string | undefined,
  {draft, number: given}: Args,
  io: Io
): Change[] | undefined {
  const {folder, path, schema} = proposals
  const isNumbered = !draft && schema.names.some((d) => d.digits !== undefined)
  const number = isNumbered ? (given ?? folder.largestNumber()) : undefined
  const file = nameIn(proposals, number, title)
  if (file === undefined || !isFile(join(path, file))) return undefined
  const text = fillTemplate(proposals, number, title, author)
  if (readTextFile(join(path, file)) !== text) return undefined
  const row = rowFor(proposals, file, text, io)
  return row && [row]
}

/** The number of the new proposal; none for drafts, or if no file name has one. */
function numberForNew(
  proposals: ProposalsFolder,
  taken: TakenNumbers,
  {draft, number}: Args
): number | undefined {
  const {names} = proposals.schema
  const isNumbered = names.some((d) => d.digits !== undefined)
  if (number !== undefined && !isNumbered) {
    throw new UsageError(
      'Unexpected `--number`, expected none: file names here have no number, set the option `names` if they should'
    )
  }

  if (draft && isNumbered && names.every((d) => d.digits !== undefined)) {
    throw new UsageError(
      'Unexpected `--draft`, expected a form without a number in the option `names`, such as `draft-YYYYMMDD-<slug>.md`'
    )
  }

  if (draft || !isNumbered) return undefined
  const folders = foldersByNumber(proposals)
  if (number === undefined) {
    return Math.max(
      nextNumber(proposals, taken),
      ...Array.from(folders.keys(), (d) => d + 1)
    )
  }

  checkFree(number, proposals, taken, [], folders.get(number))
  return number
}

function nameFor(
  proposals: ProposalsFolder,
  number: number | undefined,
  title: string
): string {
  const file = nameIn(proposals, number, title)
  if (file !== undefined) return file
  throw new UsageError(
    `Unexpected title ${code(title)}, expected letters or digits for the file name`
  )
}

function nameIn(
  {schema, today}: ProposalsFolder,
  number: number | undefined,
  title: string
): string | undefined {
  const {names} = schema
  const forms = names.length > 0 ? names : readNameForms(['<slug>.md'])
  return nameLike(forms, number, [title.toLowerCase()], today)
}

/** The template with the title, author, dates and status of the new proposal. */
function fillTemplate(
  {schema, today}: ProposalsFolder,
  number: number | undefined,
  title: string,
  author: string | undefined
): string {
  const {source, title: form, titlePlace: at, fields} = schema.template
  if (source === '') {
    throw new UsageError(
      'Unexpected template without its text, expected the path of a Markdown file, give it with `--template`'
    )
  }

  const edits: Edit[] = []
  if (form && at) {
    const words = escapeHeading(collapseWhiteSpace(title))
    edits.push({place: at, text: retitle(form, number, words)})
  }

  for (const wanted of fields) {
    const {place} = wanted
    const raw = place ? source.slice(place.start, place.end) : ''
    const filled = fillNumber(schema.template, wanted, number, raw)
    if (place && filled !== undefined) {
      edits.push({place, text: filled})
      continue
    }

    const text = valueFor(wanted, collapseWhiteSpace(title), author, today)
    if (!place || text === undefined) continue
    edits.push({
      place,
      text:
        wanted.dialect === 'yaml'
          ? stringify(text, {lineWidth: 0}).trimEnd()
          : wanted.dialect === 'toml'
            ? JSON.stringify(text).slice(1, -1)
            : text
    })
  }

  return applyEdits(source, [edits])
}

function valueFor(
  {key, date, choices, initial}: TemplateField,
  title: string,
  author: string | undefined,
  today: string
): string | undefined {
  if (date) return isCreated(key) || isUpdated(key) ? today : undefined
  if (choices) return initial
  if (normalizeKey(key) === normalizeKey('Author')) return author
  return normalizeKey(key) === normalizeKey('Title') ? title : undefined
}

/** The user name that git knows; without one the template's prompt is kept. */
async function userName(folder: string): Promise<string | undefined> {
  try {
    const git = await gitIn(folder)
    const name = (await git('config', 'user.name')).trim()
    return name === '' ? undefined : name
  } catch {
    return undefined
  }
}
