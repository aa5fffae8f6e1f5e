import wrapAnsi from 'wrap-ansi'
import {rules} from '../../../rules/index.js'
import type {Rule} from '../../rule/rule.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {textTable, widthOf} from '../io/text-table.js'
import {rulesTable} from './rules-table.js'

/** Lists the rules. */
export function runRuleList({rulesFormat}: Args, io: Io): number {
  io.out(writeRules[rulesFormat](io.columns()))
  return 0
}

/** Writes the list of rules, by format; only a terminal has a width. */
const writeRules: Record<
  Args['rulesFormat'],
  (width: number | undefined) => string
> = {
  table: rulesText,
  json() {
    const told = rules.map(
      ({id, summary, why, fixes, inserts, offers}: Rule) => ({
        id,
        summary,
        why,
        fixes,
        inserts,
        offers
      })
    )
    return `${JSON.stringify({version: 1, rules: told}, undefined, 2)}\n`
  },
  markdown: () => rulesTable((id) => `\`${id}\``)
}

const gap = 2
const narrowest = 20

/** A rule on each line; at a terminal the last column is wrapped. */
function rulesText(width = Infinity): string {
  const starts = rules.map(({id, fixes, inserts}: Rule) => [
    id,
    [...(fixes ? ['--fix'] : []), ...(inserts ? ['--insert'] : [])].join(' ')
  ])
  const heads = ['Rule', 'Option', 'What it checks']
  const taken = [0, 1].map(
    (at) =>
      gap + Math.max(...[heads, ...starts].map((d) => widthOf(d[at] ?? '')))
  )
  const room = Math.max(width - (taken[0] ?? 0) - (taken[1] ?? 0), narrowest)
  const rows = rules.flatMap(({summary}, at) =>
    wrapAnsi(summary, room)
      .split('\n')
      .map((line, index) => [
        ...(index === 0 ? (starts[at] ?? []) : ['', '']),
        line
      ])
  )
  return textTable([heads, ...rows], {gap})
}
