/** Plain front matter, read without a parser. */
import {expect, test} from '@jest/globals'
import fc from 'fast-check'
import {readPlainYaml} from '../src/document/plain-yaml.js'
import {readByLibrary, type YamlEntry} from '../src/document/yaml-header.js'
import {sampling} from './support/sampling.js'

function byLibrary(yaml: string): YamlEntry[] | string {
  const header: Parameters<typeof readByLibrary>[1] = {broken: undefined}
  const entries = readByLibrary(yaml, header, (start, end) => ({start, end}))
  if (header.broken) return header.broken.reason
  // The library has a text, of no characters, where there is no value.
  return entries.map((d) => ({
    ...d,
    leaves: d.leaves.filter((leaf) => leaf.text !== '')
  }))
}

test('plain YAML is read as by the parser', () => {
  const yaml = `title: Night exports: a second try
Last Updated:   2026-01-15

# Who wrote it.
authors:
  - Ada (@ada)
  - "Bo" and others
status:
link: https://example.org/#a?b=c
`
  expect(readPlainYaml(yaml)).toBeUndefined()
  const plain = yaml
    .replace('  - "Bo" and others', '  - Bo, and others')
    .replace('exports: a', 'exports:a')
  const entries = readPlainYaml(plain)
  expect(
    entries?.map((d) => [d.key, d.leaves.map((leaf) => leaf.text)])
  ).toEqual([
    ['title', ['Night exports:a second try']],
    ['Last Updated', ['2026-01-15']],
    ['authors', ['Ada (@ada)', 'Bo, and others']],
    ['status', []],
    ['link', ['https://example.org/#a?b=c']]
  ])
  expect(entries).toEqual(byLibrary(plain))
})

test.each([
  'a: b # c',
  'a: b\n  c',
  'a: b\n- c',
  'a: |\n  b',
  'a: [b]',
  'a: {b}',
  'a: *b',
  'a: &b c',
  'a: !b c',
  'a: b: c',
  'a: b:',
  'a: "b"',
  'a: - b',
  'a:\n  b: c',
  'a:\n  - b: c',
  'a:\n  - b\n   - c',
  'a:\n  - b\n# c\n  - d',
  'a:\n  - b\n    c',
  'a:b',
  '"a": b',
  '? a\n: b',
  '- a',
  '...',
  '---',
  'a:\tb',
  'a: b\r\nc: d',
  'a: @b',
  'a: %b',
  'a: `b`'
])('leaves %j to the parser', (yaml) => {
  expect(readPlainYaml(yaml)).toBeUndefined()
})

const parts = [
  'a',
  'Last Updated',
  ':',
  ': ',
  '-',
  '- ',
  '  - ',
  ' ',
  '#',
  ' # c',
  '\n',
  '\n',
  '\n\n',
  '\n# d\n',
  'b c',
  'b:c',
  'é',
  '2026-01-15',
  '~',
  'null',
  ',',
  '(',
  '.',
  '=',
  '<',
  '$',
  '/',
  '"',
  "'",
  '[',
  '{',
  '|',
  '>'
]

test('what is plain in any YAML is read as by the parser', () => {
  let plain = 0
  const any = fc
    .array(fc.constantFrom(...parts), {maxLength: 12})
    .map((d) => d.join(''))
  const lines = fc
    .array(
      fc.constantFrom(
        'a: b',
        'c d:',
        '- e',
        '  - f',
        '',
        '# g',
        'h:  i j ',
        'k: l:m #n'.replace(' #', '#')
      ),
      {maxLength: 8}
    )
    .map((d) => d.join('\n'))
  fc.assert(
    fc.property(fc.oneof(any, lines), (yaml) => {
      const entries = readPlainYaml(yaml)
      if (!entries) return
      plain++
      expect(entries).toEqual(byLibrary(yaml))
    }),
    sampling(3000)
  )
  expect(plain).toBeGreaterThan(sampling(3000).numRuns / 10)
})
