/** Renders the table of the command's options in its guide. */
import {usageOfCommand} from '../src/cli/args/commands.js'
import {helpOf, usageOf} from '../src/cli/args/option-help.js'
import {optionsByName} from '../src/cli/args/options.js'
import {widthOf} from '../src/cli/io/text-table.js'

const marks =
  /(?<=<!-- command options -->\n)[\s\S]*(?=<!-- \/command options -->)/

/** A page with the table as it should be. */
export function withCommandOptions(page: string): string {
  const rows = Array.from(optionsByName, ([name, option]) => [
    `\`${usageOf(name, option)}\``,
    helpOf(option),
    option.commands?.map(usageOfCommand).join(', ') ?? 'all'
  ])
  const table = alignedTable([['option', 'what it does', 'commands'], ...rows])
  return page.replace(marks, () => `\n${table}\n`)
}

/** A table as Prettier formats it. */
function alignedTable([head = [], ...rows]: readonly string[][]): string {
  const widths = head.map((_, index) =>
    Math.max(...[head, ...rows].map((d) => widthOf(d[index] ?? '')))
  )
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((d, index) => d + ' '.repeat((widths[index] ?? 0) - widthOf(d))).join(' | ')} |\n`
  const rule = widths.map((d) => '-'.repeat(d))
  return [head, rule, ...rows].map(lineOf).join('')
}
