/** `ep-lint --since`, in scratch repositories. */
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {bad, good, Scratch, template} from './support/scratch.js'

const since = (revision: string) => [
  '--template',
  'docs/EP-TEMPLATE.md',
  `--since=${revision}`
]
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

describe('ep-lint --since', () => {
  beforeEach(() => {
    scratch.git('init', '--initial-branch', 'main')
    scratch.commit()
  })

  test('tells what is new, wherever lines moved, and counts the rest', async () => {
    expect(await scratch.run(since('main'))).toEqual({
      code: 0,
      out: '3 findings from before main left out\n\n0 files checked, nothing found\n',
      error: ''
    })
    scratch.put(
      'docs/EP-002-days.md',
      bad.replace('## Summary', '<!-- moved -->\n\n## Summary\n\nTBD')
    )
    expect(await scratch.run(since('main'))).toEqual({
      code: 1,
      out: `docs/EP-002-days.md
  9:1  warning  Unexpected \`TBD\`, expected the finished text  ep-placeholder

3 findings from before main left out

1 warning in 1 file
`,
      error: ''
    })
  })

  test('tells what is new under whatever path it is named', async () => {
    scratch.put('docs/EP-002-days.md', bad.replace('Summary', 'Sumary'))
    const {out} = await scratch.run(since('main'))
    symlinkSync('docs', join(scratch.cwd, 'linked'))
    expect(out).toContain('docs/EP-002-days.md\n  7:1  warning')
    expect((await scratch.run([...since('main'), 'linked'])).out).toBe(
      out.replaceAll('docs/', 'linked/')
    )
  })

  test('tells all of what git does not know', async () => {
    scratch.put('.gitignore', 'EP-003-*\n')
    scratch.put('docs/EP-003-days.md', bad.replace('EP-002', 'EP-003'))
    const {code, out} = await scratch.run(since('main'))
    expect([code, out.match(/^docs.*/gm)]).toEqual([1, ['docs/EP-003-days.md']])
    expect(out).toContain('3 warnings in 1 file')
  })

  test('tells a second one of a finding that was there once', async () => {
    scratch.put('docs/EP-002-days.md', `${bad}\n## Summary\n\nDays.\n`)
    expect((await scratch.run(since('HEAD'))).out).toBe(`docs/EP-002-days.md
  13:1  warning  Unexpected second section \`Summary\`, expected one, merge the two  ep-unique-section

3 findings from before HEAD left out

1 warning in 1 file
`)
  })

  test('follows renames, and takes new files whole, committed or not', async () => {
    scratch.git('switch', '-c', 'topic')
    scratch.git('mv', 'docs/EP-002-days.md', 'docs/EP-002-months.md')
    scratch.put(
      'docs/EP-004-weeks.md',
      good.replace('Draft', 'draft').replace('001', '004')
    )
    scratch.commit()
    scratch.git('switch', 'main')
    scratch.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
    scratch.commit()
    scratch.git('switch', 'topic')
    scratch.put('docs/EP-005-ä.md', '# EP-005: Weeks\n\n**Status**: Draft\n')
    // What happened on the other branch is not this one's.
    expect((await scratch.run(since('main'))).out).toBe(`docs/EP-004-weeks.md
  3:13  warning  Unexpected status \`draft\`, expected \`Draft\`  ep-status, fixable

docs/EP-005-ä.md
  4:1  warning  Unexpected missing section \`Summary\`, expected it at the end  ep-required-section, insertable

3 findings from before main left out

2 warnings in 2 files, 1 can be fixed with --fix, 1 can be inserted with --insert
`)
  })

  test('repairs what is new, and nothing else', async () => {
    const next = bad.replace('# EP-002: Days', '# EP 2 - Days')
    scratch.put('docs/EP-002-days.md', next)
    const {code, out} = await scratch.run([...since('main'), '--fix'])
    expect([code, out]).toEqual([
      0,
      '3 findings from before main left out\n\n1 file fixed, 1 file checked, nothing found\n'
    ])
    expect(scratch.get('docs/EP-002-days.md')).toBe(bad)
  })

  test('works in a folder of the repository', async () => {
    scratch.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
    const cwd = join(scratch.cwd, 'docs')
    const args = ['--template', 'EP-TEMPLATE.md', '--since', 'main', '-q']
    expect((await scratch.run(args, {cwd})).out).toBe(
      'EP-001-nights.md\n  3:13  warning  Unexpected status `draft`, expected `Draft`  ep-status, fixable\n'
    )
  })

  test('sees all changes where git shows paths from the folder', async () => {
    scratch.git('config', 'diff.relative', 'true')
    scratch.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
    const cwd = join(scratch.cwd, 'docs')
    const args = ['--template', 'EP-TEMPLATE.md', '--since', 'main', '-q']
    expect((await scratch.run(args, {cwd})).out).toBe(
      'EP-001-nights.md\n  3:13  warning  Unexpected status `draft`, expected `Draft`  ep-status, fixable\n'
    )
  })

  test('fails, changed file or not, where it cannot run', async () => {
    scratch.put('.remarkrc.json', '{"plugins": [["lint-ep", {"fixx": true}]]}')
    const {code, out} = await scratch.run(['--since=main', '-q'])
    expect(code).toBe(2)
    expect(out).toContain(
      '  error  Unexpected option `fixx`, expected `fix`  options\n'
    )
  })

  test('passes over what is no proposal, and keeps what others say', async () => {
    scratch.put('README.md', '# A project\n')
    scratch.put(
      'plugin.mjs',
      "export default () => (tree, file) => void file.message('Hm')\n"
    )
    scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
    scratch.commit()
    scratch.put('README.md', '# The project\n')
    scratch.put('docs/EP-001-nights.md', `${good}\nAnd days.\n`)
    expect((await scratch.run(since('HEAD'))).out).toBe(`README.md
    warning  Hm

docs/EP-001-nights.md
    warning  Hm

5 findings from before HEAD left out

2 warnings in 2 files
`)
  })

  test('refuses a revision that is not there, or has nothing in common', async () => {
    expect(await scratch.run(since('mian'))).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected revision `mian`, expected one of this clone, run `git fetch` if it is on the remote\n'
    })
    scratch.git('switch', '--orphan', 'other')
    scratch.put('docs/EP-TEMPLATE.md', template)
    scratch.commit()
    expect((await scratch.run(since('main'))).error).toBe(
      'Unexpected revision `main` without a common ancestor, expected one that shares history with `HEAD`\n'
    )
  })

  test('says what a shallow clone lacks', async () => {
    scratch.git('switch', '-c', 'topic')
    scratch.put('docs/EP-003-new.md', good)
    scratch.commit()
    scratch.git('switch', 'main')
    scratch.put('docs/EP-001-nights.md', `${good}\nMore.\n`)
    scratch.commit()
    scratch.git('switch', 'topic')
    const url = pathToFileURL(scratch.cwd).href
    scratch.git('clone', '--depth=1', '--no-single-branch', url, 'clone')
    expect(
      (
        await scratch.run(since('origin/main'), {
          cwd: join(scratch.cwd, 'clone')
        })
      ).error
    ).toBe(
      'Unexpected shallow clone without the merge base with `origin/main`, expected its history, run `git fetch --unshallow` or fetch deeper\n'
    )
  })
})

test('refuses --since outside a repository, and on standard input', async () => {
  expect(await scratch.run(since('main'))).toEqual({
    code: 2,
    out: '',
    error:
      'Unexpected folder `/…` outside a git repository, expected to be in one for `--since`\n'
  })
  expect((await scratch.run([...since('main'), '-'])).error).toBe(
    'Unexpected standard input with `--since` or `--update-baseline`, expected files\n'
  )
})
