import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {simpleGit} from 'simple-git'
import {stringify} from 'yaml'
import {code} from '../../rule/wording.js'
import {applyEdits, type Edit} from '../../markdown/edits.js'
import {isCreated, isUpdated} from '../../base/date.js'
import {nameLike, readNameForms} from '../../template/file-name-form.js'
import {normalizeKey} from '../../document/near-names.js'
import type {TemplateField} from '../../template/template.js'
import {collapseWhiteSpace} from '../../base/white-space.js'
import {retitle} from '../../template/title-form.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {applyChanges, planOf, type Change} from '../proposals/change-set.js'
import {escapeHeading} from '../proposals/escape-heading.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {
  checkFree,
  findProposalsFolder,
  nextNumber,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
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
  const number = numberForNew(proposals, args)
  const file = nameFor(proposals, number, title)
  const path = join(proposals.path, file)
  if (existsSync(path)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, path))}, expected none of this name, choose another title`
    )
  }

  const author = args.author ?? (await userName(proposals.path))
  const text = fillTemplate(
    proposals,
    number,
    collapseWhiteSpace(title),
    author
  )
  const changes: Change[] = [{path, before: undefined, after: text}]
  const row = rowFor(proposals, file, text, io)
  if (row) changes.push(row)
  io.out(planOf(changes, io))
  if (!args.dryRun) await applyChanges(changes)
  return 0
}

/** The number of the new proposal; none for drafts, or if no file name has one. */
function numberForNew(
  proposals: ProposalsFolder,
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
  if (number === undefined) return nextNumber(proposals)
  checkFree(number, proposals)
  return number
}

function nameFor(
  {schema, today}: ProposalsFolder,
  number: number | undefined,
  title: string
): string {
  const {names} = schema
  const forms = names.length > 0 ? names : readNameForms(['<slug>.md'])
  const file = nameLike(forms, number, [title.toLowerCase()], today)
  if (file !== undefined) return file
  throw new UsageError(
    `Unexpected title ${code(title)}, expected letters or digits for the file name`
  )
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
    edits.push({place: at, text: retitle(form, number, escapeHeading(title))})
  }

  for (const wanted of fields) {
    const {place} = wanted
    const text = valueFor(wanted, title, author, today)
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
    const {value} = await simpleGit(folder).getConfig('user.name')
    const name = value?.trim()
    return name === '' ? undefined : name
  } catch {
    return undefined
  }
}
