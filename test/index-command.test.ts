/** `ep-lint index`. */
import {mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {
  configure,
  header,
  makeFolder,
  proposal,
  row1,
  row2,
  today
} from './support/folder.js'
import type {Scratch} from './support/scratch.js'

let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
})

afterEach(() => {
  scratch.remove()
})

test('creates a table, and then has nothing to do', async () => {
  const made = `# Proposals\n\n<!-- proposals -->\n\n${header}${row1}${row2}\n<!-- /proposals -->\n`
  const added = made.replace(/^/gm, '+').replace(/\+$/, '')
  expect(await scratch.run(['index', '--check'])).toEqual({
    code: 1,
    out: `--- /dev/null\n+++ b/docs/index.md\n@@ -0,0 +1,10 @@\n${added}`,
    error: ''
  })
  expect(await scratch.run(['index', 'docs', '--write'])).toEqual({
    code: 0,
    out: 'Wrote docs/index.md\n',
    error: ''
  })
  expect(scratch.get('docs/index.md')).toBe(made)
  expect(await scratch.run(['index'])).toEqual({
    code: 0,
    out: 'docs/index.md is up to date\n',
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
  const left =
    'docs/README.md: Unexpected link to `EP-000-gone.md`, which is not there, expected a proposal of the folder, correct the link or remove the row\n'
  expect(await scratch.run(['index', '--check'])).toEqual({
    code: 1,
    out: `--- a/docs/README.md
+++ b/docs/README.md
@@ -5,7 +5,8 @@
 
 | ID | Title | Status | Author | Created |
 | --- | --- | --- | --- | --- |
-| [EP-002](EP-002-days.md) | Day | Draft | Ada Example | 2025-06-01 |
 ${gone}+${row1}+${row2} 
 [x]: y
`,
    error: left
  })
  expect(await scratch.run(['index', '--write'])).toEqual({
    code: 1,
    out: 'Updated docs/README.md\n',
    error: left
  })
  expect(scratch.get('docs/README.md')).toBe(
    `${top}${header}${gone}${row1}${row2}\n[x]: y\n`
  )
  expect(await scratch.run(['index'])).toEqual({code: 1, out: '', error: left})
})

test('keeps the newest first where they are, and rows without a number in place', async () => {
  const row = (number: number) =>
    `| [EP-00${String(number)}](EP-00${String(number)}-x.md) | X${String(number)} |\n`
  for (const number of [3, 4, 5, 6]) {
    const title = `EP-00${String(number)}: X${String(number)}`
    scratch.put(
      `docs/EP-00${String(number)}-x.md`,
      proposal(title, 'Draft', today)
    )
  }

  scratch.remove('docs/EP-001-nights.md')
  scratch.remove('docs/EP-002-days.md')
  const head = '| ID | Title |\n| --- | --- |\n'
  const own = '| | *Ours:* |\n'
  scratch.put('docs/index.md', head + row(6) + own + row(4) + row(3))
  await scratch.run(['index', '--write'])
  expect(scratch.get('docs/index.md')).toBe(
    head + row(6) + row(5) + own + row(4) + row(3)
  )
  scratch.put('docs/index.md', head + row(4) + own + row(3) + row(5))
  await scratch.run(['index', '--write'])
  expect(scratch.get('docs/index.md')).toBe(
    head + row(3) + own + row(4) + row(5) + row(6)
  )
})

test('lists all proposals where titles have no number', async () => {
  scratch.remove('docs')
  const options = {template: 'docs/form.md', today, files: ['docs/*.md']}
  configure(scratch, options)
  scratch.put('docs/form.md', '# [Title]\n\n**Status**: Draft\n\n## Summary\n')
  scratch.put(
    'docs/b.md',
    '# B | `c`\n\n**Status**: Draft\n\n## Summary\n\nB.\n'
  )
  scratch.put('docs/a_b.md', '# A\n\n**Status**: Draft\n\n## Summary\n\nA.\n')
  await scratch.run(['index', '--write'])
  const table =
    '| Title | Status |\n| --- | --- |\n| [A](a_b.md) | Draft |\n| [B \\| c](b.md) | Draft |\n'
  expect(scratch.get('docs/index.md')).toBe(
    `# Proposals\n\n<!-- proposals -->\n\n${table}\n<!-- /proposals -->\n`
  )
  scratch.put(
    'docs/index.md',
    '| Title | Status |\n|-|-|\n| [A](a_b.md) | Draft |\n'
  )
  expect((await scratch.run(['-q', 'docs/b.md'])).out).toBe(
    'docs/b.md\n  1:1  warning  Unexpected proposal without a row in `index.md`, expected one for `b.md`, add it or run `ep-lint index --write`  ep-index\n'
  )
  expect((await scratch.run(['index', '--write'])).code).toBe(0)
})

test.each([
  ['EP-003-c#.md', 'EP-003-c%23.md'],
  ['EP-003-c?.md', 'EP-003-c%3F.md'],
  ['EP-003 c (1.md', 'EP-003%20c%20%281.md']
])('links to %s so that it is found again', async (file, link) => {
  scratch.put('docs/index.md', header + row1 + row2)
  scratch.put(`docs/${file}`, proposal('EP-003: C', 'Draft', '2026-01-02'))
  expect((await scratch.run(['index', '--write'])).code).toBe(0)
  expect(scratch.get('docs/index.md')).toBe(
    `${header}${row1}${row2}| [EP-003](${link}) | C | Draft | Ada Example | 2026-01-02 |\n`
  )
  expect((await scratch.run(['index', '--write'])).out).toBe(
    'docs/index.md is up to date\n'
  )
})

test.each([
  ['<EP-002 old name.md>', '<EP-002-days.md>'],
  ['<EP-002 old name.md#goals> "Old"', '<EP-002-days.md#goals> "Old"'],
  ['<EP-002 (a\\> b.md>', '<EP-002-days.md>'],
  ['EP-002-old(1).md#goals', 'EP-002-days.md#goals'],
  ['EP-002-old\\).md "Old (1)"', 'EP-002-days.md "Old (1)"']
])('leads the link %s on', async (old, now) => {
  const row = row2.replace('EP-002-days.md', () => old)
  scratch.put('docs/index.md', header + row1 + row)
  await scratch.run(['index', '--write'])
  expect(scratch.get('docs/index.md')).toBe(
    header + row1 + row2.replace('EP-002-days.md', () => now)
  )
})

test.each(['< //[>', '\\\\\\\\['])(
  'takes the link %s for none of the folder',
  async (link) => {
    const row = `| [Ours](${link}) | | | | |\n`
    scratch.put('docs/index.md', header + row1 + row2 + row)
    expect(await scratch.run(['index'])).toEqual({
      code: 0,
      out: 'docs/index.md is up to date\n',
      error: ''
    })
    expect(await scratch.run(['-q'])).toEqual({code: 0, out: '', error: ''})
  }
)

test('finds a link however it is encoded', async () => {
  scratch.remove('docs')
  configure(scratch, {template: 'docs/form.md', files: ['docs/*.md']})
  scratch.put('docs/form.md', '# [Title]\n\n**Status**: Draft\n')
  scratch.put('docs/a (1).md', '# A\n\n**Status**: Draft\n')
  const rows = ['x.md', 'y.md', 'a%20(1).md'].map(
    (d) => `| [A](${d}) | Old |\n`
  )
  scratch.put(
    'docs/index.md',
    `| Title | Status |\n| --- | --- |\n${rows.join('')}`
  )
  expect((await scratch.run(['-q', 'docs/a (1).md'])).out).toBe(
    'docs/a (1).md\n  3:13  warning  Unexpected status `Draft`, expected `Old` as in `index.md:5`, make the two agree  ep-index\n'
  )
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
      'Unexpected `--check` with `--write`, expected one of them: `--check` prints what `--write` changes\n'
  })
})

test('refuses an index with bytes that are no UTF-8', async () => {
  const bytes = Buffer.from(`${header}${row1}\nCaf\xE9\n`, 'latin1')
  scratch.put('docs/index.md', bytes)
  expect(await scratch.run(['index', '--write'])).toEqual({
    code: 2,
    out: '',
    error:
      'Unexpected bytes that are not UTF-8 in `docs/index.md`, expected UTF-8, save the file as UTF-8\n'
  })
  expect(readFileSync(join(scratch.cwd, 'docs/index.md'))).toEqual(bytes)
})

test('needs to know which folder', async () => {
  scratch.put('more/EP-003-x.md', proposal('EP-003: X', 'Draft', today))
  expect((await scratch.run(['index'])).error).toBe(
    'Unexpected proposals in several folders, expected one, choose it: `docs` or `more`\n'
  )
  scratch.put('.remarkignore', 'more\n')
  expect((await scratch.run(['index'])).out).toMatch(
    /^--- \/dev\/null\n\+\+\+ b\/docs\/index\.md/
  )
  expect((await scratch.run(['index', 'nope'])).error).toBe(
    'Unexpected path `nope`, expected a folder of proposals\n'
  )
  mkdirSync(join(scratch.cwd, 'empty'))
  scratch.remove('.remarkrc.json')
  const cwd = join(scratch.cwd, 'empty')
  expect((await scratch.run(['index'], {cwd})).error).toBe(
    'Unexpected folder without proposals or a template, expected proposals, name their folder, or the template with `--template`\n'
  )
  expect((await scratch.run(['index', '--template', 'nope.md'])).error).toBe(
    'Unexpected missing template `/…/nope.md`, expected a Markdown file there, check the option `template`\n'
  )
})

test('finds a folder by the option `files`, where names tell nothing', async () => {
  configure(scratch, {files: ['docs/EP-*.md']})
  expect((await scratch.run(['index', '--write'])).out).toBe(
    'Wrote docs/index.md\n'
  )
})
