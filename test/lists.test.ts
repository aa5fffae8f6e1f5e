/** Lists that people keep by hand, held beside what they list. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {globSync} from 'glob'
import {help} from '../src/cli/args/help.js'
import {commandNames, isCommand} from '../src/cli/args/commands.js'
import {helpOf, usageOf} from '../src/cli/args/option-help.js'
import type {Option} from '../src/cli/args/option.js'
import {optionsByName} from '../src/cli/args/options.js'
import {optionNames} from '../src/linter/check-options.js'
import {root} from './support/scratch.js'

const table = 'src/cli/args/options.ts'
const sources = globSync('src/cli/**/*.ts', {cwd: root})
  .filter((d) => !d.endsWith('args/options.ts'))
  .map((d) => readFileSync(join(root, d), 'utf8'))
const options = readFileSync(join(root, 'docs/options.md'), 'utf8')

/** Options that are the default, so that nobody needs to read them. */
const defaults = new Set(['check'])

/** Whether any code takes an option from what `readArgs` gives. */
function isRead(key: string): boolean {
  const pattern = new RegExp(
    `\\bargs\\.${key}\\b|\\{[^{}]*\\b${key}\\b[^{}]*\\}(?:: Args\\b| = (?:args|readValues\\(given\\))\\n)`
  )
  return sources.some((d) => pattern.test(d))
}

/** What an option of the table lacks, and how to add it. */
function lacksOf(name: string, option: Option & {key: string}): string[] {
  const {commands: own = [], help, key, type, value} = option
  const unexplained = own.filter((d) => helpOf({type, help}, d) === '')
  return [
    ...(help === '' || unexplained.length > 0
      ? [
          `\`--${name}\` has no help${unexplained.map((d) => ` for \`${d}\``).join('')}: add \`help: '…'\` to \`${key}\` in ${table}`
        ]
      : []),
    ...(!value && !['flag', 'negatable'].includes(type)
      ? [
          `\`--${name}\` has no name for its value: add \`value: '<…>'\` to \`${key}\` in ${table}`
        ]
      : []),
    ...(isRead(key) || defaults.has(key)
      ? []
      : [
          `\`--${name}\` is read nowhere: use \`args.${key}\` in a command of src/cli/commands, or remove \`${key}\` from ${table}`
        ])
  ]
}

describe('the options of the command', () => {
  test('are explained and read, all of them', () => {
    expect([...optionsByName].flatMap((d) => lacksOf(...d))).toEqual([])
  })

  test('are missed where they are not', () => {
    expect(
      lacksOf('not-there', {
        key: 'notThere',
        type: 'text',
        help: {lint: 'lint'},
        commands: ['lint', 'new']
      })
    ).toEqual([
      "`--not-there` has no help for `new`: add `help: '…'` to `notThere` in src/cli/args/options.ts",
      "`--not-there` has no name for its value: add `value: '<…>'` to `notThere` in src/cli/args/options.ts",
      '`--not-there` is read nowhere: use `args.notThere` in a command of src/cli/commands, or remove `notThere` from src/cli/args/options.ts'
    ])
  })

  test('are in the help of each command, on lines of 80 columns', () => {
    for (const command of ['lint', ...commandNames] as const) {
      const heading = `Options for ${isCommand(command) ? command : 'linting'}:`
      const [, section = ''] = help.split(`${heading}\n`)
      const [own = ''] = section.split('\n\n')
      const usages = [...optionsByName]
        .filter(([, d]) => d.commands?.includes(command))
        .map(([name, d]) => usageOf(name, d))
      expect(own.match(/(?<=^ {2})-\S.*?(?= {2,})/gm) ?? []).toEqual(usages)
    }

    expect(help.split('\n').filter((d) => d.length > 80)).toEqual([])
  })
})

test('the options of the plugin are in docs/options.md', () => {
  const rows = [...options.matchAll(/^\| `(\w+)`/gm)].map((d) => d[1] ?? '')
  const missing = optionNames.filter((d) => !rows.includes(d))
  const unknown = rows.filter((d) => !optionNames.includes(d))
  expect([
    ...missing.map(
      (d) => `\`${d}\` is missing: add a row for it to docs/options.md`
    ),
    ...unknown.map(
      (d) => `\`${d}\` is no option: remove its row of docs/options.md`
    )
  ]).toEqual([])
})

test('one name is one function in src and rules', () => {
  const homes = new Map<string, string[]>()
  for (const file of globSync(['src/**/*.ts', 'rules/*.ts'], {cwd: root})) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, name = ''] of text.matchAll(
      /^(?:export )?(?:async )?function\*? (\w+)/gm
    )) {
      homes.set(name, [...(homes.get(name) ?? []), file])
    }
  }

  expect(
    [...homes]
      .filter(([, files]) => new Set(files).size > 1)
      .map(
        ([name, files]) =>
          `\`${name}\` is in ${files.join(' and ')}: give each its own name, or import one`
      )
  ).toEqual([])
})
