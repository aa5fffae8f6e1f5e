/** What the README and the guide to editors show, where it takes no set-up to check it. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {parse as parseToml} from 'smol-toml'
import {rules} from '../rules/index.js'
import {snippet} from './support/readme.js'
import {root} from './support/scratch.js'

const editors = 'docs/editors.md'

describe('the set-up of', () => {
  test('VS Code', () => {
    expect(JSON.parse(snippet(editors, 'json'))).toEqual({
      '[markdown]': {'editor.defaultFormatter': 'unifiedjs.vscode-remark'}
    })
  })

  test('Helix', () => {
    expect(parseToml(snippet(editors, 'toml'))).toEqual({
      'language-server': {
        remark: {command: 'npx', args: ['remark-language-server', '--stdio']}
      },
      language: [{name: 'markdown', 'language-servers': ['remark']}]
    })
  })
})

test('the sample output is what the sample says', () => {
  const expected = readFileSync(
    join(root, 'fixtures/proposals/expected/EP-002-tenant-quotas.txt'),
    'utf8'
  )
  const all = expected.split('\n\n').map((d) => {
    const [head = '', reason = ''] = d.split('\n')
    const [place = '', , origin = ''] = head.split(' ')
    return [place, 'warning', reason, ...origin.split(':').reverse()].join(' ')
  })
  const [file, ...lines] = snippet('README.md', 'text').split('\n')
  const shown = lines.map((d) => d.replace(/ {2,}/g, ' '))
  expect(file).toBe('fixtures/proposals/EP-002-tenant-quotas.md')
  expect(shown.pop()).toBe('…')
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter((d) => !all.includes(d))).toEqual([])
})

test('the set-up of pre-commit is that of the guide, which is run', () => {
  expect(snippet('README.md', 'yaml', 'rev:')).toBe(
    snippet('docs/hooks.md', 'yaml', 'rev:')
  )
})

test('the table of what is found names each rule once', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const links = [...text.matchAll(/]\(docs\/rules\/([^)]+)\.md\)/g)]
  expect(links.map((d) => d[1]).sort()).toEqual(rules.map((d) => d.id).sort())
})
