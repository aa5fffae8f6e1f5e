/** The command `ep-lint`, in a scratch folder. */
import {chmodSync, rmSync, statSync, symlinkSync} from 'node:fs'
import {execFileSync, spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {commands} from '../src/cli/args/commands.js'
import {epTemplate} from '../src/template/ep-template.js'
import {fixtures} from './support/run.js'
import {
  bad,
  bin,
  findings,
  good,
  root,
  Scratch,
  template
} from './support/scratch.js'
import {describeWith} from './support/tool.js'

const mended = bad.replace('draft', 'Draft')
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('README.md', '# A project\n')
})

afterEach(() => {
  scratch.remove()
})

const own = ['--template', 'docs/EP-TEMPLATE.md']

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
      out: 'README.md was not linted: not a proposal\n\n1 file checked, nothing found\n',
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
    expect(out).toContain('Tools and readers filter by status')
    expect(out).toContain('docs/rules/ep-status.md')
    expect(out).not.toContain('ep-unique-section')
  })

  test.each<[isColored: boolean, env: NodeJS.ProcessEnv, args: string[]]>([
    [false, {CI: 'true'}, []],
    [true, {FORCE_COLOR: '1'}, []],
    [false, {FORCE_COLOR: '1'}, ['--no-color']],
    [false, {FORCE_COLOR: '0'}, []],
    [false, {FORCE_COLOR: '1', NO_COLOR: '1'}, []],
    [true, {NO_COLOR: '1'}, ['--color']]
  ])('colors a pipe: %j with %j and %j', (isColored, env, args) => {
    const {out} = scratch.start(
      process.execPath,
      [bin, ...own, ...args, 'docs'],
      {NO_COLOR: '', FORCE_COLOR: '', ...env}
    )
    expect(out.includes('\u001B[33mwarning\u001B[39m')).toBe(isColored)
  })

  test('repairs, and shows first what it would do', async () => {
    const diff = await scratch.run([...own, '--dry-run', '.'])
    expect(diff.out).toBe(`--- a/docs/EP-002-days.md
+++ b/docs/EP-002-days.md
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

  test('inserts what is missing only when asked', async () => {
    const short = '# EP-003: Weeks\n\n**Status**: draft\n'
    const path = 'docs/EP-003-weeks.md'
    const inserted = `${short}\n## Summary\n\n[Say what.]\n`
    scratch.put(path, short)
    const run = async (...args: string[]) =>
      scratch.run([...own, ...args, path])
    expect((await run()).out).toContain(
      '\n2 warnings in 1 file, 1 can be fixed with --fix, 1 can be inserted with --insert\n'
    )
    expect((await run('--dry-run', '--insert')).out).toContain(
      '+\n+## Summary\n+\n+[Say what.]\n'
    )
    expect((await run('--dry-run')).out).not.toContain('Summary')
    expect(scratch.get(path)).toBe(short)
    expect((await run('--insert')).out).toContain(
      '\n1 file fixed, 2 warnings in 1 file, 1 can be fixed with --fix\n'
    )
    expect(scratch.get(path)).toBe(inserted)
    await run('--fix')
    expect(scratch.get(path)).toBe(inserted.replace('draft', 'Draft'))
    scratch.put(path, short)
    expect((await run('--fix')).out).toContain(
      '\n1 file fixed, 1 warning in 1 file, 1 can be inserted with --insert\n'
    )
    expect(scratch.get(path)).toBe(short.replace('draft', 'Draft'))
    scratch.put(path, short)
    await run('--fix', '--insert')
    expect(scratch.get(path)).toBe(inserted.replace('draft', 'Draft'))
  })

  test('fixes only, and says no more than what it wrote', async () => {
    const short = '# EP-003: Weeks\n\n**Status**: draft\n'
    const path = 'docs/EP-003-weeks.md'
    const inserted = `${short}\n## Summary\n\n[Say what.]\n`
    const only = [...own, '--fix-only', '.']
    scratch.put(path, short)
    expect(await scratch.run(only)).toEqual({
      code: 0,
      out: '2 fixes written, 2 files changed\n',
      error: ''
    })
    expect(scratch.get(path)).toBe(short.replace('draft', 'Draft'))
    expect(scratch.get('docs/EP-002-days.md')).toBe(mended)
    expect((await scratch.run(only)).out).toBe(
      '0 fixes written, 0 files changed\n'
    )
    scratch.put(path, short)
    expect(await scratch.run([...only, '--insert'])).toEqual({
      code: 0,
      out: '1 fix and 1 insertion written, 1 file changed\n',
      error: ''
    })
    expect(scratch.get(path)).toBe(inserted.replace('draft', 'Draft'))
    scratch.put(path, short)
    expect(await scratch.run([...only, '--quiet'])).toEqual({
      code: 0,
      out: '',
      error: ''
    })
    expect(
      await scratch.run([...own, '--fix-only', '-'], {input: bad})
    ).toEqual({
      code: 0,
      out: mended,
      error: '1 fix written, 1 file changed\n'
    })
  })

  test('fixes only what it can read', async () => {
    scratch.put('docs/EP-003-x.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    const {code, out, error} = await scratch.run([...own, '--fix-only', 'docs'])
    expect([code, out]).toEqual([2, '1 fix written, 1 file changed\n'])
    expect(error).toMatch(/^docs\/EP-003-x\.md: Unexpected .*\n$/)
  })

  test('exits by what is left after fixes, or with 0 on demand', async () => {
    const named = [...own, 'docs/EP-002-days.md']
    const whole = await scratch.run(named)
    expect(whole.code).toBe(1)
    expect(await scratch.run([...named, '--exit-zero'])).toEqual({
      ...whole,
      code: 0
    })
    const error = '--rule=ep-status=error'
    expect((await scratch.run([...named, error, '--exit-zero'])).code).toBe(0)
    const spoilt = bad.replace(/TODO[^]*/, 'Text.\n')
    scratch.put('docs/EP-002-days.md', spoilt)
    expect((await scratch.run([...named, '--fix'])).code).toBe(0)
    scratch.put('docs/EP-002-days.md', bad)
    expect((await scratch.run([...named, '--fix'])).code).toBe(1)
    expect((await scratch.run([...own, '--exit-zero', 'nope'])).code).toBe(2)
    scratch.put('docs/EP-003-x.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    expect((await scratch.run([...own, '--exit-zero', 'docs'])).code).toBe(2)
  })

  test('says of an index and its proposals what is left once both are repaired', async () => {
    scratch.put(
      'docs/README.md',
      '# All\n\n| ID | Title | Status |\n| - | - | - |\n| [EP-001](EP-001-nights.md) | Nights | Accepted |\n| [EP-002](EP-002-days.md) | Days | Draft |\n'
    )
    const {code, out} = await scratch.run([...own, '--fix', 'docs'])
    expect(out).toBe(
      `${findings.replace(/ .*ep-status.*\n/, '').replaceAll('\n   ', '\n  ')}\n2 files fixed, 2 warnings in 1 file\n`
    )
    expect(code).toBe(1)
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
    const bom = await scratch.run([...own, '--fix', '-'], {
      input: `\uFEFF${bad}`
    })
    expect(bom.out).toBe(`\uFEFF${mended}`)
    expect(
      (
        await scratch.run(
          [...own, '--stdin-filename', 'notes.md', '--fix', '-'],
          {input: '# Notes\n'}
        )
      ).out
    ).toBe('# Notes\n')
  })

  test('heeds configuration and ignore files, and points at a template', async () => {
    const {out} = await scratch.run(['docs/EP-001-nights.md'])
    expect(out).toContain(
      'Used the template docs/EP-TEMPLATE.md, as it is the only one beside the proposals\n'
    )
    scratch.put('docs/RFC-TEMPLATE.md', '# RFC-NNN: [Title]\n')
    expect((await scratch.run(['docs/EP-001-nights.md'])).out).toContain(
      'The built-in template was used, name one of docs/EP-TEMPLATE.md, docs/RFC-TEMPLATE.md with --template, or run `ep-lint init --template`\n'
    )
    scratch.remove('docs/RFC-TEMPLATE.md')
    const alone = await scratch.run(['--stdin-filename=EP-001-x.md', '-'])
    expect(alone.out).not.toContain('The built-in template')
    scratch.put('other/EP-001-nights.md', good)
    expect((await scratch.run(['other'])).out).not.toContain(
      'built-in template'
    )
    scratch.remove('other')
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
  })

  test('does not take standard input for the file that it names', async () => {
    const name = 'docs/EP-002-days.md'
    const args = [...own, '--fix', '-', '--stdin-filename', name]
    expect((await scratch.run(args, {input: bad})).out).toBe(mended)
    expect(scratch.get(name)).toBe(bad)
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

  test('lets other tasks run, as what is no memory of V8 is freed in one', async () => {
    for (let at = 0; at < 120; at++) scratch.put(`docs/${String(at)}.md`, good)
    let tasks = 0
    let task = setImmediate(function count() {
      tasks++
      task = setImmediate(count)
    })
    const byFile: number[] = []
    const clock = {now: () => byFile.push(tasks), isErrorTerminal: true}
    await scratch.run([...own, '-q', 'docs'], clock)
    clearImmediate(task)
    expect(byFile.at(-1)).toBeGreaterThan(byFile.at(-60) ?? Infinity)
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

  test('has the help in a command of its own, and in parts', async () => {
    const {out: whole} = await scratch.run(['--help'])
    expect(await scratch.run(['help'])).toEqual({
      code: 0,
      out: whole,
      error: ''
    })
    const part = `Usage: ep-lint explain [options] <rule | file>

Print the page of a rule, or how a proposal was matched to its template.

Options for explain:
  --history                 judge each proposal by the template as it was, in
                            git, when the proposal was created

Options:
  --template <path>         the template; a relative path is looked for beside
                            each proposal and in the folders above
  --rule <id>=<severity>    turn a rule off, or report it as warn or error; may
                            be repeated
  --[no-]config <path>      read the options from this file, or, with
                            --no-config, from none, instead of the .remarkrc
                            files above each proposal
  --parser <name>           auto uses a faster parser where the result is the
                            same, remark never does; default: auto
  --[no-]color              color the report, or not; by default on terminals,
                            unless NO_COLOR is set
  -h, --help                print the help; behind a command, that of the
                            command
  -v, --version             print the version
`
    for (const args of [
      ['help', 'explain'],
      ['explain', '--help'],
      ['explain', 'ep-title', '-h']
    ]) {
      expect((await scratch.run(args)).out).toBe(part)
    }

    const {out: init} = await scratch.run(['help', 'init'])
    expect(init).toBe(
      part
        .replace('explain [options] <rule | file>', 'init [options]')
        .replace(/Print .*/, commands.init.help.replace('write', 'Write') + '.')
        .replace(/Options for explain:[^]*?\n\n/, '')
    )
    const {out: lint} = await scratch.run(['help', 'lint'])
    expect(lint).toMatch(
      /^Usage: ep-lint \[options] \[path…]\n\nLint proposals\.\n\nOptions for linting:\n {2}--fix /
    )
  })

  test.each([
    ['statsu', ', did you mean `ep-lint status`?'],
    ['zzzzzz', '']
  ])('has no help for %s', async (name, hint) => {
    expect(await scratch.run(['help', name])).toEqual({
      code: 2,
      out: '',
      error: `Unexpected command \`${name}\`, expected one that \`ep-lint help\` lists${hint}\n`
    })
  })

  test('names the command that a mistyped one is near to', async () => {
    expect((await scratch.run(['statsu'])).error).toBe(
      'Unexpected path `statsu`, expected an existing file or folder, or a glob that matches one, did you mean `ep-lint status`?\n'
    )
  })

  test('does not hide what nobody foresaw', async () => {
    const read = () => Promise.reject(new Error('No input'))
    await expect(scratch.run(['-'], {read})).rejects.toThrow('No input')
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

describeWith(
  'script of util-linux',
  spawnSync('script', ['--version']).status === 0,
  'a terminal',
  () => {
    test.each([
      ['TERM=xterm', true],
      ['TERM=dumb', false],
      ['TERM=xterm NO_COLOR=1', false],
      ['TERM=xterm FORCE_COLOR=0', false]
    ])('shows colors with %s: %j', (env, isColored) => {
      const run = `env -u CI ${env} '${process.execPath}' '${bin}' docs`
      const script = `script -qec "${run}" /dev/null`
      const {out} = scratch.start('bash', ['-c', script])
      expect(out.includes('\u001B[33m⚠\u001B[39m')).toBe(isColored)
      expect(out).toContain('warning')
    })
  }
)

describe('a configuration', () => {
  test('may have the plugin itself, in a preset too', () => {
    const plugin = new URL('../src/index.js', import.meta.url).href
    const options =
      "{template: 'docs/EP-TEMPLATE.md', rules: {'ep-status': false}}"
    scratch.put(
      '.remarkrc.mjs',
      `import plugin from '${plugin}'\nexport default {plugins: [{plugins: [[plugin, ${options}]]}]}\n`
    )
    // As installed: the command is not made of the modules of the plugin.
    const {stdout} = spawnSync(process.execPath, [bin, '-q', 'docs'], {
      cwd: scratch.cwd,
      encoding: 'utf8'
    })
    expect(stdout).toBe(
      findings.replace(/ .*ep-status.*\n/, '').replaceAll('\n   ', '\n  ')
    )
  })

  test('may list rules one by one', async () => {
    scratch.put('node_modules/.keep', '')
    symlinkSync(root, join(scratch.cwd, 'node_modules/remark-lint-ep'))
    const options = '{"template": "docs/EP-TEMPLATE.md"}'
    scratch.put(
      '.remarkrc.json',
      `{"plugins": [["remark-lint-ep/rules/ep-status", ${options}]]}`
    )
    expect((await scratch.run(['-q', 'docs'])).out).toBe(
      'docs/EP-002-days.md\n  3:13  warning  Unexpected status `draft`, expected `Draft`  ep-status, fixable\n'
    )
  })

  test.each([
    ['alone', '[["remark-lint-ep", false]]'],
    ['among others', '[["lint-ep", false], {"plugins": []}]']
  ])('turns the plugin off in a folder, %s', async (_, plugins) => {
    scratch.put('docs/.remarkrc.json', `{"plugins": ${plugins}}`)
    expect(await scratch.run(['docs'])).toEqual({
      code: 0,
      out: '2 files checked, nothing found\n',
      error: ''
    })
  })
})

describe('ep-lint explain', () => {
  test('shows the page of a rule', async () => {
    const {code, out} = await scratch.run(['explain', 'ep-status'])
    expect(code).toBe(0)
    expect(out).toMatch(/^ep-status\n\n {2}The status, like every field /)
    expect(out).not.toMatch(/^#|```|<!-- /m)
  })

  test('shows the built-in template', async () => {
    expect(await scratch.run(['explain', 'built-in'])).toEqual({
      code: 0,
      out: epTemplate,
      error: ''
    })
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
      out: `docs/EP-004-x.md, matched to /…/docs/nested.md

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
      'Unexpected `explain` without a subject, expected a rule such as `ep-title`, `built-in` or a proposal\n'
    ],
    [
      ['ep-nope'],
      'Unexpected `ep-nope` to explain, expected a rule such as `ep-title`, `built-in` or a proposal\n'
    ],
    [
      ['ep-statuss'],
      'Unexpected `ep-statuss` to explain, expected a rule such as `ep-title`, `built-in` or a proposal, did you mean `ep-status`?\n'
    ],
    [
      ['docs'],
      'Unexpected `docs` to explain, expected a rule such as `ep-title`, `built-in` or a proposal\n'
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
    const wrote = `Wrote .remarkrc.json with the template docs/EP-TEMPLATE.md.
It asks for titles such as \`EP-XXX: [Enhancement Title]\`, 1 field and 1 section.
Found 2 proposals, with 3 findings.
Next, run \`ep-lint\` to see them, \`ep-lint --update-baseline\` to leave them out from now on, or \`ep-lint --since <branch>\` in CI to report only what is new.
`
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
      error: `Unexpected existing \`.remarkrc.json\`, expected none yet, it was left unchanged, add this to it yourself:\n${config}\n`
    })
    expect(scratch.get('.remarkrc.json')).toBe('{}')
    scratch.answer = 'y'
    expect((await scratch.run(['init'])).out).toBe(wrote)
  })

  test('refuses where it would have to guess', async () => {
    scratch.put('docs/OTHER-TEMPLATE.md', template)
    scratch.answer = '3'
    expect((await scratch.run(['init'])).error).toBe(
      'Unexpected several templates, `docs/EP-TEMPLATE.md` and `docs/OTHER-TEMPLATE.md`, expected one, name it with `--template`\n'
    )
    rmSync(join(scratch.cwd, 'docs/OTHER-TEMPLATE.md'))
    rmSync(join(scratch.cwd, 'docs/EP-TEMPLATE.md'))
    expect((await scratch.run(['init'])).error).toContain(
      'Unexpected project without a template, expected a Markdown file such as `EP-TEMPLATE.md` or `0000-template.md` with sections'
    )
    scratch.put('package.json', '{"remarkConfig": {}}')
    scratch.put('x.md', template)
    expect((await scratch.run(['init', '--template', 'x.md'])).error).toContain(
      'Unexpected configuration in `package.json`, expected none yet, add this to it yourself:\n'
    )
    scratch.put('package.json', '{')
    scratch.put('.remarkrc', '{}')
    expect((await scratch.run(['init', '--template', 'x.md'])).error).toContain(
      'Unexpected configuration in `.remarkrc`, expected none yet, add this to it yourself:\n{'
    )
  })

  test.each(['nowhere.md', 'docs'])(
    'takes no template from where none is: %s',
    async (path) => {
      expect(await scratch.run(['init', '--template', path])).toEqual({
        code: 2,
        out: '',
        error: `Unexpected template \`${path}\`, expected a Markdown file there, check \`--template\`\n`
      })
      expect(() => scratch.get('.remarkrc.json')).toThrow('ENOENT')
    }
  )
})
