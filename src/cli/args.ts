import {parseArgs} from 'node:util'
import {rules} from '../../rules/index.js'
import {code, list} from '../lint/words.js'
import {nearest} from '../model/name.js'
import type {Severity} from '../options.js'
import {reporters, type Format} from '../report/index.js'

/** What the command was told. */
export interface Args {
  /** Files, folders and globs; `-` is standard input. */
  paths: string[]
  template: string | undefined
  rules: Record<string, Severity>
  format: Format
  fix: boolean
  dryRun: boolean
  quiet: boolean
  verbose: boolean
  color: boolean | undefined
  maxWarnings: number
  stdinFilename: string | undefined
  /** The revision whose findings are not told. */
  since: string | undefined
  updateBaseline: boolean
  help: boolean
  version: boolean
}

/** A mistake of whoever runs the command: it could not run. */
export class UsageError extends Error {}

const options = {
  color: {type: 'boolean'},
  'dry-run': {type: 'boolean', default: false},
  fix: {type: 'boolean', default: false},
  format: {type: 'string', default: 'stylish'},
  help: {type: 'boolean', short: 'h', default: false},
  'max-warnings': {type: 'string', default: '0'},
  quiet: {type: 'boolean', short: 'q', default: false},
  rule: {type: 'string', multiple: true},
  since: {type: 'string'},
  'stdin-filename': {type: 'string'},
  template: {type: 'string'},
  'update-baseline': {type: 'boolean', default: false},
  verbose: {type: 'boolean', default: false},
  version: {type: 'boolean', short: 'v', default: false}
} as const

export const help = `Usage: ep-lint [options] [files, folders or globs…]
       ep-lint explain <rule id | file>
       ep-lint init

Lints enhancement proposals against their template. Configuration comes from
.remarkrc files; without one the built-in template applies.

  --template <path>      template, beside the proposals or above
  --rule <id>=<how>      turn a rule off, or to warn or error; may be repeated
  --fix                  write repairs
  --dry-run              show what --fix would do, as a diff
  --format <name>        ${Object.keys(reporters).join(', ')}
  --max-warnings <n>     warnings that still count as clean, default 0
  --since <revision>     only what is new since the merge base with it
  --update-baseline      write what is found to .ep-lint-baseline.json, to be
                         left out from then on
  --stdin-filename <p>   name for what comes from standard input (-)
  -q, --quiet            findings only: no notes, no summary
  --verbose              say why, and where each rule is described
  --[no-]color           color or not, default: if the output is a terminal
  -h, --help             this text
  -v, --version          the version

Exit codes: 0 clean, 1 findings, 2 could not run.
`

/**
 * Reads the arguments of a command line.
 *
 * @throws {UsageError}
 *   Naming the argument, what it is and what it can be.
 */
export function readArgs(args: readonly string[]): Args {
  const {values, positionals} = parse(args)
  const format = values.format
  if (!isFormat(format)) {
    throw new UsageError(
      `Unexpected format ${code(format)}, expected ${list(Object.keys(reporters), 'or')}`
    )
  }

  const maxWarnings = Number(values['max-warnings'])
  if (!/^\d+$/.test(values['max-warnings'])) {
    throw new UsageError(
      `Unexpected ${code(values['max-warnings'])} for \`--max-warnings\`, expected a number such as \`10\``
    )
  }

  if (values.fix && values['dry-run']) {
    throw new UsageError(
      'Unexpected `--fix` with `--dry-run`, expected one of them: the one writes what the other shows'
    )
  }

  if (values['update-baseline'] && (values.fix || values.since)) {
    throw new UsageError(
      'Unexpected `--update-baseline` with `--fix` or `--since`, expected it alone: it writes all that is found'
    )
  }

  if (
    positionals.includes('-') &&
    (values.since || values['update-baseline'])
  ) {
    throw new UsageError(
      'Unexpected standard input with `--since` or `--update-baseline`, expected files'
    )
  }

  if (positionals.includes('-') && positionals.length > 1) {
    throw new UsageError(
      'Unexpected paths beside `-`, expected standard input alone or paths'
    )
  }

  return {
    paths: positionals,
    template: values.template,
    rules: readRules(values.rule ?? []),
    format,
    fix: values.fix,
    dryRun: values['dry-run'],
    quiet: values.quiet,
    verbose: values.verbose,
    color: values.color,
    maxWarnings,
    stdinFilename: values['stdin-filename'],
    since: values.since,
    updateBaseline: values['update-baseline'],
    help: values.help,
    version: values.version
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      allowNegative: true
    })
  } catch (error) {
    const names = Object.keys(options)
    const unknown = args
      .map((d) => /^--(?:no-)?([^=]+)/.exec(d)?.[1] ?? '')
      .find((d) => d !== '' && !names.includes(d))
    if (unknown === undefined) {
      throw new UsageError(
        `Unexpected arguments, expected them as \`ep-lint --help\` says: ${reasonOf(error)}`
      )
    }

    const near = nearest(unknown, names)
    const hint =
      near === undefined ? 'see `ep-lint --help`' : `such as \`--${near}\``
    throw new UsageError(
      `Unexpected option \`--${unknown}\`, expected a known one, ${hint}`
    )
  }
}

/** What an error says. */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error && 'message' in error
    ? String(error.message)
    : String(error)
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(reporters, name)
}

const severities = new Map<string, Severity>([
  ['off', false],
  ['warn', 'warn'],
  ['error', 'error']
])

function readRules(pairs: readonly string[]): Record<string, Severity> {
  const ids = rules.map((d) => d.id)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [id = '', how = ''] = pair.split('=', 2)
      const severity = severities.get(how)
      if (!ids.includes(id)) {
        const near = nearest(id, ids)
        throw new UsageError(
          `Unexpected rule ${code(id)}, expected ${near === undefined ? list(ids, 'or') : code(near)}`
        )
      }

      if (severity === undefined) {
        throw new UsageError(
          `Unexpected ${code(how)} for the rule \`${id}\`, expected \`off\`, \`warn\` or \`error\``
        )
      }

      return [id, severity]
    })
  )
}
