/**
 * Renders the page of each rule from the rule, its prose and its fixtures, and
 * the list of rules, the table of options, their schema and the picture of a run that the
 * guides show; with `--check` it only says what is stale, and exits 1. A page
 * that is too long to be read is refused.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {rules} from '../rules/index.js'
import {rulesTable} from '../src/cli/commands/rules-table.js'
import {withCommandOptions} from './command-options.js'
import {renderOptionsSchema} from './options-schema.js'
import {drawRun} from './picture.js'
import {renderPage} from './render-page.js'

const root = new URL('../../', import.meta.url)
const pages = new URL('docs/rules/', root)
const guideOfRules = new URL('docs/rules.md', root)
const guideOfCommand = new URL('docs/command.md', root)
const check = process.argv.includes('--check')
const stale: string[] = []

/** The lines of a page that anyone reads to the end. */
const most = 120

mkdirSync(pages, {recursive: true})
for (const rule of rules) {
  const page = renderPage(rule, root)
  const lines = page.split('\n').length - 1
  if (lines > most) {
    console.error(
      `Unexpected ${String(lines)} lines of docs/rules/${rule.id}.md, expected ${String(most)} at most, show fewer or shorter examples in rules/${rule.id}.md`
    )
    process.exitCode = 1
  }

  put(new URL(`${rule.id}.md`, pages), page)
}

for (const file of readdirSync(pages)) {
  if (rules.some((d) => `${d.id}.md` === file)) continue
  stale.push(`docs/rules/${file}`)
  if (!check) rmSync(new URL(file, pages))
}

const table = rulesTable((id) => `[\`${id}\`](rules/${id}.md)`)
const [before, , after] = readFileSync(guideOfRules, 'utf8').split(
  /(?<=<!-- rules -->\n)([\s\S]*?)(?=<!-- \/rules -->)/
)
put(guideOfRules, `${before ?? ''}\n${table}\n${after ?? ''}`)
put(guideOfCommand, withCommandOptions(readFileSync(guideOfCommand, 'utf8')))
put(
  new URL('docs/options.schema.json', root),
  renderOptionsSchema(readFileSync(new URL('docs/options.md', root), 'utf8'))
)
put(new URL('docs/run.svg', root), await drawRun(fileURLToPath(root)))

if (check && stale.length > 0) {
  console.error(
    `Unexpected stale pages, expected those of the rules, run \`npm run docs:write\`:\n${stale.join('\n')}`
  )
  process.exitCode = 1
}

function put(file: URL, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  stale.push(file.href.slice(root.href.length))
  if (!check) writeFileSync(file, text)
}
