/** What contributors read leads somewhere, and names what there is. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {globSync} from 'glob'
import {root} from './support/scratch.js'

const pages = ['.', 'docs', 'docs/decisions', 'docs/rules', '.github'].flatMap(
  (folder) =>
    readdirSync(join(root, folder))
      .filter((d) => d.endsWith('.md'))
      .map((d) => join(folder, d))
)

test.each(pages)('links of %s lead somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(
    /^(`{3,})[^]*?^\1$/gm,
    ''
  )
  const links = [...text.matchAll(/]\((?!https:)([^)#]+)/g)].map((d) =>
    join(dirname(page), d[1] ?? '')
  )
  expect(links.filter((d) => !existsSync(join(root, d)))).toEqual([])
})

test('the messages that authors read about are such', () => {
  const guide = readFileSync(join(root, 'docs/authors.md'), 'utf8')
  // Literals differ; the words are those of the fixtures.
  const mask = (text: string) => text.replace(/`[^`]*`/g, '`…`')
  const shown = [...guide.matchAll(/^\| ``(Unexpected .*?) ?``/gm)].map((d) =>
    mask(d[1] ?? '')
  )
  const said = new Set(
    globSync('fixtures/ep-*/*.txt', {cwd: root}).flatMap((d) =>
      mask(readFileSync(join(root, d), 'utf8')).split('\n')
    )
  )
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter((d) => !said.has(d))).toEqual([])
})

describe('docs/architecture.md', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

  test.each(foldersOf('src'))('has a paragraph for src/%s', (room) => {
    expect(text).toContain(`\n**\`src/${room}\`** `)
  })

  test.each(foldersOf('src/cli'))('names src/cli/%s', (room) => {
    const paragraph = /^\*\*`src\/cli`.*/m.exec(text)?.[0]
    expect(paragraph).toContain(`\`${room}\``)
  })

  test('has the rooms in the order of their imports', () => {
    const config = readFileSync(join(root, 'eslint.config.js'), 'utf8')
    const order = [...config.matchAll(/^ {2}'((?:src\/|rules)[^']*)',?$/gm)]
      .map((d) => d[1] ?? '')
      .filter((d) => !/\.ts$|^src\/cli\//.test(d))
    const shown = [...text.matchAll(/^\*\*`([^`]+)`\*\*/gm)].map((d) => d[1])
    expect(order).toContain('rules')
    expect(shown.slice(0, order.length)).toEqual(order)
  })
})

function foldersOf(path: string): string[] {
  return readdirSync(join(root, path), {withFileTypes: true})
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
}
