import {parseArgs} from 'node:util'
import {rules} from '../../../rules/index.js'
import {code, list, reasonOf} from '../../rule/wording.js'
import {nearest} from '../../document/near-names.js'
import type {Severity} from '../../linter/options.js'
import type {Choice} from '../../fast-parser/fast-or-remark.js'
import {formats, type Format} from '../../report/index.js'
import {checkTogether} from './check-args.js'
import {UsageError} from '../io/usage-error.js'

/** What the command was told. */
export interface Args {
  /** Files, folders and globs; `-` is standard input. */
  paths: string[]
  template: string | undefined
  rules: Record<string, Severity>
  /** How standard output is written. */
  format: Format
  /** Reports that are written to files. */
  reports: ReadonlyArray<{format: Format; path: string}>
  statusFormat: (typeof statusFormats)[number]
  fix: boolean
  dryRun: boolean
  quiet: boolean
  verbose: boolean
  color: boolean | undefined
  maxWarnings: number
  parser: Choice
  /** Whether what earlier runs found is taken from them. */
  cache: boolean
  cacheLocation: string | undefined
  stdinFilename: string | undefined
  /** The revision whose findings are not told. */
  since: string | undefined
  updateBaseline: boolean
  /** Whether an index is written, not only compared. */
  write: boolean
  author: string | undefined
  number: number | undefined
  draft: boolean
  /** The days after which a draft rests. */
  rest: number
  help: boolean
  version: boolean
}

const parsers = ['auto', 'remark'] as const
/** The formats of `ep-lint status`. */
const statusFormats = ['table', 'json', 'markdown'] as const

const options = {
  author: {type: 'string'},
  cache: {type: 'boolean'},
  'cache-location': {type: 'string'},
  check: {type: 'boolean', default: false},
  color: {type: 'boolean'},
  draft: {type: 'boolean', default: false},
  'dry-run': {type: 'boolean', default: false},
  fix: {type: 'boolean', default: false},
  format: {type: 'string', multiple: true},
  help: {type: 'boolean', short: 'h', default: false},
  'max-warnings': {type: 'string'},
  number: {type: 'string'},
  parser: {type: 'string', default: 'auto'},
  quiet: {type: 'boolean', short: 'q', default: false},
  rest: {type: 'string'},
  rule: {type: 'string', multiple: true},
  since: {type: 'string'},
  'stdin-filename': {type: 'string'},
  template: {type: 'string'},
  'update-baseline': {type: 'boolean', default: false},
  verbose: {type: 'boolean', default: false},
  version: {type: 'boolean', short: 'v', default: false},
  write: {type: 'boolean', default: false}
} as const

/**
 * Reads the arguments of a command line.
 *
 * @throws {UsageError}
 *   Naming the argument, what it is and what it can be.
 */
export function readArgs(args: readonly string[]): Args {
  const {values, positionals} = parse(args)
  const isStatus = positionals[0] === 'status'
  const given = values.format ?? []
  checkTogether(values, positionals)
  return {
    paths: positionals,
    template: values.template,
    rules: readRules(values.rule ?? []),
    ...readFormats(isStatus ? [] : given),
    statusFormat: isStatus
      ? readChoice('format', given.at(-1) ?? statusFormats[0], statusFormats)
      : statusFormats[0],
    fix: values.fix,
    dryRun: values['dry-run'],
    quiet: values.quiet,
    verbose: values.verbose,
    color: values.color,
    maxWarnings: readNumber('max-warnings', values['max-warnings'] ?? '0'),
    parser: readChoice('parser', values.parser, parsers),
    cache: values.cache ?? true,
    cacheLocation: values['cache-location'],
    stdinFilename: values['stdin-filename'],
    since: values.since,
    updateBaseline: values['update-baseline'],
    write: values.write,
    author: values.author,
    number:
      values.number === undefined
        ? undefined
        : readNumber('number', values.number),
    draft: values.draft,
    rest: readNumber('rest', values.rest ?? '90'),
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

function readChoice<T extends string>(
  what: string,
  name: string,
  known: readonly T[]
): T {
  const choice = known.find((d) => d === name)
  if (choice !== undefined) return choice
  throw new UsageError(
    `Unexpected ${what} ${code(name)}, expected ${list(known, 'or')}`
  )
}

/** Formats, at most one of them without a file. */
function readFormats(
  given: readonly string[]
): Pick<Args, 'format' | 'reports'> {
  const shown: Format[] = []
  const reports: Array<Args['reports'][number]> = []
  for (const text of given) {
    const [, name = text, path] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    const format = readChoice('format', name, formats)
    if (path === undefined) shown.push(format)
    else reports.push({format, path})
  }

  const [format = formats[0], ...others] = shown
  if (others.length === 0) return {format, reports}
  throw new UsageError(
    `Unexpected formats ${list(shown, 'and')}, expected one, write others to files, such as \`--format ${others.join()}=report.txt\``
  )
}

function readNumber(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new UsageError(
    `Unexpected ${code(value)} for \`--${name}\`, expected a number such as \`10\``
  )
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
      const [id = '', ...rest] = pair.split('=')
      const how = rest.join('=')
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
