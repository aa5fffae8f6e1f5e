/** `ep-lint rules`. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {rules} from '../rules/index.js'
import {root, Scratch} from './support/scratch.js'

let scratch: Scratch

beforeAll(() => {
  scratch = new Scratch()
})

afterAll(() => {
  scratch.remove()
})

describe('ep-lint rules', () => {
  test('has a line for each rule, in their order', async () => {
    const {code, out, error} = await scratch.run(['rules'])
    const lines = out.split('\n')
    expect([code, error]).toEqual([0, ''])
    expect(lines.slice(0, 3)).toEqual([
      'Rule                 Option          What it checks',
      'ep-title             --fix           A proposal starts with exactly one title, in the form that the template gives.',
      'ep-required-field    --insert        A proposal has every field that its template asks for, with a value.'
    ])
    expect(lines).toContain(
      'ep-unique-field                      Each field of the template is given only once.'
    )
    expect(lines).toContain(
      'ep-required-section  --fix --insert  A proposal has every section that its template asks for.'
    )
    expect(lines.slice(1, -1).map((d) => d.split(' ')[0])).toEqual(
      rules.map((d) => d.id)
    )
  })

  test('wraps what it checks at a terminal', async () => {
    const {out} = await scratch.run(['rules'], {columns: () => 80})
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Rule                 Option          What it checks',
      'ep-title             --fix           A proposal starts with exactly one title,',
      '                                     in the form that the template gives.',
      'ep-required-field    --insert        A proposal has every field that its'
    ])
    expect(out.split('\n').filter((d) => d.length > 80)).toEqual([])
  })

  test('lists them for programs', async () => {
    const {out} = await scratch.run(['rules', '--format=json'])
    const {version, rules: told} = JSON.parse(out) as {
      version: number
      rules: Array<{id: string}>
    }
    expect(version).toBe(1)
    expect(told.map((d) => d.id)).toEqual(rules.map((d) => d.id))
    expect(told[7]).toEqual({
      id: 'ep-required-section',
      summary: 'A proposal has every section that its template asks for.',
      why: rules[7].why,
      fixes: 'the mark of a heading, as in `##Goals`',
      inserts: "the section with the template's prompt"
    })
  })

  test('lists them in Markdown as the guide does', async () => {
    const {out} = await scratch.run(['rules', '--format=markdown'])
    const guide = readFileSync(join(root, 'docs/rules.md'), 'utf8')
    const rows = (text: string) =>
      [...text.matchAll(/^\| .*/gm)].map(([row]) =>
        row
          .replace(/\[(`.*?`)\]\(.*?\)/, '$1')
          .replace(/ +/g, ' ')
          .replace(/-+/g, '-')
      )
    expect(rows(out)).toEqual(rows(guide))
    expect(rows(out)).toContain(
      '| `ep-field-name` | A field has the name that the template gives it. | the name | |'
    )
  })

  test('knows no other format', async () => {
    expect(await scratch.run(['rules', '--format=sarif'])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected format `sarif`, expected `table`, `json` or `markdown`\n'
    })
  })
})
