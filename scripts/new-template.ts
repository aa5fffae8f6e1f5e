/**
 * Starts the facts of a template, which a person completes by reading it.
 * `npm run new-template -- <name> <template.md>`
 */
import {copyFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {relative, sep} from 'node:path'

const [name = '', path = ''] = process.argv.slice(2)
const folder = 'fixtures/templates'
const facts = `${folder}/facts/${name}.txt`
const corpus = relative('../shared/corpus', path).split(sep).join('/')
const isOfOthers = !corpus.startsWith('..')
const mistake = mistakeIn()
if (mistake) {
  console.error(mistake)
  process.exitCode = 2
} else {
  const of = isOfOthers ? `corpus ${corpus}` : `template-${name}.md`
  writeFileSync(facts, skeleton(of, readFileSync(path, 'utf8')))
  if (!isOfOthers) {
    copyFileSync(path, `${folder}/template-${name}.md`)
    const settings = JSON.stringify({template: `template-${name}.md`})
    writeFileSync(`${folder}/ok-${name}.json`, `${settings}\n`)
  }

  console.log(`Written:
  ${facts}
    Read the template, and write down what it asks for in place of each \`?\`;
    facts/madr.txt is an example. Do not copy what \`ep-lint template\` prints: a
    person's reading is what the linter is held to.${
      isOfOthers
        ? ''
        : `
  ${folder}/template-${name}.md, ok-${name}.json
    Add ok-${name}.md, a sound proposal, in words of your own.`
    }

Next:
  npm run build && npm run test:only -- template-facts fixtures -t ${name}`)
}

function mistakeIn(): string | undefined {
  if (!/^[\da-z]+(?:-[\da-z]+)*$/.test(name)) {
    return `Unexpected name \`${name}\`, expected words in lower case, such as \`rank-1\``
  }

  if (!existsSync(path)) {
    return `Unexpected template \`${path}\`, expected a Markdown file there`
  }

  return existsSync(facts)
    ? `Unexpected existing file \`${facts}\`, expected another name`
    : undefined
}

/** A line for each heading, with all else left to whoever reads the template. */
function skeleton(of: string, source: string): string {
  const headings = source.match(/^#{1,6} .*$/gm) ?? []
  const lines = headings.map((d) => `${d.trimEnd()} ~ ?`)
  return [
    `of ${of}`,
    'title: ?',
    'statuses: ?',
    '',
    '- ?: ? ~ ?',
    '',
    ...lines,
    ''
  ].join('\n')
}
