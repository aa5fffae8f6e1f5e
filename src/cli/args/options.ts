import {formats} from '../../report/index.js'
import {choice} from './choice.js'
import type {Option, Values} from './option.js'

/** The formats of `ep-lint status`, the default first. */
export const statusFormats = ['table', 'json', 'markdown', 'html'] as const

/** The formats of `ep-lint rules`, the default first. */
export const rulesFormats = ['table', 'json', 'markdown'] as const

/** The formats of `ep-lint template`, the default first. */
export const templateFormats = ['table', 'json'] as const

/**
 * Every option, by the name that it has in the code: `--dry-run` is `dryRun`.
 *
 * The parser, `--help`, the checks and the table in docs/command.md are made of this.
 */
export const options = {
  template: {
    type: 'text',
    value: '<path>',
    help: 'the template; a relative path is looked for beside each proposal and in the folders above'
  },
  rule: {
    type: 'several',
    value: '<id>=<severity>',
    help: 'turn a rule `off`, or report it as `warn` or `error`; may be repeated'
  },
  config: {
    type: 'textOrNone',
    value: '<path>',
    help: 'read the options from this file, or, with `--no-config`, from none, instead of the `.remarkrc` files above each proposal'
  },
  parser: {
    type: 'choice',
    value: '<name>',
    choices: ['auto', 'remark'],
    default: 'auto',
    help: '`auto` uses a faster parser where the result is the same, `remark` never does'
  },
  color: {
    type: 'negatable',
    help: 'color the report, or not; by default on terminals, unless `NO_COLOR` is set'
  },
  help: {
    type: 'flag',
    short: 'h',
    help: 'print the help; behind a command, that of the command'
  },
  version: {type: 'flag', short: 'v', help: 'print the version'},
  fix: {
    type: 'flag',
    help: 'fix what is wrong, and report the rest',
    commands: ['lint']
  },
  fixOnly: {
    type: 'flag',
    help: 'write the fixes, and with `--insert` the insertions, print how many, report nothing, and exit with 0',
    commands: ['lint']
  },
  insert: {
    type: 'flag',
    help: 'insert what is missing, with prompts to fill in',
    commands: ['lint']
  },
  dryRun: {
    type: 'flag',
    help: {
      lint: 'print what `--fix` would write as a diff, or what `--insert` would, and write nothing',
      new: 'print the changes, and make none',
      promote: 'print the changes, and make none'
    },
    commands: ['lint', 'new', 'promote']
  },
  format: {
    type: 'several',
    value: '<name>',
    help: {
      lint: `how to print the report: ${choice(formats)}; further reports go to files, as in \`--format sarif=report.sarif\``,
      rules: `how to print the list: ${choice(rulesFormats)}`,
      status: `how to print the state: ${choice(statusFormats)}`,
      template: `how to print what was read: ${choice(templateFormats)}`
    },
    commands: ['lint', 'rules', 'status', 'template']
  },
  maxWarnings: {
    type: 'number',
    value: '<count>',
    default: 0,
    help: 'exit with 0 if there are no errors and at most this many warnings',
    commands: ['lint']
  },
  exitZero: {
    type: 'flag',
    help: 'exit with 0 whatever was found, and with 2 where it could not run',
    commands: ['lint']
  },
  since: {
    type: 'text',
    value: '<revision>',
    help: 'report only findings that were not there at the merge base with a git revision',
    commands: ['lint']
  },
  takenIn: {
    type: 'several',
    value: '<revision>',
    help: 'a git revision whose files have numbers that are taken, as those of the base branch are; `ep-lint` takes it beside `--since`; may be repeated',
    commands: ['lint', 'new', 'promote']
  },
  history: {
    type: 'flag',
    help: 'judge each proposal by the template as it was, in git, when the proposal was created',
    commands: ['lint', 'explain', 'status']
  },
  reportUnusedDisables: {
    type: 'flag',
    help: 'also report comments that turn rules off which find nothing there',
    commands: ['lint']
  },
  baseline: {
    type: 'negatable',
    default: true,
    help: 'leave out what `.ep-lint-baseline.json` lists (default), or report everything',
    commands: ['lint']
  },
  updateBaseline: {
    type: 'flag',
    help: 'write all findings to `.ep-lint-baseline.json`; later runs do not report them',
    commands: ['lint']
  },
  cache: {
    type: 'negatable',
    default: true,
    help: 'reuse the findings of unchanged files (default), or lint every file again',
    commands: ['lint']
  },
  cacheLocation: {
    type: 'text',
    value: '<path>',
    help: 'file or folder of the cache; by default in `node_modules/.cache/ep-lint`, or in the cache of the user where a project has no `node_modules`',
    commands: ['lint']
  },
  stdinFilename: {
    type: 'text',
    value: '<path>',
    help: 'path to assume for standard input, which the path `-` stands for',
    commands: ['lint']
  },
  printConfig: {
    type: 'text',
    value: '<file>',
    help: 'print the template and options in force for a file, and where each comes from',
    commands: ['lint']
  },
  quiet: {
    type: 'flag',
    short: 'q',
    help: 'print findings only: no notes, no summary',
    commands: ['lint']
  },
  verbose: {
    type: 'flag',
    help: 'also print why a finding matters, the page of its rule, and which parser read which files',
    commands: ['lint']
  },
  statistics: {
    type: 'flag',
    help: 'count the findings by rule, section and year of creation, instead of printing them',
    commands: ['lint']
  },
  staleAfter: {
    type: 'number',
    value: '<days>',
    default: 90,
    help: 'days without an update after which a draft is stale',
    commands: ['status']
  },
  by: {
    type: 'choice',
    value: '<what>',
    choices: ['template'],
    help: 'group the proposals by their `template`',
    commands: ['status']
  },
  against: {
    type: 'text',
    value: '<folder>',
    help: 'show how the proposals of a folder use the template: what they have, lack and add, and by which names',
    commands: ['template']
  },
  check: {
    type: 'flag',
    help: 'print what differs, and exit with 1 if anything does (default)',
    commands: ['index']
  },
  write: {
    type: 'flag',
    help: 'update the index, or write one where there is none',
    commands: ['index']
  },
  author: {
    type: 'text',
    value: '<name>',
    help: 'author of the proposal; by default the user name that git knows',
    commands: ['new']
  },
  draft: {
    type: 'flag',
    help: 'write a draft, which has no number yet',
    commands: ['new']
  },
  number: {
    type: 'number',
    value: '<number>',
    help: 'number of the proposal; by default the next one that is free',
    commands: ['new', 'promote']
  }
} as const satisfies Record<string, Option>

type Options = typeof options

/** The value of an option; `undefined` only where it has no default. */
type ValueOf<Own extends Option> =
  | (Own extends {choices: ReadonlyArray<infer Choice>}
      ? Choice
      : Values[Own['type']])
  | (Own extends {type: 'flag' | 'several'} | {default: unknown}
      ? never
      : undefined)

/** The values of all options, those that are not given by their defaults. */
export type OptionValues = {
  [Name in keyof Options]: ValueOf<Options[Name]>
}

/** The options, by their names on the command line. */
export const optionsByName: ReadonlyMap<string, Option & {key: string}> =
  new Map(
    Object.entries(options).map(([key, option]) => [
      key.replace(/[A-Z]/g, (d) => `-${d.toLowerCase()}`),
      {...option, key}
    ])
  )
