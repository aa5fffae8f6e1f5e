import {code, list} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import {commands, usageOfCommand, type Command} from './commands.js'
import {isNegatable} from './option.js'
import {optionsByName} from './options.js'

/** Options as they were given, by their names on the command line. */
export type Given = Readonly<
  Record<string, boolean | string | Array<boolean | string> | undefined>
>

/**
 * Refuses arguments that make no sense together, rather than ignore some.
 *
 * @throws {UsageError}
 *   For the first mistake.
 */
export function checkArgs(
  given: Given,
  command: Command,
  operands: readonly string[]
): void {
  checkCommand(given, command)
  checkOperands(command, operands)
  checkConflicts(given)
  if (command === 'lint') {
    checkStdin(given, operands)
    checkTakenIn(given)
    checkStatistics(given)
  }

  for (const [name, value] of Object.entries(given)) {
    if (value === '') {
      throw new UsageError(
        `Unexpected empty value of \`--${name}\`, expected a value, or the option left out`
      )
    }
  }
}

/** Refuses options of another command. */
function checkCommand(given: Given, command: Command): void {
  for (const [name, {commands, type}] of optionsByName) {
    const value = given[name]
    const isGiven =
      value !== undefined && (value !== false || isNegatable({type}))
    if (!isGiven || !commands || commands.includes(command)) continue
    const written = value === false ? `--no-${name}` : `--${name}`
    const right = commands.map(
      (d) => usageOfCommand(d) + (d === 'lint' ? ' alone' : '')
    )
    throw new UsageError(
      `Unexpected \`${written}\` with ${usageOfCommand(command)}, expected it with ${right.join(' or ')}`
    )
  }
}

/** Refuses more operands than the command takes. */
function checkOperands(command: Command, operands: readonly string[]): void {
  const extra = operands[commands[command].most]
  if (extra !== undefined) {
    throw new UsageError(
      `Unexpected argument ${code(extra)}, expected no more for \`ep-lint ${command}\`, put quotes around an argument with spaces`
    )
  }
}

/** Options that make no sense together, and what is expected instead. */
const conflicts: ReadonlyArray<
  [option: string, others: string[], expected: string]
> = [
  ['check', ['write'], 'one of them: `--check` prints what `--write` changes'],
  ['draft', ['number'], 'one of them: a draft has no number'],
  ['format', ['dry-run'], 'one of them: a dry run prints a diff, no report'],
  ['exit-zero', ['max-warnings'], 'one of them'],
  [
    'fix-only',
    ['dry-run', 'format'],
    'it alone: it writes the fixes and prints no report'
  ],
  [
    'statistics',
    ['dry-run', 'fix-only', 'update-baseline'],
    'one of them: these print no report'
  ],
  [
    'update-baseline',
    ['fix', 'fix-only', 'since'],
    'it alone: the baseline is made of all findings'
  ],
  [
    'update-baseline',
    ['format', 'dry-run'],
    'it alone: it writes the baseline and prints no report'
  ],
  [
    'print-config',
    [
      'fix',
      'fix-only',
      'insert',
      'dry-run',
      'format',
      'since',
      'statistics',
      'update-baseline'
    ],
    'it alone: nothing is linted'
  ],
  ['no-cache', ['cache-location'], 'one of them']
]

function checkConflicts(given: Given): void {
  const isGiven = (name: string): boolean =>
    name === 'no-cache' ? given['cache'] === false : Boolean(given[name])
  for (const [option, others, expected] of conflicts) {
    if (!isGiven(option) || !others.some(isGiven)) continue
    const names = list(
      others.map((d) => `--${d}`),
      'or'
    )
    throw new UsageError(
      `Unexpected \`--${option}\` with ${names}, expected ${expected}`
    )
  }
}

/** Refuses revisions that a run would not look at. */
function checkTakenIn(given: Given): void {
  if (given['taken-in'] === undefined || given['since'] !== undefined) return
  throw new UsageError(
    'Unexpected `--taken-in` without `--since`, expected both: numbers of new proposals are compared'
  )
}

/** Refuses formats that have no room for statistics. */
function checkStatistics({format, statistics}: Given): void {
  if (!statistics || !Array.isArray(format)) return
  const other = format.map(String).find((d) => !/=|^(?:json|stylish)$/.test(d))
  if (other === undefined) return
  throw new UsageError(
    `Unexpected format ${code(other)} with \`--statistics\`, expected \`stylish\` or \`json\``
  )
}

/** Refuses what does not go with standard input, or without it. */
function checkStdin(given: Given, paths: readonly string[]): void {
  const isStdin = paths.includes('-')
  if (isStdin && (given['since'] ?? given['update-baseline'])) {
    throw new UsageError(
      'Unexpected standard input with `--since` or `--update-baseline`, expected files'
    )
  }

  if (isStdin && paths.length > 1) {
    throw new UsageError(
      'Unexpected paths beside `-`, expected either paths or standard input'
    )
  }

  if (!isStdin && given['stdin-filename'] !== undefined) {
    throw new UsageError(
      'Unexpected `--stdin-filename` without `-`, expected the path `-`: the option names standard input'
    )
  }
}
