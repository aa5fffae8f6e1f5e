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
import {apply, planOf, type Change} from '../proposals/change-set.js'
import {asHeading} from '../proposals/escape-heading.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {
  checkFree,
  findPlace,
  nextNumber,
  type Place
} from '../proposals/proposals-folder.js'
import {rowFor} from '../proposals/sync-index.js'

/** Writes a new proposal after the template, and its row in the index. */
export async function create(
  title: string | undefined,
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  if (title === undefined || title.trim() === '') {
    throw new UsageError(
      'Unexpected command `new` without a title, expected one, such as `ep-lint new "Night exports"`'
    )
  }

  const place = await findPlace(given, args, io)
  const number = numberFor(place, args)
  const file = nameFor(place, number, title)
  const path = join(place.at, file)
  if (existsSync(path)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, path))}, expected none of this name, choose another title`
    )
  }

  const author = args.author ?? (await userName(place.at))
  const text = fill(place, number, collapseWhiteSpace(title), author)
  const changes: Change[] = [{path, before: undefined, after: text}]
  const row = rowFor(place, file, text, io)
  if (row) changes.push(row)
  io.out(planOf(changes, io))
  if (!args.dryRun) await apply(changes)
  return 0
}

/** The number of the new proposal; none for a draft, and where none has one. */
function numberFor(place: Place, {draft, number}: Args): number | undefined {
  const {names} = place.schema
  const isNumbered = names.some((d) => d.digits !== undefined)
  if (number !== undefined && !isNumbered) {
    throw new UsageError(
      'Unexpected `--number`, expected none: names of files here have no number, set the option `names` if they do'
    )
  }

  if (draft && isNumbered && names.every((d) => d.digits !== undefined)) {
    throw new UsageError(
      'Unexpected `--draft`, expected a form without a number in the option `names`, such as `draft-YYYYMMDD-<slug>.md`'
    )
  }

  if (draft || !isNumbered) return undefined
  if (number === undefined) return nextNumber(place)
  checkFree(number, place)
  return number
}

function nameFor(
  {schema, today}: Place,
  number: number | undefined,
  title: string
): string {
  const {names} = schema
  const forms = names.length > 0 ? names : readNameForms(['<slug>.md'])
  const file = nameLike(forms, number, [title.toLowerCase()], today)
  if (file !== undefined) return file
  throw new UsageError(
    `Unexpected title ${code(title)}, expected words that a file name can have`
  )
}

/** The template, filled as far as that can be done for the author. */
function fill(
  {schema, today}: Place,
  number: number | undefined,
  title: string,
  author: string | undefined
): string {
  const {source, title: form, titlePlace: at, fields} = schema.template
  if (source === '') {
    throw new UsageError(
      'Unexpected template without its text, expected the path of a Markdown file, name it with `--template`'
    )
  }

  const edits: Edit[] = []
  if (form && at) {
    edits.push({place: at, text: retitle(form, number, asHeading(title))})
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

/** Who git says that is; without git the prompt stays. */
async function userName(folder: string): Promise<string | undefined> {
  try {
    const {value} = await simpleGit(folder).getConfig('user.name')
    const name = value?.trim()
    return name === '' ? undefined : name
  } catch {
    return undefined
  }
}
