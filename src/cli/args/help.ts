import wrapAnsi from 'wrap-ansi'
import {textTable, widthOf} from '../io/text-table.js'
import {commandNames, commands, type Command} from './commands.js'
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
const ofCommands = commandNames
  .map((name) => ({name, rows: optionRows(name)}))
  .filter((d) => d.rows !== '')
  .map(({name, rows}) => `Options for ${name}:\n${rows}`)

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
Options for linting:
${optionRows('lint')}
${ofCommands.join('\n')}
Exit codes: 0 clean, 1 findings, 2 could not run.
`
