import {dirname, join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {byFrequency} from '../../base/list.js'
import {markdownFilesIn} from '../../disk/markdown-files.js'
import {optionsFor} from '../../linter/overrides.js'
import type {Options} from '../../linter/options.js'
import type {Schema} from '../../linter/schema.js'
import {code, list} from '../../rule/wording.js'
import {isIndexName, isTemplateName} from '../../template/file-name-form.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'

// A file that any configuration takes for a proposal of the folder.
const anyDraft = 'draft-20000101-x.md'

/**
 * The schema by which proposals of a folder are read: that of the template that
 * the command line names, with the options that are set for it, else the folder's.
 *
 * @param own
 *   The name of a file in it, whose options are used.
 * @throws {UsageError}
 *   For mistakes in the configuration, and where several templates will do.
 */
export async function schemaFor(
  folder: string,
  own: string | undefined,
  args: Args,
  io: Io
): Promise<Schema> {
  const {template: named, ...others} = args
  const configured = {...others, template: undefined}
  const known = await schemasIn(folder, own, configured, io)
  if (named === undefined) {
    return typeof known === 'string'
      ? refuse(known)
      : chooseForFolder(known, folder, configured, io)
  }

  const path = resolve(io.cwd, named)
  const all = typeof known === 'string' ? [] : known
  const kinds = [...all, ...(await schemasAmong(folder, configured, io))]
  const found = kinds.find((d) => d.name === path)
  if (found) return found
  const given = await schemasIn(folder, own, args, io)
  return typeof given === 'string' ? refuse(given) : firstOf(given, folder)
}

function refuse(reason: string): never {
  throw new UsageError(reason)
}

function firstOf([first]: readonly Schema[], folder: string): Schema {
  return (
    first ??
    refuse(`Unexpected folder ${code(folder)}, expected a folder of proposals`)
  )
}

/** The schemas for a file of a folder, or why there is none. */
async function schemasIn(
  folder: string,
  own: string | undefined,
  args: Args,
  io: Io
): Promise<readonly Schema[] | string> {
  const all = await schemasOf(join(folder, own ?? anyDraft), args, io)
  if (own !== undefined || typeof all === 'string') return all
  const [first] = all
  const usual = first && usualFile(folder, first.options)
  return usual === undefined ? all : schemasOf(join(folder, usual), args, io)
}

/** The schemas for the files of a folder, which may be of several kinds. */
async function schemasAmong(
  folder: string,
  args: Args,
  io: Io
): Promise<readonly Schema[]> {
  const given = await schemasOf(join(folder, anyDraft), args, io)
  const [first] = typeof given === 'string' ? [] : given
  if (!first) return []
  const samples = new Map(
    markdownFilesIn(folder).map((d) => [
      optionsFor(first.options, new VFile({path: join(folder, d)})),
      join(folder, d)
    ])
  )
  const found: Schema[] = [first]
  for (const path of samples.values()) {
    const schemas = await schemasOf(path, args, io)
    if (typeof schemas !== 'string') found.push(...schemas)
  }

  return found
}

/** A file with the options that most files of a folder have, if they are others. */
function usualFile(folder: string, options: Options): string | undefined {
  const files = markdownFilesIn(folder).filter(
    (d) => !isIndexName(d) && !isTemplateName(d)
  )
  const optionsOfFile = (file: string) =>
    optionsFor(options, new VFile({path: join(folder, file)}))
  const [[most] = []] = byFrequency(files.map(optionsOfFile))
  return most === undefined || most === optionsOfFile(anyDraft)
    ? undefined
    : files.find((d) => optionsOfFile(d) === most)
}

async function schemasOf(
  path: string,
  args: Args,
  io: Io
): Promise<readonly Schema[] | string> {
  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: [],
      stdin: {text: '', name: path},
      parser: args.parser,
      config: args.config,
      options: optionsOf(args, io)
    },
    ({result, told}) => result?.subject.schemas ?? told[0]?.reason ?? [],
    () => undefined
  )
  return results[0] ?? []
}

/**
 * Of several templates, the one that lies in a folder, else the one that most of
 * its proposals are of.
 */
async function chooseForFolder(
  schemas: readonly Schema[],
  folder: string,
  args: Args,
  io: Io
): Promise<Schema> {
  if (schemas.length < 2) return firstOf(schemas, folder)
  const [beside, ...others] = schemas.filter((d) => dirname(d.name) === folder)
  if (beside && others.length === 0) return beside
  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: markdownFilesIn(folder).map((d) => join(folder, d)),
      stdin: undefined,
      parser: args.parser,
      config: args.config,
      options: optionsOf(args, io)
    },
    ({result}) =>
      result?.subject.kind === 'proposal'
        ? result.subject.schema.name
        : undefined,
    () => undefined
  )
  const [[most] = []] = byFrequency(results.flatMap((d) => d ?? []))
  return (
    schemas.find((d) => d.name === most) ??
    refuse(
      `Unexpected several templates for ${code(nameFrom(io.cwd, folder))}, ${list(
        schemas.map((d) => nameFrom(io.cwd, d.name)),
        'and'
      )}, expected one, name it with \`--template\``
    )
  )
}
