/** The command `ep-lint`, in a scratch folder. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync
} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {fixtures} from './run.js'
import {bad, findings, good, Scratch, template} from './scratch.js'

const mended = bad.replace('draft', 'Draft')
let scratch = new Scratch()

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('README.md', '# A project\n')
})

afterEach(() => {
  scratch.remove()
})

const bin = fileURLToPath(new URL('../dist/src/cli/index.js', fixtures))
const own = ['--template', 'docs/EP-TEMPLATE.md']

/** Root writes where it likes, so it steps aside. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('ep-lint', () => {
  test('reports findings by file, and sums up', async () => {
    const {code, out, error} = await scratch.run([...own, '.'])
    expect(out).toBe(
      `${findings}\n3 warnings in 1 file, 1 can be fixed with --fix\n`
    )
    expect([code, error]).toEqual([1, ''])
    expect(await scratch.run([...own, '--quiet', 'docs/*.md'])).toEqual({
      code: 1,
      out: findings,
      error: ''
    })
    expect((await scratch.run([...own, '--max-warnings', '3'])).code).toBe(0)
    expect(
      (
        await scratch.run([
          ...own,
          '--max-warnings=3',
          '--rule',
          'ep-status=error'
        ])
      ).code
    ).toBe(1)
  })

  test('is silent on what is sound, and says what it passed over', async () => {
    expect(
      await scratch.run([...own, 'docs/EP-001-nights.md', 'README.md'])
    ).toEqual({
      code: 0,
      out: 'README.md is no proposal, not linted\n\n1 file checked, nothing found\n',
      error: ''
    })
    expect(
      await scratch.run([...own, '-q', 'docs/EP-001-nights.md', 'README.md'])
    ).toEqual({code: 0, out: '', error: ''})
  })

  test('explains itself with --verbose and in color', async () => {
    const {out} = await scratch.run([
      ...own,
      '--verbose',
      '--color',
      '--rule=ep-unique-section=off',
      '--rule=ep-placeholder=error',
      'docs'
    ])
    expect(out).toContain('\u001B[33mwarning\u001B[39m')
    expect(out).toContain('\u001B[31merror\u001B[39m')
    expect(out).toContain('Tools and readers sort proposals by status')
    expect(out).toContain('docs/rules/ep-status.md')
    expect(out).not.toContain('ep-unique-section')
  })

  test('repairs, and shows first what it would do', async () => {
    const diff = await scratch.run([...own, '--dry-run', '.'])
    expect(diff.out).toBe(`Index: docs/EP-002-days.md
===================================================================
--- docs/EP-002-days.md
+++ docs/EP-002-days.md
@@ -1,6 +1,6 @@
 # EP-002: Days
 
-**Status**: draft
+**Status**: Draft
 
 ## Summary
 
`)
    expect(scratch.get('docs/EP-002-days.md')).toBe(bad)
    chmodSync(join(scratch.cwd, 'docs/EP-002-days.md'), 0o640)
    const fixed = await scratch.run([
      ...own,
      '--fix',
      '--rule',
      'ep-status=error',
      '.'
    ])
    expect(fixed.out).toContain('\n1 file fixed, 2 warnings in 1 file\n')
    expect(fixed.code).toBe(1)
    expect(scratch.get('docs/EP-002-days.md')).toBe(mended)
    expect(scratch.get('docs/EP-001-nights.md')).toBe(good)
    expect(
      statSync(join(scratch.cwd, 'docs/EP-002-days.md')).mode & 0o777
    ).toBe(0o640)
    expect((await scratch.run([...own, '--dry-run', '.'])).out).toBe('')
  })

  test('reads standard input', async () => {
    expect(await scratch.run([...own, '-'], {input: good})).toEqual({
      code: 0,
      out: '1 file checked, nothing found\n',
      error: ''
    })
    const named = await scratch.run(
      [...own, '--stdin-filename', 'docs/EP-002-days.md', '-'],
      {input: bad}
    )
    expect(named.out).toContain('docs/EP-002-days.md\n  3:13  warning')
    const fixed = await scratch.run([...own, '--fix', '-'], {input: bad})
    expect(fixed.out).toBe(mended)
    expect(fixed.error).toContain('<stdin>\n  7:1  warning')
    expect(
      (
        await scratch.run(
          [...own, '--stdin-filename', 'notes.md', '--fix', '-'],
          {input: '# Notes\n'}
        )
      ).out
    ).toBe('# Notes\n')
  })

  test('refuses standard input that is no UTF-8', async () => {
    expect(
      await scratch.run(['--fix', '-'], {input: Uint8Array.of(0xe9)})
    ).toEqual({
      code: 2,
      out: '',
      error: 'Unexpected standard input that is no UTF-8, expected UTF-8\n'
    })
    const bom = await scratch.run([...own, '--fix', '-'], {
      input: `\uFEFF${bad}`
    })
    expect(bom.out).toBe(`\uFEFF${mended}`)
  })

  test('heeds configuration and ignore files, and points at a template', async () => {
    const {out} = await scratch.run(['docs/EP-001-nights.md'])
    expect(out).toContain(
      'The built-in template applies; for docs/EP-TEMPLATE.md run `ep-lint init`, or name it with --template\n'
    )
    scratch.put(
      '.remarkrc.json',
      JSON.stringify({
        plugins: [
          [
            fileURLToPath(new URL('../dist/src/index.js', fixtures)),
            {template: 'docs/EP-TEMPLATE.md', rules: {'ep-status': false}}
          ]
        ]
      })
    )
    expect((await scratch.run(['.'])).out).toContain('\n2 warnings in 1 file\n')
    expect((await scratch.run(['--rule=ep-status=warn', '.'])).out).toContain(
      '\n3 warnings in 1 file'
    )
    // Named, it is this very package, though none is installed here.
    for (const plugins of [
      [['lint-ep', {rules: {'ep-unique-section': false}}]],
      {'remark-lint-ep': {rules: {'ep-unique-section': false}}}
    ]) {
      scratch.put('.remarkrc.json', JSON.stringify({plugins}))
      expect((await scratch.run([...own, '.'])).out).toContain(
        '\n2 warnings in 1 file'
      )
    }

    scratch.put('.remarkrc.json', '{"plugins": ["remark-lint-ep"]}')
    expect((await scratch.run([...own, '.'])).out).toContain(
      '\n3 warnings in 1 file'
    )
    scratch.put('.remarkrc.json', '{"settings": {}}')
    expect((await scratch.run([...own, '.'])).out).toContain(
      '\n3 warnings in 1 file'
    )
    scratch.put('.remarkignore', 'docs/EP-002*\n')
    expect((await scratch.run([...own, '.'])).out).toBe(
      '1 file checked, nothing found\n'
    )
    scratch.put('.remarkrc.json', '{')
    const broken = await scratch.run(['docs/EP-001-nights.md'])
    expect(broken.code).toBe(2)
    expect(broken.out).toContain('Cannot process file')
  })

  test.each([
    [
      ['nope.md'],
      'Unexpected path `nope.md`, expected a file, folder or glob that is there'
    ],
    [
      ['no*.md'],
      'Unexpected path `no*.md`, expected a file, folder or glob that is there'
    ],
    [
      ['--format', 'xml'],
      'Unexpected format `xml`, expected `stylish`, `json`, `sarif`, `github` or `markdown`'
    ],
    [
      ['--format=json', '--format=sarif', '--format=github=x'],
      'Unexpected formats `json` and `sarif`, expected one, write others to files, such as `--format sarif=report.txt`'
    ],
    [
      ['--formt=json'],
      'Unexpected option `--formt`, expected a known one, such as `--format`'
    ],
    [
      ['--zzzzzzzzzzzzzz'],
      'Unexpected option `--zzzzzzzzzzzzzz`, expected a known one, see `ep-lint --help`'
    ],
    [
      ['--template'],
      "Unexpected arguments, expected them as `ep-lint --help` says: Option '--template <value>' argument missing"
    ],
    [
      ['--rule', 'ep-statsu=warn'],
      'Unexpected rule `ep-statsu`, expected `ep-status`'
    ],
    [
      ['--rule', 'ep-status'],
      'Unexpected `` for the rule `ep-status`, expected `off`, `warn` or `error`'
    ],
    [
      ['--max-warnings', 'many'],
      'Unexpected `many` for `--max-warnings`, expected a number such as `10`'
    ],
    [
      ['--fix', '--dry-run'],
      'Unexpected `--fix` with `--dry-run`, expected one of them: the one writes what the other shows'
    ],
    [
      ['-', 'docs'],
      'Unexpected paths beside `-`, expected standard input alone or paths'
    ]
  ])('refuses %j', async (args, reason) => {
    const {code, out, error} = await scratch.run(args)
    expect([code, out]).toEqual([2, ''])
    expect(error.slice(0, reason.length)).toBe(reason)
  })

  test('refuses folders without proposals and templates that are not there', async () => {
    mkdirSync(join(scratch.cwd, 'empty'))
    expect(await scratch.run(['empty'])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected `empty` without proposals, expected files named or titled as the template has it, or named by the option `files`\n'
    })
    const missing = await scratch.run([
      '--template',
      'nope.md',
      'docs/EP-001-nights.md'
    ])
    expect(missing.code).toBe(2)
    expect(missing.out).toContain(
      'Unexpected missing template `/…/nope.md`, expected a Markdown file there, check the option `template`'
    )
  })

  test('leaves alone what is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(bad), Buffer.from([0xe9, 0x0a])])
    scratch.put('docs/EP-002-days.md', bytes)
    const {code, out} = await scratch.run([...own, '--fix', '.'])
    expect(code).toBe(1)
    expect(out).toContain(
      'Unexpected bytes that are no UTF-8, expected UTF-8, save the file as UTF-8'
    )
    expect(
      readFileSync(join(scratch.cwd, 'docs/EP-002-days.md')).equals(bytes)
    ).toBe(true)
  })

  test('does not take standard input for the file that it names', async () => {
    const name = 'docs/EP-002-days.md'
    const args = [...own, '--fix', '-', '--stdin-filename', name]
    expect((await scratch.run(args, {input: bad})).out).toBe(mended)
    expect(scratch.get(name)).toBe(bad)
  })

  test.each(['docs/EP-002-days.md', 'docs'])(
    'leaves a file whole that it cannot write: %s is read-only',
    async (path) => {
      const name = 'docs/EP-002-days.md'
      chmodSync(scratch.cwd, 0o755)
      chmodSync(join(scratch.cwd, 'docs'), 0o777)
      chmodSync(join(scratch.cwd, name), 0o666)
      chmodSync(join(scratch.cwd, path), 0o555)
      // All of the command is loaded by now: nobody may not read it.
      await scratch.run([...own, '--fix', '-'], {input: bad})
      const {code, error} = await asNobody(() =>
        scratch.run([...own, '--fix', name])
      )
      const start = `Unexpected unwritable file \`/…/${name}\`, expected to repair it, it is as it was: E`
      expect([code, error.slice(0, start.length)]).toEqual([2, start])
      expect(scratch.get(name)).toBe(bad)
      expect(readdirSync(join(scratch.cwd, 'docs'))).toHaveLength(3)
    }
  )

  test('says which files it cannot read, and lints the others', async () => {
    scratch.put('docs/EP-003-picture.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    symlinkSync('nowhere.md', join(scratch.cwd, 'docs/EP-004-link.md'))
    expect(await scratch.run([...own, '-q', 'docs'])).toEqual({
      code: 2,
      out: `${findings}
docs/EP-003-picture.md
  1:3  error  Unexpected binary file, expected Markdown, save it as UTF-8 if it is text  binary

docs/EP-004-link.md
    error  No such file or folder
`,
      error: ''
    })
  })

  test('says how far it is, once that takes a while', async () => {
    let now = 0
    const clock = {now: () => (now += 450), isErrorTerminal: true}
    const {error} = await scratch.run([...own, '-q'], clock)
    // Two more files, the template and the README, are no proposals.
    expect(error).toBe(
      '\r\u001B[K3 files linted…\r\u001B[K4 files linted…\r\u001B[K'
    )
    now = 0
    const quick = {now: () => (now += 10), isErrorTerminal: true}
    expect((await scratch.run([...own, '-q'], quick)).error).toBe('')
  })

  test('tells version and help', async () => {
    expect(await scratch.run(['--version'])).toEqual({
      code: 0,
      out: '1.2.3\n',
      error: ''
    })
    expect((await scratch.run(['-h'])).out).toMatch(
      /^Usage: ep-lint \[options] /
    )
  })

  test('runs as a process', () => {
    const out = execFileSync(
      process.execPath,
      [bin, ...own, 'docs/EP-001-nights.md'],
      {cwd: scratch.cwd, encoding: 'utf8'}
    )
    expect(out).toBe('1 file checked, nothing found\n')
  })
})

describe('ep-lint explain', () => {
  test('shows the page of a rule', async () => {
    const {code, out} = await scratch.run(['explain', 'ep-status'])
    expect(code).toBe(0)
    expect(out).toMatch(/^# `ep-status`\n\nA status, as any field/)
  })

  test('shows what was taken for what', async () => {
    scratch.put(
      'docs/EP-004-x.md',
      '# EP-004: X\n\n## Notes\n\n### Summary\n\nX.\n'
    )
    scratch.put(
      'docs/nested.md',
      `${template}\n### Why\n\n[Say why.]\n\n## Plan\n\n### Steps\n\n[Say how.]\n`
    )
    const args = ['--template', 'docs/nested.md', 'explain', 'docs/EP-004-x.md']
    scratch.put(
      'docs/EP-004-x.md',
      '# EP-004: X\n\n## Sumary\n\nX.\n\n## Steps\n\nY.\n'
    )
    expect(await scratch.run(args)).toEqual({
      code: 0,
      out: `docs/EP-004-x.md, after /…/docs/nested.md

Title
  EP-XXX: [Enhancement Title]  EP-004: X

Fields
  Status   absent

Sections
  Summary  near: line 3, Sumary
    Why    absent
  Plan     absent
    Steps  absent, but see line 7
`,
      error: ''
    })
    expect(
      (await scratch.run([...own, 'explain', 'docs/EP-001-nights.md'])).out
    ).toContain('\n  Status   same: Status\n')
    scratch.put('docs/untitled.md', '## Summary\n')
    scratch.put('docs/plain.md', 'Nothing.\n')
    const {out} = await scratch.run([
      '--template',
      'docs/untitled.md',
      'explain',
      'docs/plain.md'
    ])
    expect(out).toContain('\nTitle\n  none     absent\n')
  })

  test.each([
    [
      [],
      'Unexpected `` to explain, expected the id of a rule, such as `ep-status`, or a proposal\n'
    ],
    [
      ['ep-nope'],
      'Unexpected `ep-nope` to explain, expected the id of a rule, such as `ep-status`, or a proposal\n'
    ],
    [['README.md'], 'Unexpected `README.md`, expected a proposal\n'],
    [
      ['README.md', '--template', 'nope.md'],
      'Unexpected `README.md`, expected a proposal: Unexpected missing template `/…/nope.md`, expected a Markdown file there, check the option `template`\n'
    ]
  ])('refuses %j', async (args, error) => {
    expect(await scratch.run(['explain', ...args])).toEqual({
      code: 2,
      out: '',
      error
    })
  })
})

describe('ep-lint init', () => {
  test('writes a configuration for the template that is there', async () => {
    const wrote =
      'Wrote .remarkrc.json for the template docs/EP-TEMPLATE.md. Run `ep-lint` to lint the proposals.\n'
    const config =
      '{\n  "plugins": [\n    [\n      "remark-lint-ep",\n      {\n        "template": "docs/EP-TEMPLATE.md"\n      }\n    ]\n  ]\n}\n'
    expect(await scratch.run(['init'])).toEqual({
      code: 0,
      out: wrote,
      error: ''
    })
    expect(scratch.get('.remarkrc.json')).toBe(config)
    scratch.put('.remarkrc.json', '{}')
    scratch.answer = ''
    expect(await scratch.run(['init'])).toEqual({
      code: 2,
      out: '',
      error: `Unexpected \`.remarkrc.json\`, expected none, it is as it was, add this to it:\n${config}\n`
    })
    expect(scratch.get('.remarkrc.json')).toBe('{}')
    scratch.answer = 'y'
    expect((await scratch.run(['init'])).out).toBe(wrote)
  })

  test('refuses where it would have to guess', async () => {
    scratch.put('docs/OTHER-TEMPLATE.md', template)
    expect((await scratch.run(['init'])).error).toBe(
      'Unexpected several templates, `docs/EP-TEMPLATE.md` and `docs/OTHER-TEMPLATE.md`, expected one, name it with `--template`\n'
    )
    rmSync(join(scratch.cwd, 'docs/OTHER-TEMPLATE.md'))
    rmSync(join(scratch.cwd, 'docs/EP-TEMPLATE.md'))
    expect((await scratch.run(['init'])).error).toContain(
      'Unexpected repository without a template, expected a Markdown file such as `EP-TEMPLATE.md`'
    )
    scratch.put('.remarkrc', '{}')
    expect((await scratch.run(['init', '--template', 'x.md'])).error).toContain(
      'Unexpected `.remarkrc`, expected no configuration, add this to it:\n{'
    )
  })
})
