/** What a checkout may bring: pipes, devices, programs, caches, characters. */
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {visible, visibleText} from '../src/base/visible.js'
import {header, makeFolder, proposal} from './support/folder.js'
import {bad, bin, findings, good, Scratch, template} from './support/scratch.js'

const own = '--template=docs/EP-TEMPLATE.md'
const name = 'docs/EP-002-days.md'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

/** Runs the command in a process, which must end. */
function start(...args: string[]): {code: number | null; out: string} {
  return scratch.start('timeout', ['20', 'node', bin, ...args])
}

describe('what is no file', () => {
  const kinds: Record<string, (path: string) => void> = {
    'a pipe': (path) => {
      execFileSync('mkfifo', [path])
    },
    'a link to a device': (path) => {
      symlinkSync('/dev/zero', path)
    },
    'a loop of links': (path) => {
      symlinkSync(path, path)
    },
    'a link to nowhere': (path) => {
      symlinkSync('nowhere.md', path)
    }
  }
  const reasons: Record<string, string> = {
    'a pipe': 'it is a named pipe',
    'a link to a device': 'it is a device',
    'a loop of links': 'ELOOP: too many symbolic links encountered',
    'a link to nowhere': 'ENOENT: no such file or directory'
  }

  describe.each(Object.entries(kinds))('%s', (kind, make) => {
    const put = (path: string) => {
      mkdirSync(join(scratch.cwd, path, '..'), {recursive: true})
      rmSync(join(scratch.cwd, path), {force: true})
      make(join(scratch.cwd, path))
    }

    const reason = reasons[kind] ?? ''
    const line = `docs/EP-003-x.md
    error  Unexpected unreadable file, expected Markdown: ${reason}  unreadable
`

    test.each([
      ['in a folder', ['docs']],
      ['by its name', ['docs/EP-003-x.md', name]],
      ['by a glob', ['docs/EP-00[23]*.md']]
    ])('that is asked for %s has a line', (_, paths) => {
      put('docs/EP-003-x.md')
      const expected = {code: 2, out: `${findings}\n${line}`}
      expect(start('-q', own, ...paths)).toEqual(expected)
      scratch.put('plugin.mjs', 'export default () => undefined\n')
      scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
      const {code, out} = start('-q', own, ...paths)
      expect([code, out.includes(findings)]).toEqual([2, true])
      expect(out).toContain('docs/EP-003-x.md\n    error  Unexpected ')
    })

    test('beside a proposal is left out', () => {
      put('docs/EP-003-x.md')
      put('docs/index.md')
      put('docs/README.md')
      put('docs/EP-002-same.md')
      expect(start('-q', own, name)).toEqual({code: 1, out: findings})
      expect(start('new', 'Dusk', 'docs', own, '--dry-run').out).toBe(
        'create docs/EP-003-dusk.md\n'
      )
      expect(start('explain', name, own).code).toBe(0)
    })

    test.each([
      ['a template', 'docs/EP-TEMPLATE.md', /template|ENOENT/],
      ['a baseline', '.ep-lint-baseline.json', /baseline/],
      ['a configuration', '.remarkrc.json', /configuration|read file/],
      ['a list of what to ignore', '.remarkignore', /it is a/],
      ['a cache', 'node_modules/.cache/ep-lint/findings', /cache/]
    ])('as %s ends the run with a line, or is none', (_, path, said) => {
      scratch.put('docs/EP-001-nights.md', good)
      put(path)
      const {code, out} = start(own, '--verbose', 'docs')
      expect([0, 1, 2]).toContain(code)
      expect(out).not.toBe('')
      if (code === 2) expect(out).toMatch(said)
      else expect(out).toContain('warnings in 1 file')
    })
  })

  test('that the system makes up, and that never ends', () => {
    symlinkSync('/proc/kmsg', join(scratch.cwd, 'docs/EP-003-x.md'))
    expect(start('-q', own, 'docs').out).toContain(findings)
  })

  test('may be a folder that nobody may read', () => {
    mkdirSync(join(scratch.cwd, 'docs/more'))
    chmodSync(join(scratch.cwd, 'docs/more'), 0)
    const isRoot = process.getuid?.() === 0
    expect(start('-q', own, 'docs')).toEqual({
      code: isRoot ? 1 : 2,
      out: isRoot
        ? findings
        : `${findings}\ndocs/more\n    error  Unexpected unreadable file, expected Markdown: EACCES: permission denied  unreadable\n`
    })
    chmodSync(join(scratch.cwd, 'docs/more'), 0o755)
  })
})

describe('a run that cannot lint', () => {
  test.each([
    ['--dry-run'],
    ['--quiet'],
    ['--dry-run', '--quiet'],
    ['--format=json'],
    ['--format=json', '--quiet'],
    ['--format=sarif', '--quiet'],
    ['--format=github', '--quiet'],
    ['--format=markdown', '--quiet'],
    ['--fix', '--quiet'],
    ['--since=HEAD', '--quiet'],
    ['--update-baseline']
  ])('says why: %j', async (...args) => {
    scratch.git('init')
    scratch.commit()
    scratch.put('docs/EP-003-x.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    for (const [given, reason] of [
      [own, 'Unexpected binary file'],
      ['--template=none.md', 'Unexpected missing template']
    ] as const) {
      const {code, out, error} = await scratch.run([given, ...args, 'docs'])
      expect([code, (out + error).includes(reason)]).toEqual([2, true])
    }
  })
})

describe('git in a folder that somebody brought', () => {
  const ran = () => existsSync(join(scratch.cwd, 'ran'))
  const program = () => {
    const path = join(scratch.cwd, 'program')
    writeFileSync(path, `#!/bin/sh\ntouch "${scratch.cwd}/ran"\ncat\n`)
    chmodSync(path, 0o755)
    return path
  }

  const commands = [
    ['new', 'Dusk', 'docs', own],
    ['promote', 'docs/draft-20260101-dusk.md', own],
    ['-q', '--since=HEAD', own, 'docs']
  ]

  test('runs none of its programs', async () => {
    scratch.put('docs/draft-20260101-dusk.md', good)
    scratch.put('.gitattributes', '*.md filter=x diff=x\n')
    scratch.git('init')
    scratch.commit()
    const path = program()
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.editor',
      'core.alternateRefsCommand',
      'diff.external',
      'diff.x.command',
      'diff.x.textconv',
      'filter.x.clean',
      'filter.x.smudge',
      'filter.a=b.clean'
    ]) {
      scratch.git('config', key, path)
    }

    scratch.git('config', 'filter.x.required', 'true')
    for (const hook of ['post-index-change', 'post-checkout', 'pre-commit']) {
      const to = join(scratch.cwd, '.git/hooks', hook)
      rmSync(to, {force: true})
      symlinkSync(path, to)
    }

    scratch.put(name, `${bad}\nMore.\n`)
    for (const args of commands) {
      const {code, error} = await scratch.run(args)
      expect([args[0], code, error]).toEqual([args[0], code < 2 ? code : 0, ''])
      expect([args[0], ran()]).toEqual([args[0], false])
    }
  })

  test('does not take it for a repository where it only looks like one', async () => {
    const path = program()
    scratch.put('docs/draft-20260101-dusk.md', good)
    scratch.git('init', '--bare', 'docs')
    scratch.git('-C', 'docs', 'config', 'core.fsmonitor', path)
    scratch.git('-C', 'docs', 'config', 'core.bare', 'false')
    scratch.git('-C', 'docs', 'config', 'core.worktree', '.')
    for (const args of commands) {
      const cwd = join(scratch.cwd, 'docs')
      const [first = '', ...rest] = args
      await scratch.run(args)
      await scratch.run(
        [
          first,
          ...rest.map((d) => d.replace('docs/', '').replace('docs', '.'))
        ],
        {cwd}
      )
      expect([args[0], ran()]).toEqual([args[0], false])
    }
  })
})

describe('a cache', () => {
  const home = 'node_modules/.cache/ep-lint/findings'
  const withKey = async <T>(folder: string, work: () => Promise<T>) => {
    const before = process.env['XDG_CACHE_HOME']
    process.env['XDG_CACHE_HOME'] = folder
    try {
      return await work()
    } finally {
      process.env['XDG_CACHE_HOME'] = before
    }
  }

  let users: string

  beforeEach(() => {
    mkdirSync(join(scratch.cwd, 'node_modules'))
    users = mkdtempSync(join(tmpdir(), 'remark-lint-ep-user-'))
  })

  afterEach(() => {
    rmSync(users, {recursive: true})
  })

  const run = async (user: string) =>
    withKey(join(users, user), () => scratch.run(['--verbose', own, 'docs']))

  test('holds for one user on one machine', async () => {
    await run('ada')
    expect((await run('ada')).out).toContain('cached findings of 3 files')
    expect((await run('ben')).out).not.toContain('cached findings')
    // What ben has kept replaced what ada had.
    expect((await run('ada')).out).not.toContain('cached findings')
  })

  test('has a key that is made once, for its user alone', async () => {
    await run('ada')
    const key = join(users, 'ada/ep-lint/key')
    const {ino, mode} = statSync(key)
    expect(mode & 0o777).toBe(0o600)
    await run('ada')
    expect(statSync(key).ino).toBe(ino)
    expect(readdirSync(join(users, 'ada/ep-lint'))).toEqual([
      'key',
      'templates'
    ])
  })

  test.each([
    ['in the checkout', () => scratch.cwd],
    [
      'in the checkout, by a link',
      () => {
        symlinkSync(scratch.cwd, join(users, 'link'))
        return join(users, 'link')
      }
    ],
    [
      'nowhere',
      () => {
        writeFileSync(join(users, 'file'), '')
        return join(users, 'file')
      }
    ],
    [
      'in a file that is none',
      () => {
        mkdirSync(join(users, 'ep-lint'))
        writeFileSync(join(users, 'ep-lint/key'), 'x')
        return users
      }
    ]
  ])('is not there where its key would lie %s', async (_, folder) => {
    const args = ['--verbose', own, 'docs']
    const {code, out} = await withKey(folder(), () => scratch.run(args))
    expect(code).toBe(1)
    expect(out).toContain('The cache was not written: ')
    expect(existsSync(join(scratch.cwd, home))).toBe(false)
  })
})

describe('characters that command a terminal', () => {
  const evil = '\u001B[2J\u009B1A\u202Ex\u0007\u2028'
  const shown = '\\u001B[2J\\u009B1A\\u202Ex\\u0007\\u2028'

  const hidden =
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

  test('are shown, and what is shown stays as it is', () => {
    expect(visible(`${evil}\n`)).toBe(`${shown}\\u000A`)
    expect(visibleText(`${evil}\t\r\n\r\u001B[1m`)).toBe(
      `${shown}\t\r\n\\u000D\\u001B[1m`
    )
    expect(visibleText('\u001B[31ma\u001B[0m\u001B[H', true)).toBe(
      '\u001B[31ma\u001B[0m\\u001B[H'
    )
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        const once = visible(text)
        expect(once).not.toMatch(hidden)
        expect(visible(once)).toBe(once)
        expect(JSON.parse(visibleText(JSON.stringify({text})))).toEqual({text})
      })
    )
  })

  const files = {
    'a title': ['docs/EP-003-x.md', `# EP-003: ${evil} TBD\n`],
    'a value': ['docs/EP-003-x.md', good.replace('Draft', `Dr${evil}`)],
    'a section': ['docs/EP-003-x.md', bad.replaceAll('Summary', `S ${evil}`)],
    'a file name': [`docs/EP-003-${evil}\n::error::x.md`, bad],
    'a file name that cannot be read': [
      `docs/EP-003-${evil}\n::error::x.md`,
      '\0'
    ],
    'an index': [
      'docs/index.md',
      `${header}| [EP-009](x${evil}.md) | ${evil} |\n`
    ],
    'a template': [
      'docs/EP-TEMPLATE.md',
      `${template}\n## A ${evil}\n\n[Say.]\n`
    ],
    'a template that is wrong': ['docs/EP-TEMPLATE.md', `${evil}\n`],
    'a baseline': [
      '.ep-lint-baseline.json',
      JSON.stringify({
        version: 2,
        findings: [`docs/${evil}\n::error::.md | ep-status | x`]
      })
    ]
  } as const

  test.each(Object.entries(files))(
    'in %s are shown',
    async (_, [path, text]) => {
      scratch.put(path, text)
      for (const args of [
        ['docs'],
        ['--verbose', 'docs'],
        ['--format=json', 'docs'],
        ['--format=sarif', 'docs'],
        ['--format=github', 'docs'],
        ['--format=markdown', '--format=json=out.json', 'docs'],
        ['--dry-run', 'docs'],
        ['--update-baseline', '--no-color', 'docs'],
        ['status', 'docs'],
        ['status', 'docs', '--format=json'],
        ['status', 'docs', '--format=markdown'],
        ['index', 'docs'],
        ['new', `x ${evil}`, 'docs', '--dry-run'],
        ['explain', path],
        ['--color', 'docs']
      ]) {
        const given = ['--update-baseline'].includes(args[0] ?? '')
          ? args.filter((d) => d !== '--no-color')
          : args
        const {out, error} = await scratch.run([...given, own])

        const said = (out + error).replaceAll(/\u001B\[\d+m/g, '')
        expect(said.replaceAll(hidden, (d) => `!${visible(d)}`)).toBe(said)
        expect(said).not.toMatch(/^::error::x/m)
      }
    }
  )

  test('in arguments are shown', async () => {
    for (const args of [
      [`${evil}\n::error::x`],
      [`--since=${evil}\n::error::x`],
      ['status', `${evil}\n::error::x`],
      ['--template', `${evil}\n::error::x`, 'docs'],
      [`--${evil}\n::error::x`],
      ['promote', `${evil}\n::error::x`],
      ['new', `${evil}\n::error::x`, `${evil}\n::error::x`]
    ]) {
      const {code, out, error} = await scratch.run(args)
      expect(code).toBe(2)
      expect((out + error).replaceAll(hidden, (d) => `!${visible(d)}`)).toBe(
        out + error
      )
      expect(out + error).not.toMatch(/^::error::x/m)
    }
  })

  test('stay in the text of a file', async () => {
    const input = bad.replace('Days.', `Days ${evil}\r`)
    const {out} = await scratch.run(['--fix', '-', own], {input})
    expect(out).toContain(`Days ${evil}\r`)
  })
})

describe('a diff', () => {
  test.each([
    'EP-002-days.md',
    'EP-003 a "b" \\c.md',
    'EP-003-n\u00E4chte.md',
    'EP-003-a\nb.md'
  ])('is taken by git apply: %j', async (file) => {
    const put = () => {
      scratch.put(name, bad)
      scratch.put(`docs/${file}`, bad)
      scratch.put('docs/EP-004-lines.md', bad.replaceAll('\n', '\r\n'))
    }

    put()
    scratch.git('init')
    for (const folder of ['', 'docs']) {
      const cwd = join(scratch.cwd, folder)
      const args = ['--template', join(scratch.cwd, 'docs/EP-TEMPLATE.md'), '.']
      put()
      const {out} = await scratch.run(['--dry-run', ...args], {cwd})
      await scratch.run(['--fix', ...args], {cwd})
      const fixed = [file, 'EP-004-lines.md'].map((d) =>
        scratch.get(`docs/${d}`)
      )
      put()
      execFileSync('git', ['apply'], {cwd, input: out})
      expect(
        [file, 'EP-004-lines.md'].map((d) => scratch.get(`docs/${d}`))
      ).toEqual(fixed)
      expect(fixed[0]).toContain('**Status**: Draft')
    }
  })

  test('is taken by git apply, of an index that is new, too', async () => {
    scratch.remove()
    scratch = makeFolder()
    scratch.put(
      'docs/EP-003-x.md',
      proposal('EP-003: X', 'Draft', '2026-01-01')
    )
    const {out} = await scratch.run(['index', 'docs'])
    await scratch.run(['index', 'docs', '--write'])
    const written = scratch.get('docs/index.md')
    scratch.remove('docs/index.md')
    execFileSync('git', ['apply'], {cwd: scratch.cwd, input: out})
    expect(scratch.get('docs/index.md')).toBe(written)
  })
})
