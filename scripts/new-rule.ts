/**
 * Starts a rule: its file, its entry in the list, fixtures, and the prose of its
 * page. `npm run new-rule -- ep-x "One sentence." "Why that matters."`
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {format, resolveConfig} from 'prettier'

const [id = '', summary = '', why = ''] = process.argv.slice(2)
const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const list = 'rules/index.ts'
const mistake = mistakeIn()
if (mistake) {
  console.error(mistake)
  process.exitCode = 2
} else {
  const {version} = JSON.parse(read('package.json')) as {version: string}
  await write(`rules/${id}.ts`, rule())
  await write(list, withEntry(read(list)))
  for (const [file, text] of Object.entries(fixtures())) {
    await write(`fixtures/${id}/${file}`, text)
  }

  await write(`rules/${id}.md`, prose(version))
  console.log(`Written:
  rules/${id}.ts
    Write what it reports; rules/ep-unique-field.ts is a short example. Say in
    \`fixes\`, \`inserts\` and \`offers\` what is done about it, if anything is.
  rules/index.ts
    Rules are listed in the order in which a proposal is read: move the entry.
  rules/${id}.md
    Write the prose of its page: replace what is in brackets.
  fixtures/${id}/
    template.md, two sound proposals, and unexpected.md, which the rule is to
    report. Add a case for each thing that it tells apart.

Next:
  npm run test:rule ${id}
    It fails until the rule reports unexpected.md; with UPDATE=1 in front of it
    writes unexpected.txt, which you read.
  npm run docs:write
    It writes docs/rules/${id}.md and the table in docs/rules.md; the table in
    the README, which names each rule, is written by hand.
  npm run check
    All that CI looks at. Fixtures of other rules may hold what yours reports.`)
}

function mistakeIn(): string | undefined {
  if (!/^ep(?:-[a-z]+)+$/.test(id)) {
    return `Unexpected id \`${id}\`, expected \`ep-\` and words in lower case, such as \`ep-open-question\``
  }

  if (existsSync(`rules/${id}.ts`)) {
    return `Unexpected id \`${id}\`, expected one that is not taken, rules/${id}.ts exists`
  }

  if (!/^[A-Z].*\.$/.test(summary) || !/^[A-Z].*\.$/.test(why)) {
    return 'Unexpected sentences, expected two, about a good proposal and why that matters, such as `npm run new-rule -- ep-x "A proposal has an x." "Readers look for it."`'
  }

  return undefined
}

function rule(): string {
  return `import type {Rule} from '../src/rule/rule.js'

export const ${name}: Rule = {
  id: ${JSON.stringify(id)},
  summary: ${JSON.stringify(summary)},
  why: ${JSON.stringify(why)},
  check() {
    return []
  }
}
`
}

/** The list with the rule at its end, and its import where the alphabet has it. */
function withEntry(source: string): string {
  const lines = source.split('\n')
  const line = `import {${name}} from './${id}.js'`
  const after = lines.findLastIndex(
    (d) => d.startsWith('import ') && (!d.includes("'./ep-") || d < line)
  )
  lines.splice(after + 1, 0, line)
  return lines.join('\n').replace(/\n(?=\][^\]\n]*\[\]\n$)/, `,\n  ${name}\n`)
}

function fixtures(): Record<string, string> {
  const sound = `# EP-007: Night exports

**Status**: Draft

## Summary

Exports run at night.
`
  return {
    'template.md': `# EP-XXX: [Enhancement Title]

**Status**: Draft

## Summary

[Say what changes.]
`,
    'ok.md': sound,
    'ok-own-section.md': `${sound}\n## Thanks\n\nTo all.\n`,
    'unexpected.md': sound,
    'unexpected.txt': `1:1-1:24 warning remark-lint:${id} docs/rules/${id}.md\nUnexpected x, expected y\n`
  }
}

function prose(version: string): string {
  return `<!-- since: ${version} -->

## How the template asks for it

[Say what in the template makes the rule look, if anything.]

<!-- template: template, lines 5-7 -->

## Examples

❌ [Say what is wrong]

<!-- example: unexpected, lines 1-7 -->

✅ [Say what is right]

<!-- example: ok, lines 1-7 -->

## What is fixed

[Say what \`--fix\` does, and what is left to the author.]

## When not to use it

[Say who is better off without the rule.]
`
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}

/** Writes a file, as Prettier has it but for fixtures. */
async function write(path: string, text: string): Promise<void> {
  mkdirSync(path.replace(/\/[^/]*$/, ''), {recursive: true})
  const isFixture = path.startsWith('fixtures/')
  const style = await resolveConfig(path)
  writeFileSync(
    path,
    isFixture ? text : await format(text, {...style, filepath: path})
  )
}
