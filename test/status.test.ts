/** `ep-lint status`. */
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {
  configure,
  header,
  makeFolder,
  proposal,
  row1
} from './support/folder.js'
import type {Scratch} from './support/scratch.js'

let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
})

afterEach(() => {
  scratch.remove()
})

/** The state of one proposal, after a template. */
async function stateOf(
  text: string,
  template?: string
): Promise<Record<string, unknown>> {
  scratch.put('docs/EP-009-x.md', text)
  if (template !== undefined) scratch.put('docs/EP-TEMPLATE.md', template)
  const args = ['status', 'docs/EP-009-x.md', '--format', 'json']
  const {out} = await scratch.run(args)
  const {proposals} = JSON.parse(out) as {
    proposals: Array<Record<string, unknown>>
  }
  return proposals[0] ?? {}
}

describe('a folder at a glance', () => {
  beforeEach(() => {
    scratch.put('docs/notes.md', '# Notes\n')
    scratch.put('docs/index.md', header + row1)
    scratch.put('README.md', '# Project\n')
    scratch.put(
      'docs/EP-003-x.md',
      '# A | B\n\n**Status**: Draft (for now)\n\n## Summary\n\nTODO\n'
    )
  })

  test('as a table', async () => {
    expect(await scratch.run(['status'])).toEqual({
      code: 0,
      out: `No.  Title   Status           Age  Updated  Filled  Open  Findings
  1  Nights  Accepted          30       30     2/2     2         0
  2  Days    Draft            244      244     2/2     2         1
  3  A | B   Draft (for now)    -        -     0/2     0         8

Age, Updated: days ago. Filled: required sections. Open: open questions.
3 proposals: 2 Draft, 1 Accepted

Stale drafts (not updated for more than 90 days):
  docs/EP-002-days.md

Sections missing most often:
  Open Questions: 1

Outdated indexes (see \`ep-lint index\`):
  docs/index.md: 2 findings

Other files (not linted):
  docs/notes.md
`,
      error: ''
    })
  })

  test('as markdown', async () => {
    const args = [
      'status',
      'docs',
      '--format',
      'markdown',
      '--stale-after',
      '300'
    ]
    expect((await scratch.run(args)).out)
      .toBe(`| No. | Title | Status | Age | Updated | Filled | Open | Findings |
| --: | --- | --- | --: | --: | --: | --: | --: |
| 1 | Nights | Accepted | 30 | 30 | 2/2 | 2 | 0 |
| 2 | Days | Draft | 244 | 244 | 2/2 | 2 | 1 |
| 3 | A \\| B | Draft (for now) | - | - | 0/2 | 0 | 8 |

3 proposals: 2 Draft, 1 Accepted

Sections missing most often:

- Open Questions: 1

Outdated indexes (see \`ep-lint index\`):

- docs/index.md: 2 findings

Other files (not linted):

- docs/notes.md
`)
  })

  test('as json', async () => {
    const {out} = await scratch.run(['status', '--format', 'json'])
    expect(JSON.parse(out)).toEqual({
      version: 1,
      proposals: [
        {
          path: 'docs/EP-001-nights.md',
          template: 'docs/EP-TEMPLATE.md',
          number: 1,
          title: 'Nights',
          status: 'Accepted',
          author: 'Ada Example',
          age: 30,
          daysSinceUpdate: 30,
          filled: 2,
          required: 2,
          openQuestions: 2,
          findings: 0
        },
        {
          path: 'docs/EP-002-days.md',
          template: 'docs/EP-TEMPLATE.md',
          number: 2,
          title: 'Days',
          status: 'Draft',
          author: 'Ada Example',
          age: 244,
          daysSinceUpdate: 244,
          filled: 2,
          required: 2,
          openQuestions: 2,
          findings: 1
        },
        {
          path: 'docs/EP-003-x.md',
          template: 'docs/EP-TEMPLATE.md',
          number: 3,
          title: 'A | B',
          status: 'Draft (for now)',
          filled: 0,
          required: 2,
          openQuestions: 0,
          findings: 8
        }
      ],
      statuses: [
        {status: 'Draft', proposals: 2},
        {status: 'Accepted', proposals: 1}
      ],
      stale: {days: 90, paths: ['docs/EP-002-days.md']},
      missing: [{section: 'Open Questions', proposals: 1}],
      indexes: [{path: 'docs/index.md', findings: 2}],
      otherFiles: ['docs/notes.md']
    })
  })
})

test('fits long titles into 100 columns, and leaves out what none says', async () => {
  scratch.remove('docs')
  const long = `${'A very long title '.repeat(5)}😀`
  scratch.put('docs/form.md', '# [Title]\n\n## Summary\n')
  scratch.put('docs/a.md', `# ${long}\n\n## Summary\n\nA.\n`)
  scratch.put('docs/b.md', '## Summary\n\nB.\n')
  for (let at = 0; at < 12; at++) {
    scratch.put(`docs/n${String(at).padStart(2, '0')}.txt.md`, '# C\n')
  }

  const options = {template: 'docs/form.md', files: ['docs/[ab].md']}
  configure(scratch, options)
  const {out} = await scratch.run(['status'])
  expect(out)
    .toBe(`Title                                                                         Filled  Open  Findings
A very long title A very long title A very long title A very long title A v…     1/1     0         0
docs/b.md                                                                        1/1     0         1

Age, Updated: days ago. Filled: required sections. Open: open questions.
2 proposals: 2 without a status

Other files (not linted):
${Array.from({length: 10}, (_, at) => `  docs/n${String(at).padStart(2, '0')}.txt.md\n`).join('')}  … and 2 more
`)
})

test('counts drafts by their names as stale, where no status says so', async () => {
  scratch.remove('docs/EP-002-days.md')
  scratch.put(
    'docs/draft-20250101-x.md',
    proposal('X', 'Rejected', '2025-10-01')
  )
  scratch.put('docs/draft-20250102-y.md', proposal('Y', 'Draft', '2026-01-01'))
  const {out} = await scratch.run(['status', '--format', 'json'])
  expect(JSON.parse(out)).toMatchObject({
    stale: {days: 90, paths: ['docs/draft-20250101-x.md']}
  })
})

describe('filled sections', () => {
  const form = `# EP-XXX: [Title]

## Summary

## Design

### Parts

### Limits (optional)

#### Numbers

## Plan

### Phase 1: [Name]

[Say.]

### Phase 2: [Name]

## Tests

- **Unit**: ...
`

  test('none in a new one, whatever headings there are', async () => {
    expect(await stateOf(form.replace('XXX', '009'), form)).toMatchObject({
      filled: 0,
      // Numbers are wanted where there are Limits, a series is one.
      required: 7
    })
  })

  test('by content of their own or below, in each of a series', async () => {
    const text = `# EP-009: X

## Summary

Text.

<!-- A comment of one's own. -->

## Design

### Own

Words.

## Numbers

1, 2.

## Plan

### Phase 1: Build

Build.

### Phase 2: Ship

[Say.]

## Tests

- **Unit**: All.
`
    const {filled, required} = await stateOf(text, form)
    expect([filled, required]).toEqual([4, 6])
    const shipped = text.replace('[Say.]', 'Ship.')
    expect((await stateOf(shipped, form))['filled']).toBe(5)
  })

  test('whatever is turned off or was there before', async () => {
    const text =
      '<!--lint disable ep-placeholder-->\n\n# EP-009: X\n\n## Summary\n\nTODO\n'
    expect(await stateOf(text, '# EP-XXX: [Title]\n\n## Summary\n')).toEqual({
      path: 'docs/EP-009-x.md',
      template: 'docs/EP-TEMPLATE.md',
      number: 9,
      title: 'X',
      filled: 0,
      required: 1,
      openQuestions: 0,
      findings: 0
    })
  })

  test('where a parent is missing, too', async () => {
    const text = '# EP-009: X\n\n## Parts\n\nA.\n'
    const {filled, required} = await stateOf(
      text,
      '# EP-XXX: [Title]\n\n## Design\n\n### Parts\n'
    )
    expect([filled, required]).toEqual([1, 2])
  })
})

test('counts no section as missing that stands there under another name', async () => {
  scratch.put(
    'docs/EP-TEMPLATE.md',
    '# EP-XXX: [Title]\n\n## Plan\n\n### Phase 1: [Name]\n\n## Tests\n'
  )
  scratch.put(
    'docs/EP-009-x.md',
    '# EP-009: X\n\n## Plan\n\n### Groundwork\n\nDig.\n'
  )
  const args = ['status', 'docs/EP-009-x.md', '--format', 'json']
  expect(JSON.parse((await scratch.run(args)).out)).toMatchObject({
    missing: [{section: 'Tests', proposals: 1}]
  })
})

test.each([
  ['1. Who?\n2. ...\n3. ~~When?~~ Now.\n   - Or then?\n4. ~~So.~~\n5.\n', 1],
  ['- [ ] Who?\n- [x] When?\n- Where\n', 2],
  ['Some are:\n\nWho?\n\nWho else?\n', 2],
  ['None.\n', 0],
  [
    '- Who?\n\n### Where?\n\n- Here\n\n### When? (resolved)\n\n### ~~How?~~\n',
    2
  ]
])('counts open questions of %j', async (text, many) => {
  const whole = `# EP-009: X\n\n## Unresolved issues\n\n${text}`
  expect((await stateOf(whole))['openQuestions']).toBe(many)
})

test('refuses what it cannot show', async () => {
  expect((await scratch.run(['status', '--format', 'sarif'])).error).toBe(
    'Unexpected format `sarif`, expected `table`, `json`, `markdown` or `html`\n'
  )
  mkdirSync(join(scratch.cwd, 'empty'))
  expect((await scratch.run(['status', 'empty'])).error).toBe(
    'Unexpected `empty` without proposals, expected a folder of proposals\n'
  )
  scratch.remove('docs/EP-TEMPLATE.md')
  expect((await scratch.run(['status'])).error).toMatch(
    /^Unexpected missing template `docs\/EP-TEMPLATE.md`, expected it beside the proposal or above, looked in `\/…\/docs`, `\/…`, .* and `\/`, check the option `template`\n$/
  )
})
