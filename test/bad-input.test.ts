/** What the command does with mistakes, broken files and full disks. */
import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync
} from 'node:fs'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {bad, bin, findings, good, Scratch, template} from './support/scratch.js'
import {describeWith} from './support/tool.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const name = 'docs/EP-002-days.md'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

// Root writes where it likes, so it steps aside.
const isRoot = process.getuid?.() === 0
const nobody = 65_534

async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (isRoot) process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('arguments', () => {
  test.each([
    [
      ['nope.md'],
      'Unexpected path `nope.md`, expected an existing file or folder, or a glob that matches one'
    ],
    [
      ['no*.md'],
      'Unexpected path `no*.md`, expected an existing file or folder, or a glob that matches one'
    ],
    [
      ['--format', 'xml'],
      'Unexpected format `xml`, expected `stylish`, `full`, `json`, `sarif`, `github`, `gitlab`, `rdjson`, `markdown`'
    ],
    [
      ['--format=json', '--format=sarif', '--format=github=x'],
      'Unexpected formats `json` and `sarif`, expected one, write others to files, such as `--format sarif=report.txt`'
    ],
    [
      ['--formt=json'],
      'Unexpected option `--formt`, expected a known one, did you mean `--format`?'
    ],
    [
      ['--fxi'],
      'Unexpected option `--fxi`, expected a known one, did you mean `--fix`?'
    ],
    [
      ['--no-cahce'],
      'Unexpected option `--cahce`, expected a known one, did you mean `--no-cache`?'
    ],
    [
      ['--no-forma=json'],
      'Unexpected option `--forma`, expected a known one, did you mean `--format`?'
    ],
    [
      ['--zzzzzzzzzzzzzz'],
      'Unexpected option `--zzzzzzzzzzzzzz`, expected a known one, see `ep-lint --help`'
    ],
    [
      ['--template'],
      "Unexpected arguments, expected them as `ep-lint --help` lists them: Option '--template <value>' argument missing"
    ],
    [
      ['--rule', 'ep-statsu=warn'],
      'Unexpected rule `ep-statsu`, expected `ep-status`'
    ],
    [
      ['--rule', 'zzzzzzzzzzzzzz=warn'],
      'Unexpected rule `zzzzzzzzzzzzzz`, expected `ep-title`, `ep-required-field`, '
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
      ['--rule', 'ep-status=warn=off'],
      'Unexpected `warn=off` for the rule `ep-status`, expected `off`, `warn` or `error`'
    ],
    [
      ['--max-warnings=-1'],
      'Unexpected `-1` for `--max-warnings`, expected a number such as `10`'
    ],
    [
      [''],
      'Unexpected path ``, expected an existing file or folder, or a glob that matches one'
    ],
    [
      ['--since=', 'docs'],
      'Unexpected empty value of `--since`, expected a value, or the option left out'
    ],
    [
      ['--template='],
      'Unexpected empty value of `--template`, expected a value, or the option left out'
    ],
    [
      ['-x'],
      "Unexpected arguments, expected them as `ep-lint --help` lists them: Unknown option '-x'."
    ],
    [
      ['--fix-only', '--dry-run'],
      'Unexpected `--fix-only` with `--dry-run` or `--format`, expected it alone: it writes the fixes and prints no report'
    ],
    [
      ['--exit-zero', '--max-warnings=3'],
      'Unexpected `--exit-zero` with `--max-warnings`, expected one of them'
    ],
    [
      ['--dry-run', '--format=json'],
      'Unexpected `--format` with `--dry-run`, expected one of them: a dry run prints a diff, no report'
    ],
    [
      ['--update-baseline', '--dry-run'],
      'Unexpected `--update-baseline` with `--format` or `--dry-run`, expected it alone: it writes the baseline and prints no report'
    ],
    [
      ['--update-baseline', '--fix'],
      'Unexpected `--update-baseline` with `--fix`, `--fix-only` or `--since`, expected it alone: the baseline is made of all findings'
    ],
    [
      ['--since=main', '-'],
      'Unexpected standard input with `--since` or `--update-baseline`, expected files'
    ],
    [
      ['--stdin-filename=x.md', 'docs'],
      'Unexpected `--stdin-filename` without `-`, expected the path `-`: the option names standard input'
    ],
    [
      ['-', 'docs'],
      'Unexpected paths beside `-`, expected either paths or standard input'
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
        'Unexpected `empty` without proposals, expected files with names or titles as in the template, or named by the option `files`\n'
    })
    const {out} = await scratch.run([...own, 'docs', 'empty'])
    expect(out).toContain('\nempty has no proposals\n')
    const missing = await scratch.run([
      '--template',
      'nope.md',
      'docs/EP-001-nights.md'
    ])
    expect(missing.code).toBe(2)
    expect(missing.error).toContain(
      'Unexpected missing template `/…/nope.md`, expected a Markdown file there, check the option `template`'
    )
  })
})

describe('options of one subcommand', () => {
  test.each([
    [
      ['--write', 'docs'],
      '`--write` with `ep-lint`, expected it with `ep-lint index`'
    ],
    [
      ['--number', '3', 'docs'],
      '`--number` with `ep-lint`, expected it with `ep-lint new` or `ep-lint promote`'
    ],
    [
      ['status', '--fix'],
      '`--fix` with `ep-lint status`, expected it with `ep-lint` alone'
    ],
    [
      ['status', '--no-cache'],
      '`--no-cache` with `ep-lint status`, expected it with `ep-lint` alone'
    ],
    [
      ['index', '--write', '--dry-run'],
      '`--dry-run` with `ep-lint index`, expected it with `ep-lint` alone or `ep-lint new` or `ep-lint promote`'
    ],
    [
      ['explain', 'ep-status', '--format=json'],
      '`--format` with `ep-lint explain`, expected it with `ep-lint` alone or `ep-lint rules` or `ep-lint status` or `ep-lint template`'
    ],
    [
      ['new', 'A', '--stale-after=3'],
      '`--stale-after` with `ep-lint new`, expected it with `ep-lint status`'
    ]
  ])('are refused elsewhere: %j', async (args, reason) => {
    expect(await scratch.run(args)).toEqual({
      code: 2,
      out: '',
      error: `Unexpected ${reason}\n`
    })
  })
})

describe('more arguments than a subcommand takes', () => {
  test.each([
    [['new', 'Night', 'exports', 'docs'], 'docs', 'new'],
    [['init', 'docs'], 'docs', 'init'],
    [['status', 'docs', 'old'], 'old', 'status']
  ])('are refused: %j', async (args, extra, subcommand) => {
    expect(await scratch.run(args)).toEqual({
      code: 2,
      out: '',
      error: `Unexpected argument \`${extra}\`, expected no more for \`ep-lint ${subcommand}\`, put quotes around an argument with spaces\n`
    })
  })
})

describe('files', () => {
  test('leaves alone what is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(bad), Buffer.from([0xe9, 0x0a])])
    scratch.put(name, bytes)
    const {code, out} = await scratch.run([...own, '--fix', '.'])
    expect(code).toBe(1)
    expect(out).toContain(
      'Unexpected bytes that are not UTF-8, expected UTF-8, save the file as UTF-8'
    )
    expect(readFileSync(join(scratch.cwd, name)).equals(bytes)).toBe(true)
  })

  test('refuses standard input that is no UTF-8, or binary', async () => {
    expect(
      await scratch.run(['--fix', '-'], {input: Uint8Array.of(0xe9)})
    ).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected encoding of standard input, expected UTF-8, convert it to UTF-8\n'
    })
    expect(await scratch.run(['-q', '-'], {input: `${good}\0`})).toEqual({
      code: 2,
      out: '<stdin>\n  8:1  error  Unexpected binary file, expected Markdown, save it as UTF-8 if it is text  binary\n',
      error: ''
    })
  })

  test('says which files it cannot read, and lints the others', async () => {
    scratch.put('docs/EP-003-picture.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    symlinkSync('nowhere.md', join(scratch.cwd, 'docs/EP-004-link.md'))
    expect(await scratch.run([...own, '-q', 'docs'])).toEqual({
      code: 2,
      out: `${findings}
docs/EP-003-picture.md
  1:3  error  Unexpected binary file, expected Markdown, save it as UTF-8 if it is text  binary

docs/EP-004-link.md
    error  Unexpected unreadable file, expected Markdown: ENOENT: no such file or directory  unreadable
`,
      error: ''
    })
  })

  test('says which files it may not read', async () => {
    makeReadable()
    // All of the command is loaded by then: nobody may not read it.
    await scratch.run([...own, '-q', 'docs'])
    chmodSync(join(scratch.cwd, name), 0)
    expect(await asNobody(() => scratch.run([...own, '-q', 'docs']))).toEqual({
      code: 2,
      out: `${name}
    error  Unexpected unreadable file, expected Markdown: EACCES: permission denied  unreadable
`,
      error: ''
    })
  })
  test.each([name, 'docs'])(
    'leaves a file whole that it cannot write: %s is read-only',
    async (path) => {
      makeReadable()
      chmodSync(join(scratch.cwd, path), 0o555)
      // All of the command is loaded by now: nobody may not read it.
      await scratch.run([...own, '--fix', '-'], {input: bad})
      const {code, out} = await asNobody(() =>
        scratch.run([...own, '--fix', name])
      )
      const start = `${name}\n    error  Unexpected unwritable file \`/…/${name}\`, expected to change it, it was left unchanged: E`
      expect([code, out.slice(0, start.length)]).toEqual([2, start])
      expect(scratch.get(name)).toBe(bad)
      expect(readdirSync(join(scratch.cwd, 'docs'))).toHaveLength(3)
    }
  )

  test('says which index it may not read', async () => {
    scratch.put('docs/README.md', '# Index\n')
    makeReadable()
    await scratch.run([...own, '-q', 'docs'])
    chmodSync(join(scratch.cwd, 'docs/README.md'), 0)
    expect(await asNobody(() => scratch.run([...own, '-q', name]))).toEqual({
      code: 2,
      out: '',
      error:
        "Unexpected system error, expected to read and write files, check the path and its permissions: EACCES: permission denied, open '/…/docs/README.md'\n"
    })
  })

  test('repairs the files behind one that it cannot write', async () => {
    const other = 'docs/EP-003-days.md'
    scratch.put(other, bad.replace('EP-002', 'EP-003'))
    makeReadable()
    chmodSync(join(scratch.cwd, 'docs'), 0o777)
    if (isRoot) chownSync(join(scratch.cwd, other), nobody, 0)
    chmodSync(join(scratch.cwd, name), 0o444)
    const {code, out} = await asNobody(() =>
      scratch.run([...own, '--fix', name, other])
    )
    expect([code, out.split('\n').at(-2)]).toEqual([
      2,
      '1 file fixed, 1 error and 2 warnings in 2 files'
    ])
    expect(scratch.get(other)).toContain('**Status**: Draft\n')
    expect(scratch.get(name)).toBe(bad)
  })

  test('leaves a file whole where the disk is full', () => {
    // No file may grow in there, not even from nothing.
    const script = 'trap \'\' XFSZ; ulimit -f 0; exec "$@"'
    const command = [process.execPath, bin, ...own, '--fix', name]
    expect(scratch.start('bash', ['-c', script, '-', ...command])).toEqual({
      code: 2,
      out: `${name}
    error  Unexpected unwritable file \`/…/${name}\`, expected to change it, it was left unchanged: EFBIG: file too large, write  unwritable

1 error in 1 file
`
    })
    expect(scratch.get(name)).toBe(bad)
    expect(readdirSync(join(scratch.cwd, 'docs'))).toHaveLength(3)
  })

  test('takes what it cannot read for no template', async () => {
    symlinkSync('nowhere.md', join(scratch.cwd, 'docs/X-TEMPLATE.md'))
    mkdirSync(join(scratch.cwd, 'docs/Y-TEMPLATE.md'))
    expect((await scratch.run(['init'])).out).toContain(
      'Wrote .remarkrc.json with the template docs/EP-TEMPLATE.md.\n'
    )
  })

  test.each([
    [
      'docs',
      'Unexpected unreadable template `/…/docs`, expected a Markdown file: EISDIR: illegal operation on a directory'
    ],
    [
      'picture.md',
      'Unexpected binary template `/…/picture.md`, expected a Markdown file, save it as UTF-8 if it is text'
    ]
  ])('refuses %j as a template', async (template, reason) => {
    scratch.put('picture.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    const args = ['--template', template, '-q', name]
    expect(await scratch.run(args)).toEqual({
      code: 2,
      out: `${template}\n    error  ${reason}  options\n`,
      error: ''
    })
  })

  test('writes no baseline of what it could not lint', async () => {
    const args = ['--update-baseline', 'docs']
    expect(await scratch.run(['--template=x.md', ...args])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected missing template `/…/x.md`, expected a Markdown file there, check the option `template`\n'
    })
    scratch.put('docs/EP-003-picture.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    expect(await scratch.run([...own, ...args])).toEqual({
      code: 2,
      out: '',
      error:
        'docs/EP-003-picture.md: Unexpected binary file, expected Markdown, save it as UTF-8 if it is text\n'
    })
    scratch.put('README.md', '# A project\n')
    expect(
      await scratch.run([...own, '--update-baseline', 'README.md'])
    ).toEqual({
      code: 0,
      out: 'README.md was not linted: not a proposal\n',
      error: ''
    })
    expect(readdirSync(scratch.cwd).sort()).toEqual(['README.md', 'docs'])
  })

  test('refuses a baseline that is a folder', async () => {
    mkdirSync(join(scratch.cwd, '.ep-lint-baseline.json'))
    const reason =
      'Unexpected baseline `/…/.ep-lint-baseline.json`, expected what `ep-lint --update-baseline` writes, mend it, or delete it and run that'
    expect(await scratch.run([...own, '--update-baseline'])).toEqual({
      code: 2,
      out: '',
      error: `${reason}\n`
    })
    expect(await scratch.run([...own, '-q', name])).toEqual({
      code: 2,
      out: `.ep-lint-baseline.json\n    error  ${reason}  options\n`,
      error: ''
    })
  })

  test('says so where what it writes cannot be written', async () => {
    makeReadable()
    chmodSync(scratch.cwd, 0o555)
    for (const [args, path] of [
      [['init'], '.remarkrc.json'],
      [[...own, '--update-baseline'], '.ep-lint-baseline.json']
    ] as const) {
      const {code, error} = await asNobody(() => scratch.run(args))
      const start = `Unexpected unwritable file \`/…/${path}\`, expected to write it: EACCES`
      expect([code, error.slice(0, start.length)]).toEqual([2, start])
    }

    expect(readdirSync(scratch.cwd)).toEqual(['docs'])
  })
})

describe('standard output', () => {
  const run = `"${process.execPath}" "${bin}" ${own.join(' ')} --format json docs`

  test('may be full', () => {
    expect(scratch.start('bash', ['-c', `${run} > /dev/full`])).toEqual({
      code: 2,
      out: 'Unexpected error while writing to standard output, expected to print the report: ENOSPC: no space left on device, write\n'
    })
  })

  test('may be closed by whoever has read enough', () => {
    for (let number = 100; number < 300; number++) {
      scratch.put(`docs/EP-${String(number)}-days.md`, bad)
    }

    const script = `${run} | head -n 1; echo "\${PIPESTATUS[0]}"`
    expect(scratch.start('bash', ['-c', script])).toEqual({
      code: 0,
      out: '{\n1\n'
    })
  })
})

describeWith(
  'script of util-linux',
  spawnSync('script', ['--version']).status === 0,
  'a question',
  () => {
    const answered = (answer: string) => {
      scratch.put('.remarkrc.json', '{}')
      const run = `'${process.execPath}' '${bin}' init`
      const script = `printf '${answer}' | script -qec "${run}" /dev/null`
      const {code, out} = scratch.start('bash', ['-c', script])
      return {
        code,
        out: stripVTControlCharacters(out).replaceAll('\r', ''),
        config: scratch.get('.remarkrc.json')
      }
    }

    const config =
      '{\n  "plugins": [\n    [\n      "remark-lint-ep",\n      {\n        "template": "docs/EP-TEMPLATE.md"\n      }\n    ]\n  ]\n}\n'
    const question = 'Overwrite .remarkrc.json? [y/N] '

    test('may be left without an answer', () => {
      expect(answered('\\004')).toEqual({
        code: 2,
        out: `${question}\nUnexpected existing \`.remarkrc.json\`, expected none yet, it was left unchanged, add this to it yourself:\n${config}\n`,
        config: '{}'
      })
    })

    test('may be answered', () => {
      const {code, config: now} = answered('y\\n')
      expect({code, now}).toEqual({code: 0, now: config})
    })
  }
)

describe('configuration', () => {
  test.each([
    // What follows is up to the version of Node.js.
    ['{', 'Cannot parse file `.remarkrc.json`: Expected property name or'],
    [
      '{"plugins": 7}',
      'Cannot parse file `.remarkrc.json`: Expected a list or object of plugins, not `7`  configuration'
    ],
    [
      '{"plugins": ["nope"]}',
      "Cannot find module `nope`: Cannot find package 'nope' imported from /…/  configuration"
    ],
    [
      undefined,
      'Cannot read file `.remarkrc.json`: EISDIR: illegal operation on a directory, read  configuration'
    ]
  ])('%s is told in full, once', async (text, reason) => {
    if (text === undefined) mkdirSync(join(scratch.cwd, '.remarkrc.json'))
    else scratch.put('.remarkrc.json', text)
    const first = 'docs/EP-001-nights.md'
    const {code, out, error} = await scratch.run(['-q', first, name])
    expect([code, error]).toEqual([2, ''])
    expect(out.split('\n')).toEqual([
      '.remarkrc.json',
      expect.stringContaining(
        `  error  Unexpected configuration, expected one that remark can load: ${reason}`
      ),
      ''
    ])
  })

  test('has plugins that fail', async () => {
    scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
    scratch.put(
      'plugin.mjs',
      `export default () => (tree, file) => {
  if (file.path.includes('001')) file.fail('No vowels')
  throw 'No consonants'
}`
    )
    const first = 'docs/EP-001-nights.md'
    expect(await scratch.run(['-q', first, name])).toEqual({
      code: 2,
      out: `${first}
    error  Unexpected error, expected to lint the file: No vowels

${name}
    error  Unexpected error, expected to lint the file: No consonants
`,
      error: ''
    })
  })

  test('has options that are mistakes', async () => {
    scratch.put('.remarkrc.json', '{"plugins": [["lint-ep", {"files": 7}]]}')
    expect(await scratch.run(['-q', name])).toEqual({
      code: 2,
      out: `.remarkrc.json
  1:27  error  Unexpected \`7\` for the option \`files\`, expected a list of globs, such as \`["docs/proposals/*.md"]\`  options
`,
      error: ''
    })
  })
})

/** Lets others in, who may read and write all. */
function makeReadable(): void {
  chmodSync(scratch.cwd, 0o755)
  chmodSync(join(scratch.cwd, 'docs'), 0o777)
  chmodSync(join(scratch.cwd, name), 0o666)
}

describe('a document of very many parts', () => {
  const many = 150_000
  const under = (text: string) =>
    `# EP-003: Dusk\n\n**Status**: Draft\n\n## Summary\n\n${text}\n`

  test.each([
    ['paragraphs', under('TODO\n\n'.repeat(many)), many],
    ['rows', under(`| a |\n| - |\n${'| TODO |\n'.repeat(many)}`), many],
    ['items', under('- TODO\n'.repeat(many)), many],
    ['comments', under(`TODO\n\n${'a <!-- b --> '.repeat(many)}`), 1],
    [
      'parts of a value',
      `# EP-003: Dusk\n\n- **Status**: Draft\n${'  - a\n'.repeat(many)}\n## Summary\n\nDusk.\n`,
      1
    ],
    [
      'fields',
      `# EP-003: Dusk\n\n${'**Status**: Draft\n'.repeat(many)}\n## Summary\n\nDusk.\n`,
      many - 1
    ],
    [
      'sections',
      under(`Dusk.\n\n${'## Summary\n\nDusk.\n\n'.repeat(many)}`),
      many
    ]
  ])('is linted whole: %s', async (_, text, warnings) => {
    scratch.remove('docs')
    scratch.put('docs/EP-TEMPLATE.md', template)
    scratch.put('docs/EP-003-dusk.md', text)
    const {out} = await scratch.run([...own, '--no-cache', 'docs'])
    const sum = /^(\d+) warnings? in 1 file/m.exec(out)?.[1] ?? out
    expect(Number(sum)).toBe(warnings)
  })
})
