/** What is written: nothing of others' is lost, whatever happens meanwhile. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {header, makeFolder, proposal, row1, row2} from './support/folder.js'
import {bad, bin, Scratch} from './support/scratch.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const name = 'docs/EP-002-days.md'
const draft = 'docs/draft-20260120-night-exports.md'
let scratch: Scratch

afterEach(() => {
  scratch.remove()
})

describe('what the author saves meanwhile', () => {
  test('is kept by --fix, which says so and mends the others', async () => {
    scratch = new Scratch()
    const other = 'docs/EP-003-more.md'
    scratch.put(other, bad.replace('EP-002', 'EP-003'))
    let saves = 0
    const text = () => `${bad}\nMine, ${String(saves)}.\n`
    const {code, out} = await scratch.run([...own, '--fix', '-q', 'docs'], {
      isErrorTerminal: true,
      // Called for each file, before it is read.
      now() {
        saves++
        scratch.put(name, text())
        return 0
      }
    })
    expect([code, scratch.get(name)]).toEqual([2, text()])
    expect(out).toContain(
      `${name}\n    error  Unexpected change to \`/…/${name}\` since it was read, expected none, it was left as it is now, run the command again  unwritable\n`
    )
    expect(out).not.toContain(`${other}\n    error`)
    expect(scratch.get(other)).toContain('**Status**: Draft')
  })

  test('is kept by index --write', async () => {
    scratch = makeFolder()
    const row = '| [EP-000](EP-000-gone.md) | Gone | Draft | A | 2025-01-01 |\n'
    scratch.put('docs/index.md', header + row)
    const mine = `${header}${row}\nMine.\n`
    let said = ''
    const {code} = await scratch.run(['index', '--write', 'docs'], {
      error(text) {
        said += text
        if (text.includes('EP-000')) scratch.put('docs/index.md', mine)
      }
    })
    expect([code, scratch.get('docs/index.md')]).toEqual([2, mine])
    expect(said).toMatch(
      /Unexpected change to `.*docs\/index\.md` since it was read, expected none, it was left as it is now, run the command again\n$/
    )
  })

  test.each([
    ['promote', [draft], 'docs/index.md'],
    ['promote', [draft], draft],
    ['promote', [draft], 'notes.md'],
    ['new', ['Dusk'], 'docs/index.md'],
    ['new', ['Dusk'], 'docs/EP-003-dusk.md']
  ])('is kept by %s %j: %s', async (command, args, path) => {
    scratch = makeFolder()
    scratch.put('docs/index.md', header + row1 + row2)
    scratch.put('notes.md', `[a](${draft})\n`)
    scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
    const before = snapshot(scratch.cwd)
    const {code} = await scratch.run([command, ...args], {
      out() {
        scratch.put(path, 'Mine.\n')
      }
    })
    expect(code).toBe(2)
    expect(snapshot(scratch.cwd)).toEqual({...before, [path]: 'Mine.\n'})
  })
})

describe('a link out of the working tree', () => {
  let outside: string
  const link = (target: string, path: string) => {
    symlinkSync(target, join(scratch.cwd, path))
  }
  const reason =
    /error {2}Unexpected link out of the working tree on the way to `.*`, expected a file in it, nothing was written there {2}unwritable/

  beforeEach(() => {
    scratch = new Scratch()
    outside = mkdtempSync(join(tmpdir(), 'remark-lint-ep-outside-'))
    writeFileSync(join(outside, 'EP-009-x.md'), bad.replace('002', '009'))
  })

  afterEach(() => {
    rmSync(outside, {recursive: true})
  })

  test.each([
    ['of a file', 'docs/EP-009-x.md', 'EP-009-x.md', false],
    ['of a folder', 'docs/linked', '.', false],
    ['of a file, in git', 'docs/EP-009-x.md', 'EP-009-x.md', true],
    ['of a folder, in git', 'docs/linked', '.', true]
  ])('%s is not followed by --fix', async (_, path, target, isGit) => {
    if (isGit) scratch.git('init')
    link(join(outside, target), path)
    const before = snapshot(outside)
    for (const cwd of [scratch.cwd, join(scratch.cwd, 'docs')]) {
      scratch.put(name, bad)
      const template = join(scratch.cwd, 'docs/EP-TEMPLATE.md')
      const args = ['-q', '--fix', '--template', template, '.']
      const {code, out} = await scratch.run(args, {cwd})
      expect(code).toBe(2)
      expect(out).toMatch(reason)
      expect(out).not.toContain('EP-002-days.md\n    error')
      expect(snapshot(outside)).toEqual(before)
      expect(scratch.get(name)).toContain('**Status**: Draft')
    }
  })

  test('is followed by those who name what lies there', async () => {
    const path = join(outside, 'EP-009-x.md')
    await scratch.run([...own, '--fix', path])
    expect(readFileSync(path, 'utf8')).toContain('**Status**: Draft')
    writeFileSync(path, bad)
    await scratch.run([...own, '--fix', join(outside, '*.md')])
    expect(readFileSync(path, 'utf8')).toContain('**Status**: Draft')
    writeFileSync(path, bad)
    // But not on from there.
    mkdirSync(join(outside, 'a'))
    symlinkSync(join(scratch.cwd, name), join(outside, 'a/EP-002-days.md'))
    symlinkSync('../EP-009-x.md', join(outside, 'a/EP-009-x.md'))
    const {out} = await scratch.run([...own, '--fix', join(outside, 'a')])
    expect(out).toMatch(reason)
    expect(readFileSync(path, 'utf8')).toBe(bad)
  })

  test('within it is followed, under two names, too', async () => {
    scratch.git('init')
    link('EP-002-days.md', 'docs/EP-002-link.md')
    link('docs', 'more')
    const cwd = join(scratch.cwd, 'docs')
    const template = join(cwd, 'EP-TEMPLATE.md')
    const args = ['-q', '--fix', '--template', template, '.', '../more']
    expect((await scratch.run(args, {cwd})).code).toBe(1)
    expect(scratch.get(name)).toContain('**Status**: Draft')
    const stats = lstatSync(join(cwd, 'EP-002-link.md'))
    expect(stats.isSymbolicLink()).toBe(true)
  })

  test.each([
    ['an index', 'docs/index.md', ['index', '--write', 'docs']],
    ['a new proposal', 'linked', ['new', 'Dusk', 'linked']],
    ['a baseline', '.ep-lint-baseline.json', ['--update-baseline', 'docs']],
    ['a configuration', '.remarkrc.json', ['init', ...own]],
    ['a report', 'report.json', ['docs', '--format=json=report.json']],
    ['a report that is not there', 'new', ['docs', '--format=json=new']]
  ])('is not followed to write %s', async (_, path, args) => {
    const entries = JSON.stringify({version: 2, findings: []})
    writeFileSync(join(outside, '.ep-lint-baseline.json'), entries)
    writeFileSync(join(outside, 'index.md'), header)
    writeFileSync(join(outside, 'report.json'), 'Mine.\n')
    const folder = path === 'linked'
    if (path !== '.remarkrc.json') {
      const options = {template: join(scratch.cwd, 'docs/EP-TEMPLATE.md')}
      const plugins = [['remark-lint-ep', options]]
      scratch.put('.remarkrc.json', JSON.stringify({plugins}))
    }

    link(folder ? outside : join(outside, path.replace(/^docs\//, '')), path)
    scratch.answer = 'y'
    const before = snapshot(outside)
    const {code, error} = await scratch.run(args)
    expect(error).toMatch(/^Unexpected link out of the working tree/)
    expect([code, snapshot(outside)]).toEqual([2, before])
  })

  test('is left alone by promote, and by the cache', async () => {
    scratch.remove()
    scratch = makeFolder()
    const text = `[a](${draft.replace('docs/', '')})\n`
    writeFileSync(join(outside, 'notes.md'), text)
    writeFileSync(join(outside, 'profile'), text)
    link(join(outside, 'notes.md'), 'docs/notes.md')
    mkdirSync(join(scratch.cwd, 'node_modules/.cache/ep-lint'), {
      recursive: true
    })
    const cached = 'node_modules/.cache/ep-lint'
    link(join(outside, 'profile'), `${cached}/findings`)
    link(join(outside, 'ignore'), `${cached}/.gitignore`)
    const before = snapshot(outside)
    expect((await scratch.run(['--verbose'])).out).toContain(
      'The cache was not written: a link leads out of the working tree to'
    )
    scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
    const {code, out} = await scratch.run(['promote', draft])
    expect(code).toBe(0)
    expect(out).toContain(
      'docs/notes.md links to draft-20260120-night-exports.md and was left as it is: it lies outside of the working tree\n'
    )
    expect(snapshot(outside)).toEqual(before)
  })
})

/** Kills the process before a write of it, or in the middle of one. */
const killer = `const fs = require('node:fs')
const processes = require('node:child_process')
const [at, part] = process.env.KILL_AT.split(' ').map(Number)
let count = 0
const count1 = (write) => {
  if (++count !== at) return
  write?.()
  process.kill(process.pid, 'SIGKILL')
}
for (const name of [
  'appendFileSync', 'chmodSync', 'linkSync', 'mkdirSync', 'openSync',
  'renameSync', 'rmSync', 'unlinkSync', 'writeFileSync'
]) {
  const own = fs[name]
  fs[name] = (...args) => {
    const isRead = name === 'openSync' && !/[wa+]/.test(String(args[1] ?? 'r'))
    if (!isRead) {
      count1(() => {
        if (part > 0 && name === 'writeFileSync') own(args[0], args[1].slice(0, 9))
      })
    }
    return own(...args)
  }
}
const own = processes.execFile
processes.execFile = (...args) => {
  if (args[1].includes('mv')) count1()
  return own(...args)
}
process.on('exit', () => {
  fs.writeSync(2, 'writes: ' + count)
})
`

describe('a process that is killed at each of its writes', () => {
  const start = (args: readonly string[], at = Infinity, part = 0) =>
    scratch.start('node', ['-r', join(home, 'kill.cjs'), bin, ...args], {
      KILL_AT: `${String(at)} ${String(part)}`
    })
  let home: string

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'remark-lint-ep-kill-'))
    writeFileSync(join(home, 'kill.cjs'), killer)
    scratch = makeFolder()
  })

  afterEach(() => {
    rmSync(home, {recursive: true})
  })

  /** Whether all was done, but for tidying up. */
  function isDone(done: Record<string, string>): boolean {
    const left = Object.entries(snapshot(scratch.cwd)).filter(
      ([d]) => !d.endsWith('.ep-lint')
    )
    return isDeepStrictEqual(Object.fromEntries(left), done)
  }

  /** Kills runs at each write; the command is run again, and all is done. */
  function expectDone(args: readonly string[]): void {
    const state = join(home, 'state')
    cpSync(scratch.cwd, state, {recursive: true})
    const restore = () => {
      for (const d of readdirSync(scratch.cwd)) scratch.remove(d)
      cpSync(state, scratch.cwd, {recursive: true})
    }

    const {code, out} = start(args)
    const done = snapshot(scratch.cwd)
    const writes = Number(/writes: (\d+)$/.exec(out)?.[1])
    expect(writes).toBeGreaterThan(3)
    for (let at = 1; at <= writes; at++) {
      restore()
      expect([at, start(args, at, at % 2).code]).toEqual([at, null])
      if (isDone(done)) continue
      expect([at, start(args).code]).toEqual([at, code])
      expect({at, ...snapshot(scratch.cwd)}).toEqual({at, ...done})
    }
  }

  test.each(['with git', 'without'])('promotes, %s', (how) => {
    scratch.put('docs/index.md', header + row1 + row2)
    scratch.put('notes.md', `[a](${draft})\n`)
    scratch.put('docs/z.md', `[a](${draft.replace('docs/', '')})\n`)
    scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
    if (how === 'with git') {
      scratch.git('init')
      scratch.commit()
    }

    expectDone(['promote', draft])
  })

  test('promotes what has no number in its title', () => {
    scratch.put('docs/index.md', header + row1 + row2)
    scratch.put(
      draft,
      proposal('x', 'Draft', '2026-01-20').replace('# x', '## Night exports')
    )
    expectDone(['promote', draft])
  })

  test('makes a new proposal and its row', () => {
    scratch.put('docs/index.md', header + row1 + row2)
    expectDone(['new', 'Dusk', '--author=Ada'])
  })

  test('writes an index', () => {
    expectDone(['index', '--write', 'docs'])
  })

  test('repairs', () => {
    scratch.put(
      'docs/EP-003-dusk.md',
      proposal('EP-003: Dusk', 'draft', '2026-01-20')
    )
    scratch.put(
      'docs/EP-004-noon.md',
      proposal('EP-004: Noon', 'draft', '2026-01-20')
    )
    expectDone(['--fix', '--no-cache', 'docs'])
  })
})

test('a full disk leaves all as it was', () => {
  scratch = makeFolder()
  scratch.put('docs/index.md', header + row1 + row2)
  scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
  const before = snapshot(scratch.cwd)
  for (const args of [
    ['promote', draft],
    ['new', 'Dusk', '--author=Ada']
  ]) {
    const script = 'trap \'\' XFSZ; ulimit -f 0; exec "$@"'
    const command = [process.execPath, bin, ...args]
    const {code} = scratch.start('bash', ['-c', script, '-', ...command])
    expect([args[0], code]).toEqual([args[0], 2])
    expect(snapshot(scratch.cwd)).toEqual(before)
  }
})

/** The files of a folder, but for those of git. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  return Object.fromEntries(
    files
      .filter((d) => !/^(?:\.git|node_modules)(?:\/|$)/.test(d))
      .sort()
      .flatMap((d) => {
        const path = join(folder, d)
        const isFile = existsSync(path) && lstatSync(path).isFile()
        return isFile ? [[d, readFileSync(path, 'utf8')]] : []
      })
  )
}
