import {existsSync, readFileSync} from 'node:fs'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {globSync} from 'glob'
import type {Nodes} from 'mdast'
import {applyEdits, type Edit} from '../lint/edits.js'
import {code} from '../lint/words.js'
import {bind} from '../model/binding.js'
import {isUpdated} from '../model/date.js'
import {nameLike, readFileName} from '../model/file-name.js'
import {headOf} from '../model/head.js'
import {targetOf} from '../model/listed.js'
import {readProposal} from '../model/proposal.js'
import {retitle} from '../model/title-form.js'
import {spanOf, withoutBom} from '../model/text.js'
import {parse} from '../parse.js'
import {UsageError, type Args} from './args.js'
import {apply, type Change} from './change.js'
import type {Io} from './io.js'
import {planOf, rowFor} from './new.js'
import {checkFree, nextNumber, placeAt, type Place} from './place.js'

/** Gives a draft its number: in its name, its title, links to it, the index. */
export async function promote(
  draft: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const from = draft === undefined ? undefined : resolve(io.cwd, draft)
  if (from === undefined || !existsSync(from)) {
    throw new UsageError(
      `Unexpected ${code(draft ?? '')} to promote, expected a draft, such as \`draft-20260115-night-exports.md\``
    )
  }

  const place = await placeAt(dirname(from), args, io)
  const {at, schema, folder} = place
  const {names} = schema
  const read = readFileName(basename(from), names)
  if (read?.form.digits !== undefined || !read?.slug) {
    throw new UsageError(
      `Unexpected file name ${code(basename(from))}, expected a draft's, such as \`draft-20260115-night-exports.md\``
    )
  }

  const number = args.number ?? nextNumber(place)
  const others = folder.entries().filter((d) => d.file !== basename(from))
  checkFree(number, others)
  const file = nameLike(names, number, read.slug)
  if (file === undefined) {
    throw new UsageError(
      'Unexpected option `names` without a form with a number, expected one, such as `EP-XXX-<slug>.md`'
    )
  }

  const to = join(at, file)
  const before = readFileSync(from, 'utf8')
  const after = relink(renumber(before, number, place), from, from, file)
  const changes: Change[] = [{path: to, from, before, after}]
  const texts = new Map<string, string>()
  for (const path of documentsAround(at)) {
    if (path === from) continue
    const text = readFileSync(path, 'utf8')
    const linked = relink(text, path, from, file)
    texts.set(path, linked)
    if (linked !== text) changes.push({path, before: text, after: linked})
  }

  const rows = rowFor(
    {...place, folder: {...folder, index: folder.index}},
    file,
    after,
    (path) => texts.get(path) ?? readFileSync(path, 'utf8')
  )
  const all = [
    ...changes.filter((d) => rows.every((row) => row.path !== d.path)),
    ...rows
  ]
  io.out(planOf(all, io))
  if (!args.dryRun) await apply(all)
  return 0
}

/** The title with a number, and the day of the change. */
function renumber(source: string, number: number, place: Place): string {
  const {schema, today} = place
  const {template, options} = schema
  const text = withoutBom(source)
  const binding = bind(
    readProposal(parse(text), text),
    template,
    options.aliases
  )
  const {name} = headOf(binding)
  const at = binding.title?.text.place
  const edits: Edit[] = []
  if (template.title && at && name !== undefined) {
    edits.push({place: at, text: retitle(template.title, number, name)})
  }

  for (const {template: wanted, field} of binding.fields) {
    const day = field?.valuePlace
    if (wanted.date && isUpdated(wanted.key) && day) {
      edits.push({place: day, text: today})
    }
  }

  return (
    source.slice(0, source.length - text.length) + applyEdits(text, [edits])
  )
}

/** The Markdown of the repository, or of the folder where there is none. */
function documentsAround(at: string): string[] {
  let root = at
  for (let up = at; dirname(up) !== up; up = dirname(up)) {
    if (existsSync(join(up, '.git'))) root = up
  }

  return globSync('**/*.md', {
    cwd: root,
    absolute: true,
    nodir: true,
    ignore: ['**/node_modules/**', '**/.git/**']
  }).sort()
}

/** Lets links to a file lead to its new name. */
function relink(
  source: string,
  path: string,
  from: string,
  file: string
): string {
  const text = withoutBom(source)
  if (!text.includes(basename(from))) return source
  const edits: Edit[] = []
  const stack: Nodes[] = [parse(text)]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) stack.push(...node.children)
    if (node.type !== 'link' && node.type !== 'definition') continue
    const target = targetOf(node.url.replace(/[#?].*$/, ''))
    const place = spanOf(node)
    if (!target || !place || resolve(dirname(path), target.path) !== from) {
      continue
    }

    const url = node.url.replace(/^[^#?]*/, () => {
      const next = relative(dirname(path), join(dirname(from), file))
      return encodeURI(next.split(sep).join('/'))
    })
    const raw = text.slice(place.start, place.end)
    const at = raw.lastIndexOf(node.url)
    if (at < 0) continue
    const start = place.start + at
    edits.push({place: {start, end: start + node.url.length}, text: url})
  }

  return (
    source.slice(0, source.length - text.length) + applyEdits(text, [edits])
  )
}
