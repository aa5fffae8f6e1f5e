import wrapAnsi from 'wrap-ansi'
import {textTable, widthOf} from '../io/text-table.js'
import {nearest} from '../../document/near-names.js'
import {code} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import {commandNames, commands, isCommand, type Command} from './commands.js'
import {helpOf, usageOf} from './option-help.js'
import {optionsByName} from './options.js'

const lineWidth = 80
const indent = 2
const gap = 2

const usages = [...optionsByName].map(([name, option]) => ({
  ...option,
  usage: usageOf(name, option)
}))
const column = Math.max(...usages.map((d) => widthOf(d.usage)))

/** Rows with a name and its help, which is wrapped in a column of its own. */
function helpRows(pairs: ReadonlyArray<[name: string, help: string]>): string {
  const rows = pairs.flatMap(([name, help]) =>
    wrapAnsi(help.replaceAll('`', ''), lineWidth - indent - column - gap)
      .split('\n')
      .map((line, index) => [index === 0 ? name : '', line])
  )
  return textTable(rows, {indent, gap, widths: [column]})
}

/** The options that belong to a command, or those of all commands. */
function optionRows(command: Command | undefined): string {
  return helpRows(
    usages
      .filter((d) =>
        command ? d.commands?.includes(command) : d.commands === undefined
      )
      .map((d) => [d.usage, helpOf(d, command)])
  )
}

const commandRows = helpRows(
  commandNames.map((name) => {
    const {help, operands} = commands[name]
    return [`${name} ${operands}`, help]
  })
)

/** The options of a command below a heading; none where it has none. */
function optionSection(command: Command): string[] {
  const rows = optionRows(command)
  const name = command === 'lint' ? 'linting' : command
  return rows === '' ? [] : [`Options for ${name}:\n${rows}`]
}

/** What `ep-lint --help` prints. */
export const help = `Usage: ep-lint [options] ${commands.lint.operands}
       ep-lint <command> [options] [argument…]

Lints enhancement proposals against their template. Paths are files, folders and
globs, or - for standard input; by default the working folder is linted.
Options for the rules come from .remarkrc files; without one the built-in
template applies.

Commands:
${commandRows}
Options:
${optionRows(undefined)}
${(['lint', ...commandNames] as const).flatMap(optionSection).join('\n')}
Exit codes: 0 clean, 1 findings, 2 could not run.
`

/** What the help says of one command. */
function commandHelp(command: Command): string {
  const {help, operands} = commands[command]
  const usage = [
    command === 'lint' ? 'ep-lint' : `ep-lint ${command}`,
    '[options]',
    operands
  ]
  const sentence = `${help.charAt(0).toUpperCase()}${help.slice(1)}.`
  return [
    `Usage: ${usage.join(' ').trimEnd()}\n`,
    `${wrapAnsi(sentence, lineWidth)}\n`,
    ...optionSection(command),
    `Options:\n${optionRows(undefined)}`
  ].join('\n')
}

/**
 * The help, or what it says of one command.
 *
 * @throws {UsageError}
 *   Where there is no such command.
 */
export function helpFor(name: string | undefined): string {
  if (name === undefined) return help
  if (name === 'lint' || isCommand(name)) return commandHelp(name)
  const near = nearest(name, commandNames)
  const hint = near === undefined ? '' : `, did you mean \`ep-lint ${near}\`?`
  throw new UsageError(
    `Unexpected command ${code(name)}, expected one that \`ep-lint help\` lists${hint}`
  )
}
