/** The commands for a folder: index, new, promote, status. */
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {apply} from '../src/cli/change.js'
import {Scratch} from './scratch.js'

const template = `# EP-XXX: [Enhancement Title]

**Status**: Draft
**Author**: [Your Name]
**Created**: YYYY-MM-DD
**Last Updated**: YYYY-MM-DD

## Summary

[Say what changes.]

## Open Questions

1. ...
`
const today = '2026-01-31'
const proposal = (title: string, status: string, day: string) =>
  `# ${title}

**Status**: ${status}
**Author**: Ada Example
**Created**: ${day}
**Last Updated**: ${day}

## Summary

Exports.

## Open Questions

1. Who?
2. When?
`
const header =
  '| ID | Title | Status | Author | Created |\n| --- | --- | --- | --- | --- |\n'
const row1 =
  '| [EP-001](EP-001-nights.md) | Nights | Accepted | Ada Example | 2026-01-01 |\n'
const row2 =
  '| [EP-002](EP-002-days.md) | Days | Draft | Ada Example | 2025-06-01 |\n'
const draft = 'docs/draft-20260120-night-exports.md'
let scratch = new Scratch()

beforeEach(() => {
  scratch = new Scratch()
  scratch.remove('docs')
  scratch.put('docs/EP-TEMPLATE.md', template)
  scratch.put(
    'docs/EP-001-nights.md',
    proposal('EP-001: Nights', 'Accepted', '2026-01-01')
  )
  scratch.put(
    'docs/EP-002-days.md',
    proposal('EP-002: Days', 'Draft', '2025-06-01')
  )
  const options = {template: 'EP-TEMPLATE.md', today}
  scratch.put(
    'docs/.remarkrc.json',
    JSON.stringify({plugins: [['remark-lint-ep', options]]})
  )
})

afterEach(() => {
  scratch.remove()
})

describe('ep-lint index', () => {
  test('creates a table, and then has nothing to do', async () => {
    expect((await scratch.run(['index'])).code).toBe(1)
    expect(await scratch.run(['index', 'docs', '--write'])).toEqual({
      code: 0,
      out: 'Wrote docs/index.md\n',
      error: ''
    })
    expect(scratch.get('docs/index.md')).toBe(
      `# Proposals\n\n<!-- proposals -->\n\n${header}${row1}${row2}\n<!-- /proposals -->\n`
    )
    expect(await scratch.run(['index'])).toEqual({
      code: 0,
      out: 'docs/index.md is in step with its proposals\n',
      error: ''
    })
    expect(
      await scratch.run(['--quiet', '--rule', 'ep-required-field=error'])
    ).toEqual({code: 0, out: '', error: ''})
  })

  test('adds, corrects and sorts rows, and touches nothing else', async () => {
    const gone = '| [EP-000](EP-000-gone.md) | Gone | | | |\n'
    const top = '\uFEFFProposals\n===\n\n*  odd  list\n\n'
    scratch.put(
      'docs/README.md',
      `${top}${header}| [EP-002](EP-002-days.md) | Day | Draft | Ada Example | 2025-06-01 |\n${gone}\n[x]: y\n`
    )
    const checked = await scratch.run(['index', '--check'])
    expect(checked.code).toBe(1)
    const left =
      'docs/README.md: Unexpected link to `EP-000-gone.md`, which is not there, expected a proposal of the folder, correct the link or remove the row\n'
    expect(checked.error).toBe(left)
    expect(checked.out).toContain(`-| [EP-002](EP-002-days.md) | Day |`)
    expect(await scratch.run(['index', '--write'])).toEqual({
      code: 1,
      out: 'Brought docs/README.md in step with its proposals\n',
      error: left
    })
    expect(scratch.get('docs/README.md')).toBe(
      `${top}${header}${gone}${row1}${row2}\n[x]: y\n`
    )
    expect(await scratch.run(['index'])).toEqual({
      code: 1,
      out: '',
      error: left
    })
  })

  test('refuses an index that it cannot read, and flags that conflict', async () => {
    scratch.put('docs/index.md', '# Words\n')
    expect((await scratch.run(['index', '--write'])).error).toBe(
      'Unexpected `docs/index.md` without a table of proposals, expected one with columns such as `ID`, `Title` and `Status`\n'
    )
    expect(await scratch.run(['index', '--check', '--write'])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected `--check` with `--write`, expected one of them: the one tells what the other does\n'
    })
  })

  test('needs to know which folder', async () => {
    scratch.put('more/EP-003-x.md', proposal('EP-003: X', 'Draft', today))
    expect((await scratch.run(['index'])).error).toBe(
      'Unexpected proposals in several folders, expected one, name it: `docs` or `more`\n'
    )
    expect((await scratch.run(['index', 'nope'])).error).toBe(
      'Unexpected path `nope`, expected a folder of proposals\n'
    )
    mkdirSync(join(scratch.cwd, 'empty'))
    const cwd = join(scratch.cwd, 'empty')
    expect((await scratch.run(['index'], {cwd})).error).toBe(
      'Unexpected folder without proposals or a template, expected one, name it, or the template with `--template`\n'
    )
    expect(
      (await scratch.run(['index', '--template', 'nope.md'])).error
    ).toContain('Unexpected missing template')
  })
})

describe('ep-lint new', () => {
  test('fills the template, and the index', async () => {
    scratch.put('docs/index.md', header + row1 + row2)
    expect(
      await scratch.run(['new', 'Night & day', '--author', 'Bo Example'])
    ).toEqual({
      code: 0,
      out: 'create docs/EP-003-night-day.md\nchange docs/index.md\n',
      error: ''
    })
    expect(scratch.get('docs/EP-003-night-day.md')).toBe(
      template
        .replace('EP-XXX: [Enhancement Title]', 'EP-003: Night & day')
        .replace('[Your Name]', 'Bo Example')
        .replaceAll('YYYY-MM-DD', today)
    )
    expect(scratch.get('docs/index.md')).toBe(
      `${header}${row1}${row2}| [EP-003](EP-003-night-day.md) | Night & day | Draft | Bo Example | ${today} |\n`
    )
  })

  test('makes a draft, of the author that git knows', async () => {
    scratch.git('init')
    scratch.git('config', 'user.name', 'Cy Example')
    const {out} = await scratch.run(['new', 'Night exports', 'docs', '--draft'])
    expect(out).toBe('create docs/draft-20260131-night-exports.md\n')
    const text = scratch.get('docs/draft-20260131-night-exports.md')
    expect(text.slice(0, 72)).toBe(
      '# EP-XXX: Night exports\n\n**Status**: Draft\n**Author**: Cy Example\n**Crea'
    )
    expect((await scratch.run(['new', 'Night exports', '--draft'])).error).toBe(
      'Unexpected file `docs/draft-20260131-night-exports.md`, expected none of this name, choose another title\n'
    )
  })

  test('shows its plan alone with --dry-run', async () => {
    expect(
      (await scratch.run(['new', 'X', '--number', '41', '--dry-run'])).out
    ).toBe('create docs/EP-041-x.md\n')
    expect(() => scratch.get('docs/EP-041-x.md')).toThrow('ENOENT')
  })

  test('starts a folder that has a template alone', async () => {
    scratch.put('first/EP-TEMPLATE.md', template)
    const cwd = join(scratch.cwd, 'first')
    const {out} = await scratch.run(
      ['new', 'X', '--author', 'A', '--template', 'EP-TEMPLATE.md'],
      {cwd}
    )
    expect(out).toBe('create EP-001-x.md\n')
  })

  test.each([
    [
      ['new'],
      'Unexpected command `new` without a title, expected one, such as `ep-lint new "Night exports"`'
    ],
    [
      ['new', 'X', '--number', '2'],
      'Unexpected number `2`, expected a free one, `EP-002-days.md` has it'
    ],
    [
      ['new', 'X', '--number', 'two'],
      'Unexpected `two` for `--number`, expected a number such as `10`'
    ],
    [
      ['new', 'X', '--number', '2', '--draft'],
      'Unexpected `--draft` with `--number`, expected one of them: a draft has no number'
    ],
    [
      ['new', '!?'],
      'Unexpected title `!?`, expected words that a file name can have'
    ]
  ])('refuses %j', async (args, reason) => {
    expect(await scratch.run(args)).toEqual({
      code: 2,
      out: '',
      error: `${reason}\n`
    })
  })
})

describe('ep-lint promote', () => {
  beforeEach(() => {
    scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
    scratch.put('docs/index.md', header + row1 + row2)
    scratch.put(
      'docs/notes.md',
      'See [it](./draft-20260120-night-exports.md#summary) and [a][].\n\n[a]: draft-20260120-night-exports.md "t"\n\n`draft-20260120-night-exports.md`\n'
    )
    scratch.put(
      'README.md',
      '[it](docs/draft-20260120-night-exports.md), [not](draft-20260120-night-exports.md)\n'
    )
  })

  const done = () => {
    expect(scratch.get('docs/EP-003-night-exports.md')).toBe(
      proposal('EP-003: Night exports', 'Draft', '2026-01-20').replace(
        'Updated**: 2026-01-20',
        `Updated**: ${today}`
      )
    )
    expect(scratch.get('docs/index.md')).toBe(
      `${header}${row1}${row2}| [EP-003](EP-003-night-exports.md) | Night exports | Draft | Ada Example | 2026-01-20 |\n`
    )
    expect(scratch.get('docs/notes.md')).toBe(
      'See [it](EP-003-night-exports.md#summary) and [a][].\n\n[a]: EP-003-night-exports.md "t"\n\n`draft-20260120-night-exports.md`\n'
    )
  }

  test('moves a draft in git, with all that leads to it', async () => {
    scratch.git('init')
    scratch.commit()
    scratch.put('docs/EP-002-days.md', 'unstaged\n')
    expect(await scratch.run(['promote', draft])).toEqual({
      code: 0,
      out: `rename ${draft} to docs/EP-003-night-exports.md\nchange README.md\nchange docs/notes.md\nchange docs/index.md\n`,
      error: ''
    })
    done()
    expect(scratch.get('README.md')).toBe(
      '[it](docs/EP-003-night-exports.md), [not](draft-20260120-night-exports.md)\n'
    )
    expect(scratch.git('status', '--short')).toBe(
      ` M README.md\n M docs/EP-002-days.md\nRM ${draft} -> docs/EP-003-night-exports.md\n M docs/index.md\n M docs/notes.md\n`
    )
  })

  test('works without git', async () => {
    expect((await scratch.run(['promote', draft])).code).toBe(0)
    done()
    expect(() => scratch.get(draft)).toThrow('ENOENT')
  })

  test('moves nothing over what is there', async () => {
    mkdirSync(join(scratch.cwd, 'docs/EP-003-night-exports.md'))
    const {code, error} = await scratch.run(['promote', draft])
    expect(code).toBe(2)
    expect(error).toContain('is there already')
    expect(scratch.get(draft)).toContain('# Night exports\n')
  })

  test('does all or nothing', async () => {
    const at = (path: string) => join(scratch.cwd, path)
    const before = scratch.get('docs/notes.md')
    const from = at(draft)
    await expect(
      apply([
        {path: at('docs/EP-003-x.md'), from, before: 'a', after: 'b'},
        {path: at('docs/notes.md'), before, after: 'changed\n'},
        {path: at('docs/new.md'), before: undefined, after: 'new\n'},
        {path: at('docs/notes.md/x.md'), before: undefined, after: ''}
      ])
    ).rejects.toThrow('all is as it was: ')
    expect(scratch.get('docs/notes.md')).toBe(before)
    expect(scratch.get(draft)).toBe('a')
    expect(() => scratch.get('docs/new.md')).toThrow('ENOENT')
    expect(() => scratch.get('docs/EP-003-x.md')).toThrow('ENOENT')
  })

  test.each([
    [
      ['promote'],
      'Unexpected `` to promote, expected a draft, such as `draft-20260115-night-exports.md`'
    ],
    [
      ['promote', 'docs/EP-001-nights.md'],
      "Unexpected file name `EP-001-nights.md`, expected a draft's, such as `draft-20260115-night-exports.md`"
    ],
    [
      ['promote', draft, '--number', '1'],
      'Unexpected number `1`, expected a free one, `EP-001-nights.md` has it'
    ]
  ])('refuses %j', async (args, reason) => {
    expect(await scratch.run(args)).toEqual({
      code: 2,
      out: '',
      error: `${reason}\n`
    })
  })
})

test('two branches that take one number are told once they meet', async () => {
  const add = (name: string) => {
    scratch.put(
      `docs/EP-003-${name}.md`,
      proposal(`EP-003: ${name}`, 'Draft', today)
    )
    scratch.commit()
  }

  scratch.git('init', '--initial-branch', 'main')
  scratch.commit()
  scratch.git('switch', '-c', 'topic')
  add('a')
  expect((await scratch.run(['--since=main'])).code).toBe(0)
  scratch.git('switch', 'main')
  add('b')
  scratch.git('switch', 'topic')
  scratch.git('merge', 'main')
  expect((await scratch.run(['--since=main', '-q'])).out).toBe(
    'docs/EP-003-a.md\n  1:1  warning  Unexpected number `EP-003`, expected one of its own, `EP-003-b.md` has it too  ep-unique-number\n'
  )
})

describe('ep-lint status', () => {
  beforeEach(() => {
    scratch.put('docs/notes.md', '# Notes\n')
    scratch.put(
      'docs/EP-003-x.md',
      '# EP-003: A | B\n\n**Status**: Draft\n\n## Summary\n\nTODO\n'
    )
  })

  test('shows a table', async () => {
    expect(await scratch.run(['status'])).toEqual({
      code: 0,
      out: `No.  Title   Status    Age  Updated  Sections  Open  Findings
1    Nights  Accepted  30   30       2/2       2     0
2    Days    Draft     244  244      2/2       2     0
3    A | B   Draft     -    -        0/2       0     5

Age and Updated are days.

3 proposals: 2 Draft, 1 Accepted
Drafts that rest for more than 90 days: docs/EP-002-days.md
Sections missing most often: Open Questions (1)
Files that are no proposals: docs/notes.md
`,
      error: ''
    })
  })

  test('shows markdown', async () => {
    const args = ['status', 'docs', '--format', 'markdown', '--rest', '300']
    expect((await scratch.run(args)).out)
      .toBe(`| No. | Title | Status | Age | Updated | Sections | Open | Findings |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | Nights | Accepted | 30 | 30 | 2/2 | 2 | 0 |
| 2 | Days | Draft | 244 | 244 | 2/2 | 2 | 0 |
| 3 | A \\| B | Draft | - | - | 0/2 | 0 | 5 |

- 3 proposals: 2 Draft, 1 Accepted
- Sections missing most often: Open Questions (1)
- Files that are no proposals: docs/notes.md
`)
  })

  test('shows json', async () => {
    const {out} = await scratch.run(['status', '--format', 'json'])
    expect(JSON.parse(out)).toEqual({
      version: 1,
      proposals: [
        {
          path: 'docs/EP-001-nights.md',
          number: 1,
          title: 'Nights',
          status: 'Accepted',
          age: 30,
          rested: 30,
          filled: 2,
          required: 2,
          openQuestions: 2,
          findings: 0
        },
        {
          path: 'docs/EP-002-days.md',
          number: 2,
          title: 'Days',
          status: 'Draft',
          age: 244,
          rested: 244,
          filled: 2,
          required: 2,
          openQuestions: 2,
          findings: 0
        },
        {
          path: 'docs/EP-003-x.md',
          number: 3,
          title: 'A | B',
          status: 'Draft',
          filled: 0,
          required: 2,
          openQuestions: 0,
          findings: 5
        }
      ],
      statuses: [
        {status: 'Draft', proposals: 2},
        {status: 'Accepted', proposals: 1}
      ],
      resting: {days: 90, paths: ['docs/EP-002-days.md']},
      missing: [{section: 'Open Questions', proposals: 1}],
      companions: ['docs/notes.md']
    })
  })

  test('refuses what it cannot show', async () => {
    expect((await scratch.run(['status', '--format', 'sarif'])).error).toBe(
      'Unexpected format `sarif`, expected `table`, `json` or `markdown`\n'
    )
    mkdirSync(join(scratch.cwd, 'empty'))
    expect((await scratch.run(['status', 'empty'])).error).toBe(
      'Unexpected `empty` without proposals, expected a folder of proposals\n'
    )
  })
})
