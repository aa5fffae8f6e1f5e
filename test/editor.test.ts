/** The plugin in an editor: a real language server, driven by a real client. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {urlOf} from '../src/rule/url.js'
import {applyEdits, Editor} from './support/editor.js'

const template = `# EP-XXX: [Enhancement Title]

**Status**: Draft
**Author**: [Your Name]
**Created**: YYYY-MM-DD

## Summary

[Say what changes.]

## Goals

[Say what will be true.]

## Plan

### Phase 1: Build

- Task 1...

### Phase 2: Ship

- Task 1...
`
const sound = `# EP-007: Night exports

**Status**: Draft
**Author**: Ada
**Created**: 2026-01-15

## Summary

Exports run at night.

## Goals

Sleep.

## Plan

### Phase 1: Build

Soon.
`
const path = 'EP-007-night-exports.md'
let folder = ''
let editor: Editor
let uri = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remark-lint-ep-'))
  await writeFile(join(folder, 'EP-TEMPLATE.md'), template)
  editor = await Editor.open(folder, {
    template: 'EP-TEMPLATE.md',
    fix: true,
    rules: {'ep-status': 'warn', 'ep-placeholder': 'error'}
  })
  uri = editor.uriOf(path)
})

afterAll(async () => {
  await editor.close()
  await rm(folder, {recursive: true})
})

const show = (text: string) => editor.show(path, text)

test('shows ranges, severities and pages, and clears them as one types', async () => {
  const diagnostics = await show(
    sound.replace('Draft', 'Done').replace('Sleep.', 'TODO')
  )
  expect(
    diagnostics.map((d) => [
      d.range.start,
      d.range.end,
      d.severity,
      d.code,
      d.source,
      d.codeDescription?.href
    ])
  ).toEqual([
    [
      {line: 2, character: 12},
      {line: 2, character: 16},
      2,
      'ep-status',
      'remark-lint',
      urlOf('ep-status')
    ],
    [
      {line: 12, character: 0},
      {line: 12, character: 4},
      1,
      'ep-placeholder',
      'remark-lint',
      urlOf('ep-placeholder')
    ]
  ])
  expect(await show(sound)).toEqual([])
})

test('shows the second place of a finding', async () => {
  const [diagnostic] = await show(
    sound.replace('## Plan', '## Summary\n\nAgain.\n\n## Plan')
  )
  expect(diagnostic?.message).toContain(
    'Unexpected second section `Summary`, expected one, merge the two\nFirst section `Summary` at line 7\n'
  )
})

const fixes: Array<[what: string, text: string, titles: string[]]> = [
  [
    'a status',
    sound.replace('Draft', 'draft'),
    ['Replace `draft` with `Draft`']
  ],
  [
    'any status',
    sound.replace('Draft', 'Done'),
    ['Draft', 'Accepted', 'Implemented', 'Rejected', 'Superseded'].map(
      (d) => `Replace \`Done\` with \`${d}\``
    )
  ],
  [
    'a date',
    sound.replace('2026-01-15', '15 Jan 2026'),
    ['Replace `15 Jan 2026` with `2026-01-15`']
  ],
  [
    'a title',
    sound.replace('EP-007:', 'EP 7 -'),
    ['Replace `# EP 7 - Night exports` with `# EP-007: Night exports`']
  ],
  [
    'a field’s name',
    sound.replace('Author', 'Auhtor'),
    ['Replace `Auhtor` with `Author`']
  ],
  [
    'a section’s title',
    sound.replace('Goals', 'Gaols'),
    ['Replace `Gaols` with `Goals`']
  ],
  [
    'a level',
    sound.replace('## Goals', '### Goals'),
    ['Replace `### Goals` with `## Goals`']
  ],
  [
    'a number',
    sound.replace('Phase 1', 'Phase 3'),
    ['Replace `### Phase 3: Build` with `### Phase 1: Build`']
  ]
]

test.each(fixes)('fixes %s', async (_, text, titles) => {
  const [diagnostic, ...others] = await show(text)
  expect(others).toEqual([])
  const actions = await editor.actionsFor(path, diagnostic)
  expect(actions.map((d) => d.title)).toEqual(titles)
  const fixed = actions.map((d) =>
    applyEdits(text, d.edit?.changes?.[uri] ?? [])
  )
  expect(fixed[0]).toBe(sound)
  for (const each of fixed) expect(await show(each)).toEqual([])
})

test.each([
  [
    'a field',
    sound.replace('**Author**: Ada\n', ''),
    sound.replace('Ada', '[Your Name]'),
    {line: 2, character: 17}
  ],
  [
    'a section',
    sound.replace('## Goals\n\nSleep.\n\n', ''),
    sound.replace('Sleep.', '[Say what will be true.]'),
    {line: 10, character: 0}
  ],
  [
    'a last section',
    sound.replace(/\n## Plan[^]*$/, ''),
    sound.replace('Soon.', '- Task 1...'),
    {line: 13, character: 0}
  ]
])('inserts %s', async (_, text, expected, at) => {
  const [diagnostic, ...others] = await show(text)
  expect([diagnostic?.range, others]).toEqual([{start: at, end: at}, []])
  const [action, ...more] = await editor.actionsFor(path, diagnostic)
  expect([action?.title.slice(0, 7), more]).toEqual(['Insert ', []])
  const fixed = applyEdits(text, action?.edit?.changes?.[uri] ?? [])
  expect(fixed).toBe(expected)
  const left = await show(fixed)
  expect(left.map((d) => d.code)).toEqual(['ep-placeholder'])
})

test('formats a document by repairing it and nothing else', async () => {
  const text = sound
    .replace('Draft', 'draft')
    .replace('Sleep.', '* odd\n* list')
  expect(await editor.format(path, text)).toBe(text.replace('draft', 'Draft'))
  const clean = text.replace('draft', 'Draft')
  expect(await editor.format(path, clean)).toBe(clean)
  const lacking = clean
    .replace('**Author**: Ada\n', '')
    .replace(/## Goals.*?(?=## )/s, '')
  expect((await show(lacking)).map((d) => d.code)).toEqual([
    'ep-required-field',
    'ep-required-section'
  ])
  expect(await editor.format(path, lacking)).toBe(lacking)
})
