import {dirname, isAbsolute, resolve} from 'node:path'
import {rules} from '../../../rules/index.js'
import type {Options} from '../../linter/options.js'
import type {LintedFile} from '../run/linted-file.js'
import type {Schema} from '../../linter/schema.js'
import {code} from '../../rule/wording.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {isFile, wayFrom} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'

/** Where the options in force come from. */
interface Sources {
  given: Readonly<Record<string, unknown>>
  /** The path of the configuration. */
  config: string | undefined
  /** The options of the configuration, before any override. */
  configured: Readonly<Record<string, unknown>>
}

/**
 * Prints the configuration in force for a file, and where each part comes from.
 *
 * @throws {UsageError}
 *   For a file that is not there, or cannot be linted.
 */
export async function printConfig(
  path: string,
  args: Args,
  io: Io
): Promise<number> {
  const [other] = args.operands
  if (other !== undefined) {
    throw new UsageError(
      `Unexpected argument ${code(other)} with \`--print-config\`, expected one file, behind the option`
    )
  }

  const full = resolve(io.cwd, path)
  if (!isFile(full)) {
    throw new UsageError(
      `Unexpected ${code(path)} for \`--print-config\`, expected a file that exists`
    )
  }

  const {results, configs} = await runEach(
    {
      cwd: io.cwd,
      paths: [path],
      stdin: undefined,
      parser: args.parser,
      config: args.config,
      options: optionsOf(args, io)
    },
    schemaOrError,
    () => undefined
  )
  const [found] = results
  if (!found) {
    throw new UsageError(
      `Unexpected ${code(path)} for \`--print-config\`, expected a file that \`.remarkignore\` does not name`
    )
  }

  const {path: config, options} = configs.of(dirname(full))
  const {rules: _, ...given} = optionsOf(args, io)
  const sources = {
    given,
    config: config && wayFrom(io.cwd, config),
    configured: {...(typeof options === 'object' ? options : {})}
  }
  const state = stateOf(found.schema, sources, args, io.cwd)
  const all = {file: path, isProposal: found.isProposal, ...state}
  io.out(`${JSON.stringify(all, undefined, 2)}\n`)
  return 0
}

function schemaOrError({result, told}: LintedFile): {
  schema: Schema
  isProposal: boolean
} {
  if (result) {
    const {kind, schema} = result.subject
    return {schema, isProposal: kind === 'proposal'}
  }

  const [error] = told
  throw new UsageError(error?.reason ?? 'Unexpected file, expected Markdown')
}

function stateOf(
  {names, name, options, template, version, fromRoot}: Schema,
  sources: Sources,
  args: Args,
  cwd: string
) {
  const {rules: severities = {}, overrides: _, ...others} = options
  return {
    configuration: sources.config,
    template: {
      path: isAbsolute(name) ? wayFrom(cwd, name) : name,
      version,
      from: options.template
        ? sourceOfOption('template', options, sources)
        : isAbsolute(name)
          ? 'the only template beside the file'
          : 'built-in'
    },
    pathFromRoot: fromRoot,
    fileNames: names.map((d) => d.text),
    statuses: options.statuses ?? template.statuses,
    options: Object.fromEntries(
      Object.entries(others).map(([key, value]) => [
        key,
        {value, from: sourceOfOption(key, options, sources)}
      ])
    ),
    rules: Object.fromEntries(
      rules.map(({id}) => [
        id,
        {
          severity:
            severities[id] === false ? 'off' : (severities[id] ?? 'warn'),
          from: Object.hasOwn(args.rules, id)
            ? 'command line'
            : severities[id] === undefined
              ? 'default'
              : sources.config
        }
      ])
    )
  }
}

function sourceOfOption(
  key: string,
  options: Options,
  {given, config = 'configuration', configured}: Sources
): string {
  if (given[key] !== undefined) return 'command line'
  const values = new Map<string, unknown>(Object.entries(options))
  const isOwn =
    JSON.stringify(configured[key]) === JSON.stringify(values.get(key))
  return isOwn || configured['overrides'] === undefined
    ? config
    : `overrides of ${config}`
}
