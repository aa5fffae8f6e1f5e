import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {simpleGit} from 'simple-git'
import {code} from '../lint/words.js'
import type {Edit} from '../lint/edits.js'
import {applyEdits} from '../lint/edits.js'
import {bind} from '../model/binding.js'
import {isCreated, isUpdated} from '../model/date.js'
import {nameLike, readNameForms} from '../model/file-name.js'
import {headOf} from '../model/head.js'
import {foldKey} from '../model/name.js'
import {readProposal} from '../model/proposal.js'
import type {Template, TemplateField} from '../model/template.js'
import {retitle} from '../model/title-form.js'
import {parse} from '../parse.js'
import {UsageError, type Args} from './args.js'
import {apply, type Change} from './change.js'
import type {Io} from './io.js'
import {
  checkFree,
  findPlace,
  nameFrom,
  nextNumber,
  type Place
} from './place.js'
import {sync} from './sync.js'

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
  const {at, schema, folder, today} = place
  const {template, names} = schema
  const isNumbered = names.some((d) => d.digits !== undefined)
  const number =
    args.draft || !isNumbered ? undefined : (args.number ?? nextNumber(place))
  if (number !== undefined) checkFree(number, folder.entries())
  const forms = names.length > 0 ? names : readNameForms(['<slug>.md'])
  const file = nameLike(forms, number, title.toLowerCase(), today)
  if (file === undefined) {
    throw new UsageError(
      `Unexpected title ${code(title)}, expected words that a file name can have`
    )
  }

  const path = join(at, file)
  if (existsSync(path)) {
    throw new UsageError(
      `Unexpected file ${code(nameFrom(io.cwd, path))}, expected none of this name, choose another title`
    )
  }

  const author = args.author ?? (await userName(at))
  const text = fill(template, number, title.trim(), author, today)
  const changes: Change[] = [
    {path, before: undefined, after: text},
    ...rowFor(place, file, text)
  ]
  io.out(planOf(changes, io))
  if (!args.dryRun) await apply(changes)
  return 0
}

/** What a change of several files is going to do. */
export function planOf(changes: readonly Change[], {cwd}: Io): string {
  return changes
    .map(({path, before, from}) => {
      const name = nameFrom(cwd, path)
      if (from !== undefined)
        return `rename ${nameFrom(cwd, from)} to ${name}\n`
      return `${before === undefined ? 'create' : 'change'} ${name}\n`
    })
    .join('')
}

/** The change of the index for one proposal, where there is an index. */
export function rowFor(
  {at, folder, schema}: Place,
  file: string,
  text: string,
  read = (path: string) => readFileSync(path, 'utf8')
): Change[] {
  const index = folder.index()
  if (!index) return []
  const {template, names, options} = schema
  const proposal = readProposal(parse(text), text)
  const number = names
    .map((d) => d.pattern.exec(file)?.groups?.['number'])
    .find((d) => d !== undefined)
  const entry = {
    file,
    number: number === undefined ? undefined : Number(number),
    head: headOf(bind(proposal, template, options.aliases), options.statuses)
  }
  const path = join(at, index.file)
  const before = readFileSync(path, 'utf8')
  const {source} = sync(
    read(path),
    {
      ...folder,
      entries: () => [entry],
      has: (d) => d === file || folder.has(d)
    },
    template
  )
  return source === before ? [] : [{path, before, after: source}]
}

/** The template, filled as far as that can be done for the author. */
function fill(
  template: Template,
  number: number | undefined,
  title: string,
  author: string | undefined,
  today: string
): string {
  const {source, title: form, titlePlace: at, fields} = template
  const edits: Edit[] = []
  if (form && at) edits.push({place: at, text: retitle(form, number, title)})
  for (const wanted of fields) {
    const place = wanted.place
    const text = valueFor(wanted, title, author, today)
    if (place && text !== undefined) edits.push({place, text})
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
  if (foldKey(key) === foldKey('Author')) return author
  return foldKey(key) === foldKey('Title') ? title : undefined
}

async function userName(folder: string): Promise<string | undefined> {
  try {
    const {value} = await simpleGit(folder).getConfig('user.name')
    return value?.trim() ?? undefined
  } catch {
    // Without git the prompt stays.
    return undefined
  }
}
