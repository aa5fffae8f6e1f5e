/** What earlier runs found: the same as if all were looked at anew. */
import {spawn} from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {resetDay, setDay} from './support/clock.js'
import {
  configure,
  header,
  makeFolder,
  proposal,
  row1,
  row2,
  template
} from './support/folder.js'
import {problemsIn} from '../src/linter/report.js'
import {fixtures, lintCase, readCases} from './support/run.js'
import {bin, type Scratch} from './support/scratch.js'

const home = 'node_modules/.cache/ep-lint/findings'
let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
  mkdirSync(join(scratch.cwd, 'node_modules'))
  scratch.put(
    'docs/EP-003-dusk.md',
    proposal('EP-003: Dusk', 'draft', '2999-01-01')
  )
})

afterEach(() => {
  resetDay()
  scratch.remove()
})

/** How many files of a verbose run came from the cache. */
async function stored(...args: string[]): Promise<number> {
  const {out} = await scratch.run(['--verbose', ...args])
  return Number(/cached findings of (\d+) files?/.exec(out)?.[1] ?? 0)
}

/** What a run with the cache says, and one without. */
async function both(): Promise<[cached: unknown, anew: unknown]> {
  const args = ['--format', 'json', '.']
  return [await scratch.run(args), await scratch.run([...args, '--no-cache'])]
}

describe('a second run', () => {
  test('says the same, and looks at no file', async () => {
    const first = await scratch.run(['.'])
    expect(first.code).toBe(1)
    expect(first.out).toContain('Unexpected status `draft`')
    expect(await scratch.run(['.'])).toEqual(first)
    expect(await stored('.')).toBe(4)
    expect((await scratch.run(['--verbose', '.'])).out).toContain(
      'Parsed 0 files with satteri and 0 with remark, reused cached findings of 4 files\n'
    )
  })

  test('lints again what an earlier run wrote no replacements for', async () => {
    const json = ['--format', 'json', '.']
    const anew = await scratch.run([...json, '--no-cache'])
    expect(anew.out).toContain('"expected"')
    await scratch.run(['.'])
    expect(await stored(...json)).toBe(0)
    expect(await scratch.run(json)).toEqual(anew)
    expect(await stored(...json)).toBe(4)
    // What has them serves every format.
    expect(await stored('.')).toBe(4)
  })

  test('tells as much as the first in every format', async () => {
    scratch.put(
      'docs/EP-004-noon.md',
      `${proposal('EP-004: Noon', 'Draft', '2026-01-01')}\n## Summary\n\nAgain.\n`
    )
    for (const format of ['stylish', 'json', 'sarif', 'github', 'markdown']) {
      const args = ['--verbose', '--format', format, 'docs']
      const anew = await scratch.run([...args, '--no-cache'])
      await scratch.run(args)
      const cached = await scratch.run(args)
      if (format === 'json') expect(anew.out).toMatch(/"cause":\s*\{/)
      const strip = (d: string) => d.replace(/Parsed .*/g, '')
      expect(strip(cached.out)).toBe(strip(anew.out))
    }
  })

  test('loads no parser', () => {
    const hook = join(scratch.cwd, 'hook.cjs')
    writeFileSync(
      hook,
      `const {Module} = require('node:module')
const load = Module._load
Module._load = (id, ...rest) => {
  process.stderr.write('load ' + id + '\\n')
  return load(id, ...rest)
}`
    )
    const run = () => scratch.start('node', ['-r', hook, bin, 'docs']).out
    const parser = /^load .*(?:satteri|tree-|parse-)/m
    expect(run()).toMatch(parser)
    const second = run()
    expect(second).toContain('load node:crypto\n')
    expect(second).not.toMatch(parser)
  })

  test('writes nothing where nothing is new', async () => {
    await scratch.run(['.'])
    const {ino, mtimeMs} = statSync(join(scratch.cwd, home))
    await scratch.run(['.'])
    const after = statSync(join(scratch.cwd, home))
    expect([after.ino, after.mtimeMs]).toEqual([ino, mtimeMs])
  })

  test('looks again at what changed, by itself', async () => {
    await scratch.run(['.'])
    appendFileSync(join(scratch.cwd, 'docs/EP-001-nights.md'), '\n## More\n')
    expect(await stored('.')).toBe(3)
    expect(await stored('.')).toBe(4)
  })

  test('looks again at all where the head of one changed', async () => {
    await scratch.run(['.'])
    scratch.put(
      'docs/EP-001-nights.md',
      proposal('EP-003: Nights', 'Draft', '2026-01-01')
    )
    expect(await stored('.')).toBe(0)
    const [cached, anew] = await both()
    expect(cached).toEqual(anew)
  })

  test('looks again only at what changed, however its header may be read', async () => {
    // Whether `[Ada]` is a link depends on the end of the file.
    const path = 'docs/EP-001-nights.md'
    scratch.put(
      path,
      proposal('EP-001: Nights', 'Accepted', '2026-01-01').replace(
        'Ada Example',
        '[Ada]'
      )
    )
    await scratch.run(['.'])
    appendFileSync(join(scratch.cwd, path), '\n## More\n')
    expect(await stored('.')).toBe(3)
    const [cached, anew] = await both()
    expect(cached).toEqual(anew)
  })

  test('looks again at what read the header of another', async () => {
    const twin = 'docs/EP-002-dawn.md'
    scratch.put(twin, proposal('EP-002: Dawn', 'Draft', '2026-01-01'))
    await scratch.run(['.'])
    scratch.put(
      twin,
      `${proposal('EP-002: Dawn', 'Draft', '2026-01-01')}\nMore.\n`
    )
    expect(await stored('.')).toBe(4)
    scratch.put(twin, proposal('EP-002: Dawn', 'Accepted', '2026-01-01'))
    expect(await stored('.')).toBe(3)
    const [cached, anew] = await both()
    expect(cached).toEqual(anew)
  })

  test('looks at all where other options apply', async () => {
    await scratch.run(['.'])
    expect(await stored('--rule', 'ep-status=off', '.')).toBe(0)
    expect(await stored('--parser', 'remark', '.')).toBe(0)
  })

  test('looks again on another day at what names the day', async () => {
    configure(scratch, {today: undefined})
    setDay('2026-06-01')
    expect((await scratch.run(['.'])).out).toContain(
      'expected today, `2026-06-01`, or an earlier day'
    )
    setDay('2026-06-02')
    expect(await stored('.')).toBe(3)
    expect((await scratch.run(['.'])).out).toContain('today, `2026-06-02`')
    setDay('2026-05-01')
    expect(await stored('.')).toBe(0)
  })

  test('looks again on another day at what a baseline covers', async () => {
    configure(scratch, {today: undefined})
    setDay('2998-12-30')
    await scratch.run(['--update-baseline'])
    const [cached] = await both()
    setDay('2998-12-31')
    const [again, anew] = await both()
    expect(again).toEqual(anew)
    expect(again).not.toEqual(cached)
  })

  test('tells each time what keeps a file from being linted', async () => {
    scratch.put('docs/EP-004-binary.md', '# EP-004: Binary\n\0')
    const first = await scratch.run(['.'])
    expect(first.code).toBe(2)
    expect(await scratch.run(['.'])).toEqual(first)
    expect(await stored('.')).toBe(4)
  })

  test('forgets files that are gone', async () => {
    await scratch.run(['.'])
    scratch.remove('docs/EP-003-dusk.md')
    await scratch.run(['.'])
    expect(scratch.get(home)).not.toContain('dusk')
    expect(scratch.get(home)).toContain('nights')
  })

  test('keeps what it does not look at', async () => {
    await scratch.run(['.'])
    appendFileSync(join(scratch.cwd, 'docs/EP-001-nights.md'), '\nMore.\n')
    await scratch.run(['docs/EP-001*.md'])
    expect(await stored('.')).toBe(4)
  })
})

/** What may happen to a folder between two runs. */
const changes: Record<string, () => void> = {
  body: () => {
    appendFileSync(join(scratch.cwd, 'docs/EP-001-nights.md'), '\nTODO\n')
  },
  number: () => {
    scratch.put(
      'docs/EP-002-days.md',
      proposal('EP-001: Days', 'Draft', '2025-06-01')
    )
  },
  status: () => {
    scratch.put(
      'docs/EP-001-nights.md',
      proposal('EP-001: Nights', 'Rejected', '2026-01-01')
    )
  },
  twin: () => {
    const path = 'docs/EP-001-nights.md'
    scratch.put(
      path,
      proposal('EP-002: Nights', 'Draft', '2026-01-01').replace('Ada', '[Ada]')
    )
  },
  'body in doubt': () => {
    appendFileSync(
      join(scratch.cwd, 'docs/EP-001-nights.md'),
      '\n## Status\n\n[Ada]: ada.md\n'
    )
  },
  title: () => {
    scratch.put(
      'docs/EP-001-nights.md',
      proposal('EP-001: Knights', 'Accepted', '2026-01-01')
    )
  },
  untitled: () => {
    scratch.put(
      'docs/EP-001-nights.md',
      '```\n# EP-003: Code\n```\n\n## Summary\n'
    )
  },
  late: () => {
    const start = `${'Long.\n'.repeat(900)}\n`
    scratch.put('docs/EP-001-nights.md', `${start}# EP-002: Late\n`)
  },
  added: () => {
    scratch.put(
      'docs/EP-005-more.md',
      proposal('EP-002: More', 'Draft', '2026-01-02')
    )
  },
  removed: () => {
    rmSync(join(scratch.cwd, 'docs/EP-002-days.md'), {force: true})
  },
  renamed: () => {
    const [from, to] = ['EP-003-dusk.md', 'EP-001-dusk.md']
    if (!existsSync(join(scratch.cwd, 'docs', from))) return
    renameSync(join(scratch.cwd, 'docs', from), join(scratch.cwd, 'docs', to))
  },
  index: () => {
    scratch.put('docs/README.md', `# Proposals\n\n${header}${row1}${row2}`)
  },
  'index of other files': () => {
    scratch.put(
      'docs/README.md',
      `# Proposals\n\n${header}${row2}\n\n[EP-009](other.txt)\n`
    )
  },
  'what an index leads to': () => {
    scratch.put('docs/other.txt', '')
    scratch.put('docs/EP-009-gone.md', '')
  },
  template: () => {
    scratch.put('docs/EP-TEMPLATE.md', template.replace('Summary', 'Abstract'))
  },
  'nearer template': () => {
    scratch.put('docs/docs/EP-TEMPLATE.md', template.replace('Status', 'State'))
  },
  options: () => {
    configure(scratch, {statuses: ['draft']})
  },
  'other day': () => {
    configure(scratch, {today: '2999-12-31'})
  },
  baseline: () => {
    scratch.start('node', [bin, '--update-baseline', '.'])
  },
  'no baseline': () => {
    rmSync(join(scratch.cwd, '.ep-lint-baseline.json'), {force: true})
  },
  bytes: () => {
    writeFileSync(
      join(scratch.cwd, 'docs/EP-002-days.md'),
      Buffer.from('# EP-002: D\u00E4ys\n', 'latin1')
    )
  },
  'replacement of bytes': () => {
    scratch.put('docs/EP-002-days.md', '# EP-002: D\uFFFDys\n')
  }
}

test('whatever changes between runs, they say the same as without it', async () => {
  const names = fc.constantFrom(...Object.keys(changes))
  await fc.assert(
    fc.asyncProperty(
      fc.array(names, {minLength: 1, maxLength: 6}),
      async (list) => {
        scratch.remove()
        scratch = makeFolder()
        mkdirSync(join(scratch.cwd, 'node_modules'))
        for (const name of list) {
          changes[name]?.()
          const [cached, anew] = await both()
          expect(cached).toEqual(anew)
        }
      }
    ),
    {numRuns: 60, examples: Object.keys(changes).map((d) => [['body', d, d]])}
  )
})

test('a finding that a later day changes says that it is of today', () => {
  const [day, later] = ['2026-01-31', '2026-03-01']
  const dated = readdirSync(fixtures)
    .flatMap((d) => readCases(d))
    .filter((one) => {
      const on = (today: string) =>
        // What became of a proposal is told with --since alone, by no cache.
        problemsIn(
          lintCase({
            ...one,
            before: undefined,
            options: {...one.options, today}
          })
        )
      const texts = (problems: ReturnType<typeof on>) =>
        problems.map((d) =>
          [d.reason, ...(d.replacement().expected ?? [])].join('\n')
        )
      const before = on(day)
      const isDated = before.some((d) => d.isOfToday)
      if (!isDated) expect(texts(on(later))).toEqual(texts(before))
      return isDated
    })
  expect(dated.map((d) => d.name)).toContain('future')
})

describe('the file', () => {
  test('is not read and not written with --no-cache', async () => {
    await scratch.run(['--no-cache', '.'])
    expect(existsSync(join(scratch.cwd, home))).toBe(false)
    await scratch.run(['.'])
    expect(await stored('--no-cache', '.')).toBe(0)
  })

  test('is not there for runs that want more than findings', async () => {
    for (const args of [['--dry-run'], ['--update-baseline'], ['--fix']]) {
      await scratch.run([...args, '.'])
    }

    await scratch.run(['-'], {input: '# EP-001: Nights\n'})
    expect(existsSync(join(scratch.cwd, home))).toBe(false)
  })

  test('is for many files, unless it is said where it lies', async () => {
    const few = ['docs/EP-001-nights.md', 'docs/EP-003-dusk.md']
    await scratch.run(few)
    expect(existsSync(join(scratch.cwd, home))).toBe(false)
    for (let at = 10; at < 28; at++) {
      const path = `docs/EP-0${String(at)}-more.md`
      scratch.put(
        path,
        proposal(`EP-0${String(at)}: More`, 'Draft', '2026-01-01')
      )
      few.push(path)
    }

    await scratch.run(few)
    expect(await stored(...few)).toBe(20)
  })

  test('lies in the project of the folder, unseen by git', async () => {
    scratch.put('package.json', '{}')
    scratch.git('init', '-q')
    scratch.commit()
    const cwd = join(scratch.cwd, 'docs')
    await scratch.run(['.'], {cwd})
    expect(existsSync(join(scratch.cwd, home))).toBe(true)
    expect(scratch.git('status', '--porcelain')).toBe('')
  })

  test('lies with the user where a project has no packages', async () => {
    scratch.remove('node_modules')
    await scratch.run(['.'])
    expect(await stored('.')).toBe(4)
    expect(existsSync(join(scratch.cwd, 'node_modules'))).toBe(false)
    // Another project has its own.
    expect(await stored('docs')).toBe(4)
    scratch.put('docs/package.json', '{}')
    const {out} = await scratch.run(['--verbose', '.'], {
      cwd: join(scratch.cwd, 'docs')
    })
    expect(out).not.toContain('reused')
  })

  test.each(['found.txt', 'new/found.txt'])('lies at %s', async (path) => {
    const at = ['--cache-location', path]
    await scratch.run([...at, '.'])
    expect(await stored(...at, '.')).toBe(4)
    expect(existsSync(join(scratch.cwd, path))).toBe(true)
    expect(existsSync(join(scratch.cwd, 'new/.gitignore'))).toBe(false)
    expect(existsSync(join(scratch.cwd, home))).toBe(false)
  })

  test('lies in a folder that is there', async () => {
    const at = ['--cache-location', 'docs']
    await scratch.run([...at, '.'])
    expect(await stored(...at, '.')).toBe(4)
    expect(existsSync(join(scratch.cwd, 'docs/findings'))).toBe(true)
  })

  test('is no other file: that stays as it is', async () => {
    scratch.put('notes.txt', 'Mine.\n')
    const args = ['--cache-location', 'notes.txt', 'docs/EP-001-nights.md']
    const {code, out} = await scratch.run(args)
    expect(out).toContain(
      'The cache was not written: /…/notes.txt is not a cache, name another file\n'
    )
    expect(code).toBe(0)
    expect(scratch.get('notes.txt')).toBe('Mine.\n')
  })

  test('may be where nothing can be written', async () => {
    scratch.put('node_modules/.cache', 'Mine.\n')
    const quiet = await scratch.run(['docs/EP-001*.md'])
    expect(quiet).toEqual({
      code: 0,
      out: '1 file checked, nothing found\n',
      error: ''
    })
    const {out} = await scratch.run(['--verbose', 'docs/EP-001*.md'])
    expect(out).toMatch(/^The cache was not written: \w+: /m)
  })

  test.each([
    ['nothing', () => ''],
    ['something else', () => 'Something\nelse\n'],
    ['half of it', (d: string) => d.slice(0, d.length / 2)],
    ['no end', (d: string) => d.slice(0, -2)],
    ['no start', (d: string) => d.slice(20)],
    ['other paths', (d: string) => d.replaceAll('"/', '{"/')],
    ['other findings', (d: string) => d.replaceAll('draft', 'drift')],
    ['other hashes', (d: string) => d.replaceAll('=', '-')],
    [
      'no findings',
      (d: string) => d.replace(/"findings":.*/g, '"findings":[]}')
    ]
  ])('holds %s', async (_, spoil) => {
    const first = await scratch.run(['.'])
    const text = scratch.get(home)
    scratch.put(home, spoil(text))
    expect(await scratch.run(['.'])).toEqual(first)
    expect(scratch.get(home)).toBe(text)
  })

  test('is whole after two runs at once', async () => {
    const args = [bin, '--verbose', '.']
    const run = () =>
      new Promise((done) => {
        spawn('node', args, {
          cwd: scratch.cwd,
          env: process.env,
          stdio: 'ignore'
        }).on('exit', done)
      })
    expect(await Promise.all([run(), run(), run()])).toEqual([1, 1, 1])
    expect(scratch.start('node', args).out).toContain(
      'cached findings of 4 files'
    )
  })
})

test('options that make no sense together are refused', async () => {
  expect(
    await scratch.run(['--no-cache', '--cache-location', 'x', '.'])
  ).toEqual({
    code: 2,
    out: '',
    error:
      'Unexpected `--no-cache` with `--cache-location`, expected one of them\n'
  })
  expect((await scratch.run(['status', '--cache-location', 'x'])).error).toBe(
    'Unexpected `--cache-location` with `ep-lint status`, expected it with `ep-lint` alone\n'
  )
})
