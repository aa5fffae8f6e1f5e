/** Renders the table of the command's options in its guide. */
import {usageOfCommand} from '../src/cli/args/commands.js'
import {helpOf, usageOf} from '../src/cli/args/option-help.js'
import {optionsByName} from '../src/cli/args/options.js'
import {markdownTable} from '../src/cli/io/text-table.js'

const marks =
  /(?<=<!-- command options -->\n)[\s\S]*(?=<!-- \/command options -->)/

/** A page with the table as it should be. */
export function withCommandOptions(page: string): string {
  const rows = Array.from(optionsByName, ([name, option]) => [
    `\`${usageOf(name, option)}\``,
    helpOf(option),
    option.commands?.map(usageOfCommand).join(', ') ?? 'all'
  ])
  const table = markdownTable([['option', 'what it does', 'commands'], ...rows])
  return page.replace(marks, () => `\n${table}\n`)
}
