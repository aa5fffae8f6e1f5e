import {parseArgs} from 'node:util'
import {rules} from '../../../rules/index.js'
import {visible} from '../../base/visible.js'
import {code, list, reasonOf} from '../../rule/wording.js'
import {nearest} from '../../document/near-names.js'
import type {Severity} from '../../linter/options.js'
import {formats, type Format} from '../../report/index.js'
import {checkArgs, type Given} from './check-args.js'
import {isCommand, type Command} from './commands.js'
import {isNegatable, type Option} from './option.js'
import {
  optionsByName,
  rulesFormats,
  statusFormats,
  templateFormats,
  type OptionValues
} from './options.js'
import {UsageError} from '../io/usage-error.js'

/** What the command line says. */
export interface Args extends Omit<OptionValues, 'format' | 'rule'> {
  command: Command
  /** The arguments that are no options, without the command. */
  operands: string[]
  rules: Record<string, Severity>
  /** The format of the report on standard output. */
  format: Format
  /** Reports that are written to files. */
  reports: ReadonlyArray<{format: Format; path: string}>
  rulesFormat: (typeof rulesFormats)[number]
  statusFormat: (typeof statusFormats)[number]
  templateFormat: (typeof templateFormats)[number]
}

/**
 * Reads the arguments of a command line.
 *
 * @throws {UsageError}
 *   Naming the argument, and what is expected in its place.
 */
export function readArgs(args: readonly string[]): Args {
  const {given, positionals} = parseGiven(args)
  const [first = '', ...others] = positionals
  const command = isCommand(first) ? first : 'lint'
  const operands = command === 'lint' ? positionals : others
  checkArgs(given, command, operands)
  const {format, rule, ...values} = readValues(given)
  const own = (of: Command) => (command === of ? format.at(-1) : undefined)
  return {
    ...values,
    command,
    operands,
    rules: readRules(rule),
    ...readFormats(command === 'lint' ? format : []),
    rulesFormat: readFormat(own('rules'), rulesFormats),
    statusFormat: readFormat(own('status'), statusFormats),
    templateFormat: readFormat(own('template'), templateFormats)
  }
}

function parseGiven(args: readonly string[]): {
  given: Given
  positionals: string[]
} {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        Array.from(optionsByName).flatMap(([name, option]) =>
          namesOf(name, option).map((d) => [d, syntaxOf(option, d)] as const)
        )
      ),
      allowPositionals: true,
      allowNegative: true
    })
    return {given: values, positionals}
  } catch (error) {
    throw unknownOption(args, error)
  }
}

/** The names under which `parseArgs` has to know an option; it negates flags. */
function namesOf(name: string, {type}: Option): string[] {
  return type === 'textOrNone' ? [name, `no-${name}`] : [name]
}

/** An option in the terms of `parseArgs`. */
function syntaxOf({short, type}: Option, name: string) {
  const isFlag =
    type === 'flag' || type === 'negatable' || name.startsWith('no-')
  return {
    type: isFlag ? ('boolean' as const) : ('string' as const),
    multiple: type === 'several',
    ...(short !== undefined && {short})
  }
}

function unknownOption(args: readonly string[], error: unknown): UsageError {
  const unknown = args
    .map((d) => /^--(?:no-)?([^=]+)/.exec(d)?.[1] ?? '')
    .find((d) => d !== '' && !optionsByName.has(d))
  if (unknown === undefined) {
    return new UsageError(
      `Unexpected arguments, expected them as \`ep-lint --help\` lists them: ${visible(reasonOf(error))}`
    )
  }

  const near = nearest(unknown, [...optionsByName.keys()])
  const isNegated =
    args.some((d) => d.startsWith(`--no-${unknown}`)) &&
    isNegatable({type: optionsByName.get(near ?? '')?.type ?? 'flag'})
  const hint =
    near === undefined
      ? 'see `ep-lint --help`'
      : `did you mean \`--${isNegated ? 'no-' : ''}${near}\`?`
  return new UsageError(
    `Unexpected option \`--${visible(unknown)}\`, expected a known one, ${hint}`
  )
}

/** The values of options that were not given and have no default. */
const absent: Partial<Record<Option['type'], unknown>> = {
  flag: false,
  several: []
}

/** The values of all options, by their names in the code. */
function readValues(given: Given): OptionValues {
  const values = Array.from(optionsByName, ([name, option]) => [
    option.key,
    readValue(name, option, given[name])
  ])
  // readValue gives each option the type that the table declares.
  return Object.fromEntries(values) as OptionValues
}

function readValue(
  name: string,
  {choices, default: fallback, type}: Option,
  given: Given[string]
): unknown {
  if (given === undefined) return fallback ?? absent[type]
  if (type === 'number') return readCount(name, String(given))
  return choices ? readChoice(name, String(given), choices) : given
}

function readChoice<T extends string>(
  what: string,
  name: string,
  choices: readonly T[]
): T {
  const choice = choices.find((d) => d === name)
  if (choice !== undefined) return choice
  throw new UsageError(
    `Unexpected ${what} ${code(name)}, expected ${list(choices, 'or')}`
  )
}

/** The format of a command; the first where none is given. */
function readFormat<T extends string>(
  given: string | undefined,
  choices: readonly [T, ...T[]]
): T {
  return given === undefined ? choices[0] : readChoice('format', given, choices)
}

/** Formats, at most one of them without a file. */
function readFormats(
  given: readonly string[]
): Pick<Args, 'format' | 'reports'> {
  const printed: Format[] = []
  const reports: Array<Args['reports'][number]> = []
  for (const text of given) {
    const [, name = text, path] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    const format = readChoice('format', name, formats)
    if (path === undefined) printed.push(format)
    else reports.push({format, path})
  }

  const [format = formats[0], ...others] = printed
  if (others.length === 0) return {format, reports}
  throw new UsageError(
    `Unexpected formats ${list(printed, 'and')}, expected one, write others to files, such as \`--format ${others.join()}=report.txt\``
  )
}

function readCount(name: string, value: string): number {
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
      const value = rest.join('=')
      const severity = severities.get(value)
      if (!ids.includes(id)) {
        const near = nearest(id, ids)
        throw new UsageError(
          `Unexpected rule ${code(id)}, expected ${near === undefined ? list(ids, 'or') : code(near)}`
        )
      }

      if (severity === undefined) {
        throw new UsageError(
          `Unexpected ${code(value)} for the rule \`${id}\`, expected \`off\`, \`warn\` or \`error\``
        )
      }

      return [id, severity]
    })
  )
}
