/** `ep-lint --statistics`. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {makeFolder, proposal} from './support/folder.js'
import {root, type Scratch} from './support/scratch.js'

let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
  const days = proposal('EP-002: Days', 'draft', '2025-06-01')
  scratch.put('docs/EP-002-days.md', days.replace('Exports.', 'TODO\n\nTBD'))
  const [weeks = ''] = proposal('EP-003: Weeks', 'draft', '2026-01-02').split(
    '\n## Open'
  )
  scratch.put('docs/EP-003-weeks.md', weeks)
  const [years = ''] = proposal('EP-004: Years', 'draft', '2025-01-02').split(
    '\n## Open'
  )
  scratch.put('docs/EP-004-years.md', years.replace(/\*\*Created.*\n/, ''))
})

afterEach(() => {
  scratch.remove()
})

const count = (findings: number, files: number, fix = 0, insert = 0) => ({
  findings,
  files,
  fixable: fix,
  insertable: insert
})

describe('ep-lint --statistics', () => {
  const tables = `Rule                 Findings  Files  Fixable  Insertable
ep-status                   3      3        3           0
ep-placeholder              2      1        0           0
ep-required-section         2      2        0           2
ep-required-field           1      1        0           1

Section              Findings  Files  Fixable  Insertable
Summary                     4      3        0           2
Title and header            4      3        3           1

Created in           Findings  Files  Fixable  Insertable
2025                        3      1        1           0
unknown                     3      1        1           2
2026                        2      1        1           1
`

  test('counts in place of a list', async () => {
    expect(await scratch.run(['--statistics', 'docs'])).toEqual({
      code: 1,
      out: `${tables}\n8 warnings in 3 files, 3 can be fixed with --fix, 3 can be inserted with --insert\n`,
      error: ''
    })
    expect(
      await scratch.run(['--statistics', '--quiet', '--format=stylish'])
    ).toEqual({code: 1, out: tables, error: ''})
  })

  test('counts what is left after fixes', async () => {
    const {out} = await scratch.run(['--statistics', '-q', '--fix', 'docs'])
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Rule                 Findings  Files  Fixable  Insertable',
      'ep-placeholder              2      1        0           0',
      'ep-required-section         2      2        0           2',
      'ep-required-field           1      1        0           1'
    ])
  })

  test('has no tables where nothing is found', async () => {
    expect(
      await scratch.run(['--statistics', 'docs/EP-001-nights.md'])
    ).toEqual({code: 0, out: '1 file checked, nothing found\n', error: ''})
  })

  test('counts what other plugins, and files that cannot be read, say', async () => {
    scratch.remove('docs')
    scratch.put('docs/EP-TEMPLATE.md', '# EP-XXX: [Title]\n')
    scratch.put('docs/EP-005-x.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    scratch.put('docs/EP-006-y.md', '# EP-006: Y\n')
    scratch.put(
      'plugin.mjs',
      "export default () => (_, file) => { if (file.path.endsWith('y.md')) file.message('No rule') }\n"
    )
    scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
    const {code, out} = await scratch.run(['--statistics', '-q', 'docs'])
    expect([code, out]).toEqual([
      2,
      `Rule        Findings  Files  Fixable  Insertable
binary             1      1        0           0
other              1      1        0           0

Created in  Findings  Files  Fixable  Insertable
unknown            2      2        0           0
`
    ])
  })

  test('are part of the report for programs, as its schema has it', async () => {
    const args = ['--statistics', '--format=json', 'docs']
    const {out} = await scratch.run(args)
    const report = JSON.parse(out) as {warnings: number; statistics: object}
    expect([report.warnings, report.statistics]).toEqual([
      8,
      {
        rules: [
          {rule: 'ep-status', ...count(3, 3, 3)},
          {rule: 'ep-placeholder', ...count(2, 1)},
          {rule: 'ep-required-section', ...count(2, 2, 0, 2)},
          {rule: 'ep-required-field', ...count(1, 1, 0, 1)}
        ],
        sections: [
          {section: 'Summary', ...count(4, 3, 0, 2)},
          count(4, 3, 3, 1)
        ],
        years: [
          {year: 2025, ...count(3, 1, 1)},
          count(3, 1, 1, 2),
          {year: 2026, ...count(2, 1, 1, 1)}
        ]
      }
    ])
    const ajv = new Ajv2020({strict: true})
    formats.default(ajv)
    const schema = readFileSync(join(root, 'docs/report.schema.json'), 'utf8')
    // What is not described is a mistake here, though none to readers.
    const strict = JSON.parse(schema, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'properties' in value
        ? {...value, additionalProperties: false}
        : value
    ) as object
    const validate = ajv.compile(strict)
    expect([validate(report), validate.errors]).toEqual([true, null])
  })

  test.each([
    [
      '--format=sarif',
      'Unexpected format `sarif` with `--statistics`, expected `stylish` or `json`\n'
    ],
    [
      '--dry-run',
      'Unexpected `--statistics` with `--dry-run`, `--fix-only` or `--update-baseline`, expected one of them: these print no report\n'
    ]
  ])('do not go with %s', async (option, error) => {
    expect(await scratch.run(['--statistics', option])).toEqual({
      code: 2,
      out: '',
      error
    })
  })
})
