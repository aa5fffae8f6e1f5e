/**
 * Renders the page of each rule from the rule and its fixtures, and the table of
 * rules in the README; with `--check` it only says what is stale, and exits 1.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {rules} from '../rules/index.js'
import {withCommandOptions} from './command-options.js'
import type {Rule} from '../src/index.js'

const root = new URL('../../', import.meta.url)
const pages = new URL('docs/rules/', root)
const readme = new URL('README.md', root)
const check = process.argv.includes('--check')
const stale: string[] = []

mkdirSync(pages, {recursive: true})
for (const rule of rules) put(new URL(`${rule.id}.md`, pages), page(rule))
for (const file of readdirSync(pages)) {
  if (rules.some((d) => `${d.id}.md` === file)) continue
  stale.push(`docs/rules/${file}`)
  if (!check) rmSync(new URL(file, pages))
}

const list = rules.map(
  ({id, summary}) => `- [\`${id}\`](docs/rules/${id}.md): ${summary}`
)
const [before, , after] = readFileSync(readme, 'utf8').split(
  /(?<=<!-- rules -->\n)([\s\S]*?)(?=<!-- \/rules -->)/
)
put(readme, `${before ?? ''}\n${list.join('\n')}\n\n${after ?? ''}`)
put(readme, withCommandOptions(readFileSync(readme, 'utf8')))

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

function page({id, summary, why}: Rule): string {
  const folder = new URL(`fixtures/${id}/`, root)
  const names = readdirSync(folder)
    .filter((d) => /^(?!template).*(?<!\.fixed)\.md$/.test(d))
    .map((d) => d.replace(/\.md$/, ''))
  const templates = readdirSync(folder).filter((d) =>
    /^template.*\.md$/.test(d)
  )
  templates.sort((a, b) => a.length - b.length)
  const folders = readdirSync(folder).filter((d) =>
    existsSync(new URL(`${d}/expected/`, folder))
  )
  const examples = (isGood: boolean) => [
    ...names
      .filter((d) => d.startsWith('ok') === isGood)
      .flatMap((d) => example(folder, d)),
    ...folders
      .filter((d) => d.startsWith('ok') === isGood)
      .flatMap((d) => folderExample(new URL(`${d}/`, folder), d))
  ]
  return `${[
    `# \`${id}\``,
    summary,
    why,
    `It is on by default, as a warning. \`{"rules": {"${id}": "error"}}\` in the options makes it an error, \`false\` turns it off; \`<!--lint disable ${id}-->\` turns it off from there on in one document, \`<!--lint ignore ${id}-->\` for the next block.`,
    '## The template of the examples',
    ...templates.flatMap((d) => [
      ...(d === 'template.md' ? [] : [`Where one names \`${d}\`:`]),
      fence(read(new URL(d, folder)))
    ]),
    '## What it reports',
    ...examples(false),
    '## What is fine',
    ...examples(true)
  ].join('\n\n')}\n`
}

function example(folder: URL, name: string): string[] {
  const messages = new URL(`${name}.txt`, folder)
  const options = new URL(`${name}.json`, folder)
  return [
    heading(name),
    ...(existsSync(options)
      ? [`With \`${read(options).trim().replace(/\s+/g, ' ')}\`:`]
      : []),
    fence(read(new URL(`${name}.md`, folder))),
    ...(existsSync(messages) ? [fence(said(read(messages)), 'text')] : [])
  ]
}

/** An example whose documents see each other, and may have been others. */
function folderExample(folder: URL, name: string): string[] {
  const settings = new URL('settings.json', folder)
  const before = new URL('before/', folder)
  const files = readdirSync(folder).filter((d) => d.endsWith('.md'))
  return [
    heading(name),
    ...(existsSync(settings) && !read(settings).startsWith('{"sound"')
      ? [`With \`${read(settings).trim().replace(/\s+/g, ' ')}\`:`]
      : []),
    ...files.flatMap((file) => {
      const old = new URL(file, before)
      const messages = new URL(
        `expected/${file.replace(/\.md$/, '.txt')}`,
        folder
      )
      return [
        ...(existsSync(old)
          ? [`\`${file}\`, as it was:`, fence(read(old))]
          : []),
        `\`${file}\`${existsSync(before) ? `, ${existsSync(old) ? 'as it is' : 'which is new'}` : ''}:`,
        fence(read(new URL(file, folder))),
        ...(existsSync(messages) ? [fence(said(read(messages)), 'text')] : [])
      ]
    })
  ]
}

function heading(name: string): string {
  const words = name.replace(/^ok-?/, '').replaceAll('-', ' ')
  return `### ${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** The lines of a fixture's messages that a reader wants: place and reason. */
function said(messages: string): string {
  return messages
    .split('\n\n')
    .map((d) => {
      const [head = '', reason = ''] = d.split('\n')
      const [place = '', , origin = ''] = head.split(' ')
      return `${place} ${reason} (${origin.replace('remark-lint:', '')})`
    })
    .join('\n')
}

function fence(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((d) => d.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}${language}\n${text.replace(/\n*$/, '')}\n${mark}`
}

/** A fixture as it shows: line endings and BOM do not. */
function read(file: URL): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
}
