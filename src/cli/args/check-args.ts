import {code} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'

/** How many arguments the subcommands take at most. */
const subcommands = new Map([
  ['explain', 1],
  ['index', 1],
  ['init', 0],
  ['new', 2],
  ['promote', 1],
  ['status', 1]
])

/** Linting, which needs no subcommand. */
const alone = ''

/** What options are for, where that is not everything. */
const homes = {
  author: ['new'],
  cache: [alone],
  'cache-location': [alone],
  check: ['index'],
  draft: ['new'],
  'dry-run': [alone, 'new', 'promote'],
  fix: [alone],
  format: [alone, 'status'],
  'max-warnings': [alone],
  number: ['new', 'promote'],
  quiet: [alone],
  rest: ['status'],
  since: [alone],
  'stdin-filename': [alone],
  'update-baseline': [alone],
  verbose: [alone],
  write: ['index']
}

/** Options as they are given. */
type Values = Partial<Readonly<Record<keyof typeof homes, unknown>>>

/** Refuses options of another subcommand. */
function checkPlace(values: Values, first: string | undefined): void {
  const subcommand =
    first !== undefined && subcommands.has(first) ? first : alone
  const given = new Map(Object.entries(values))
  for (const [name, at] of Object.entries(homes)) {
    const value = given.get(name)
    const isGiven = value !== undefined && value !== false
    if (!isGiven || at.includes(subcommand)) continue
    const where = at.map((d) =>
      d === alone ? '`ep-lint` alone' : code(`ep-lint ${d}`)
    )
    throw new UsageError(
      `Unexpected \`--${name}\` with ${code(`ep-lint ${subcommand}`)}, expected it with ${where.join(' or ')}`
    )
  }
}

/** Refuses arguments that a subcommand would leave out. */
function checkMany([subcommand = '', ...given]: readonly string[]): void {
  const extra = given[subcommands.get(subcommand) ?? Infinity]
  if (extra !== undefined) {
    throw new UsageError(
      `Unexpected argument ${code(extra)}, expected no more for \`ep-lint ${subcommand}\`, put quotes around what has spaces`
    )
  }
}

/** Refuses what makes no sense together, rather than leave half of it out. */
export function checkTogether(
  values: Values,
  positionals: readonly string[]
): void {
  checkPlace(values, positionals[0])
  checkMany(positionals)
  const isStdin = positionals.includes('-')
  const {fix, format, since, 'update-baseline': updates} = values
  const isDry = values['dry-run']
  const mistakes: Array<[isThere: unknown, message: string]> = [
    [
      values.check && values.write,
      '`--check` with `--write`, expected one of them: the one tells what the other does'
    ],
    [
      values.draft && values.number !== undefined,
      '`--draft` with `--number`, expected one of them: a draft has no number'
    ],
    [
      fix && isDry,
      '`--fix` with `--dry-run`, expected one of them: the one writes what the other shows'
    ],
    [
      format && isDry,
      '`--format` with `--dry-run`, expected one of them: a dry run shows a diff and no report'
    ],
    [
      updates && [fix, since].some(Boolean),
      '`--update-baseline` with `--fix` or `--since`, expected it alone: it writes all that is found'
    ],
    [
      updates && (format ?? isDry),
      '`--update-baseline` with `--format` or `--dry-run`, expected it alone: it writes and reports nothing'
    ],
    [
      values.cache === false && values['cache-location'] !== undefined,
      '`--no-cache` with `--cache-location`, expected one of them'
    ],
    [
      isStdin && (since ?? updates),
      'standard input with `--since` or `--update-baseline`, expected files'
    ],
    [
      isStdin && positionals.length > 1,
      'paths beside `-`, expected standard input alone or paths'
    ],
    [
      !isStdin && values['stdin-filename'] !== undefined,
      '`--stdin-filename` without `-`, expected it to name standard input'
    ]
  ]
  const [mistake] = mistakes.filter(([isThere]) => isThere)
  if (mistake) throw new UsageError(`Unexpected ${mistake[1]}`)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') {
      throw new UsageError(
        `Unexpected \`\` for \`--${name}\`, expected a value, or to leave it out`
      )
    }
  }
}
