import {readdirSync} from 'node:fs'
import {dirname, isAbsolute, join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {loadParse} from '../../fast-parser/fast-or-remark.js'
import {readFolder} from '../../disk/folder.js'
import {isTemplateName} from '../../template/file-name-form.js'
import {code, list} from '../../rule/wording.js'
import {bind, type Binding} from '../../binding/bind.js'
import {utcDay} from '../../base/date.js'
import type {Folder} from '../../index-page/folder.js'
import {readProposal} from '../../document/proposal.js'
import {withoutBom} from '../../markdown/source.js'
import {fileNamesIn, type Schema} from '../../linter/schema.js'
import type {Parse} from '../../remark/parse.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {findFiles} from '../run/find.js'
import type {Io} from '../io/io.js'
import {isFolder, nameFrom} from '../io/path.js'
import {schemaFor} from './folder-schema.js'

/** A folder of proposals, and how they are read. */
export interface ProposalsFolder {
  /** The absolute path. */
  path: string
  schema: Schema
  folder: Folder
  parse: Parse
  today: string
}

/**
 * Finds the folder of proposals: the given one, else the only one in the working
 * folder, else that of the template.
 *
 * @throws {UsageError}
 *   Where there is none, or several.
 */
export async function findProposalsFolder(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<ProposalsFolder> {
  if (given !== undefined && !isFolder(resolve(io.cwd, given))) {
    throw new UsageError(
      `Unexpected path ${code(given)}, expected a folder of proposals`
    )
  }

  return readProposalsFolder(
    given ? resolve(io.cwd, given) : await searchFolder(args, io),
    args,
    io
  )
}

/**
 * Reads a folder of proposals, by the configuration that applies in it.
 *
 * @param own
 *   The name of a file in it: its configuration is used, and the others are read.
 * @throws {UsageError}
 *   For mistakes in the configuration.
 */
export async function readProposalsFolder(
  folderPath: string,
  args: Args,
  io: Io,
  own?: string
): Promise<ProposalsFolder> {
  const schema = await schemaFor(folderPath, own, args, io)
  const parse = await loadParse(args.parser)
  const path = join(folderPath, own ?? 'x.md')
  const folder = readFolder(new VFile({path}), schema, parse, undefined)
  if (!folder) {
    throw new UsageError(
      `Unexpected folder ${code(folderPath)}, expected a folder of proposals`
    )
  }

  const today = schema.options.today ?? utcDay()
  const names = fileNamesIn(schema, folder)
  return {path: folderPath, schema: {...schema, names}, folder, parse, today}
}

/** The folder to use where none is given. */
async function searchFolder(args: Args, io: Io): Promise<string> {
  const files = new Set(await findFiles(['.'], io.cwd))
  const found: string[] = []
  let mistake: UsageError | undefined
  for (const at of new Set(Array.from(files, (d) => dirname(d)))) {
    try {
      const first = (await readProposalsFolder(at, args, io)).folder.first()
      if (first && files.has(join(at, first.file))) found.push(at)
    } catch (error) {
      // The configuration may be right for another folder.
      if (!(error instanceof UsageError)) throw error
      mistake ??= error
    }
  }

  const withTemplate = args.template && dirname(resolve(io.cwd, args.template))
  if (withTemplate && found.includes(withTemplate)) return withTemplate
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  if (only !== undefined) {
    throw new UsageError(
      `Unexpected proposals in several folders, expected one, choose it: ${list(
        found.map((d) => nameFrom(io.cwd, d)),
        'or'
      )}`
    )
  }

  if (mistake) throw mistake
  const {name} = (await readProposalsFolder(io.cwd, args, io)).schema
  if (isAbsolute(name)) return dirname(name)
  if (readdirSync(io.cwd).some((d) => isTemplateName(d))) return io.cwd
  throw new UsageError(
    'Unexpected folder without proposals or a template, expected proposals, name their folder, or the template with `--template`'
  )
}

/** Reads a text as a proposal of a folder. */
export function bindText(
  source: string,
  {parse, schema}: ProposalsFolder
): Binding {
  const text = withoutBom(source)
  const {template, options} = schema
  return bind(readProposal(parse(text), text), template, options.aliases)
}
