/** Templates on the disk: whatever Markdown they are, they are read. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {remark} from 'remark'
import {readTemplate} from '../src/index.js'
import {namesDrafts} from '../src/template/folder-names.js'
import {markdown} from './support/fast.js'
import {Scratch, template} from './support/scratch.js'

const own = '--template=docs/EP-TEMPLATE.md'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

describe('a template with ordinary lines', () => {
  test.each([
    '> <!-- a hint -->',
    '1. <!-- the first step -->',
    '- - a',
    '_**Note**_: keep it short',
    'See https://example.org/~you?x=1 or <https://example.org>',
    'Served at https://<your-host>/x',
    '| a |\n| - |\n| <br> |',
    '<details>\n\n- <kbd>x</kbd>\n\n</details>',
    '<!-- lint disable -->',
    '[x]: <y z> "t"'
  ])('is read: %j', async (line) => {
    scratch.put('docs/EP-TEMPLATE.md', `${template}\n${line}\n`)
    for (const [code, ...args] of [
      [0, '-q', 'docs/EP-001-nights.md'],
      [0, 'status', 'docs'],
      [1, 'index', 'docs'],
      [0, 'new', 'Dusk', 'docs', '--dry-run'],
      [0, 'explain', 'docs/EP-001-nights.md'],
      [0, 'template', '--against=docs']
    ] as const) {
      const said = await scratch.run([...args, own])
      expect({code: said.code, error: said.error}).toEqual({code, error: ''})
    }
  })
})

test('any Markdown is a template that is read, or refused for what it lacks', async () => {
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      scratch.put('docs/EP-TEMPLATE.md', text)
      const args = ['--format=json', own, 'docs/EP-001-nights.md']
      const {code, out, error} = await scratch.run(args)
      expect(error).toBe('')
      if (code === 2) {
        expect(out).toMatch(/Unexpected (?:front matter in the )?template/)
        expect(out).not.toContain('unreadable')
      }
    }),
    {numRuns: 300}
  )
})

describe('names of drafts', () => {
  const namesThem = (text: string) =>
    namesDrafts(readTemplate(remark().parse(text), text))

  test.each([
    '# EP-XXX: [Title]\n',
    '# RFC NNNN: [Title]\n\nCall it `draft-YYYYMMDD-my-title.md`.\n',
    '# [Title]\n\n<!-- draft-yyyymmdd-title.md until it is accepted -->\n',
    '# [Title]\n\n## Summary\n\n`draft-<date>-<slug>.md`\n',
    '# [Title]\n\nSuch as [this](draft-20260131-night-exports.md).\n'
  ])('are told by %j', (text) => {
    expect(namesThem(text)).toBe(true)
  })

  test.each([
    '# MEP-XXX: [Title]\n',
    '# RFC NNNN: [Title]\n\nStatus: draft-accepted\n',
    '# [Title]\n\nredraft-20260131, draft-2026, draft-dated, draft 20260131\n',
    '# [Title]\n\ndraft-ietf-2026013199\n'
  ])('are not told by %j', (text) => {
    expect(namesThem(text)).toBe(false)
  })
})
