/** Numbers that other branches took. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {makeFolder, proposal, today} from './support/folder.js'
import type {Scratch} from './support/scratch.js'

const by = ['--author', 'Bo Example']
const weeks = proposal('EP-003: Weeks', 'Draft', '2026-01-20')
let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
  scratch.git('init', '--initial-branch', 'main')
  scratch.commit()
})

afterEach(() => {
  scratch.remove()
})

/** Commits a file to a branch, and goes to another. */
function commitTo(branch: string, path: string, next: string): void {
  scratch.git('switch', ...(hasBranch(branch) ? [] : ['-c']), branch)
  scratch.put(path, weeks)
  scratch.commit()
  scratch.git('switch', ...(hasBranch(next) ? [] : ['-c']), next)
}

function hasBranch(name: string): boolean {
  return scratch.git('branch', '--list', name) !== ''
}

/** Makes a branch at the first commit, with a later proposal on `main`. */
function branchOff(): void {
  scratch.git('branch', 'topic')
  commitTo('main', 'docs/EP-003-weeks.md', 'topic')
}

describe('ep-lint new', () => {
  test('passes over numbers at the tip of the base branch', async () => {
    branchOff()
    const {out} = await scratch.run(['new', 'Years', '--dry-run', ...by])
    expect(out).toContain('create docs/EP-004-years.md')
    expect(
      (await scratch.run(['new', 'Years', '--number=3', ...by])).error
    ).toBe(
      'Unexpected number `3`, expected a number that is not taken, `EP-003-weeks.md` uses it in `main`\n'
    )
  })

  test('takes the base branch of the remote first', async () => {
    branchOff()
    scratch.git('update-ref', 'refs/remotes/origin/trunk', 'main')
    scratch.git(
      'symbolic-ref',
      'refs/remotes/origin/HEAD',
      'refs/remotes/origin/trunk'
    )
    scratch.git('branch', '-f', 'main', 'topic')
    expect(
      (await scratch.run(['new', 'Years', '--number=3', ...by])).error
    ).toBe(
      'Unexpected number `3`, expected a number that is not taken, `EP-003-weeks.md` uses it in `origin/trunk`\n'
    )
  })

  test('passes over numbers in revisions that are named', async () => {
    commitTo('other', 'docs/EP-012-weeks.md', 'main')
    commitTo('third', 'docs/EP-007-weeks.md', 'main')
    const years = ['new', 'Years', '--dry-run', ...by]
    expect((await scratch.run(years)).out).toContain('EP-003-years.md')
    expect(
      (await scratch.run([...years, '--taken-in=other', '--taken-in=third']))
        .out
    ).toContain('EP-013-years.md')
    expect((await scratch.run([...years, '--taken-in=gone'])).error).toBe(
      'Unexpected revision `gone`, expected one of this clone, run `git fetch` if it is on the remote\n'
    )
  })

  test('says nothing where the base branch has no such folder', async () => {
    branchOff()
    scratch.put(
      'more/EP-001-nights.md',
      proposal('EP-001: Nights', 'Draft', today)
    )
    const args = ['new', 'Years', 'more', '--dry-run', ...by]
    const {out} = await scratch.run([...args, '--template=docs/EP-TEMPLATE.md'])
    expect(out).toContain('more/EP-002-years.md')
  })
})

describe('ep-lint promote', () => {
  const draft = 'docs/draft-20260120-night-exports.md'

  test('passes over numbers at the tip of the base branch', async () => {
    branchOff()
    scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
    const {out} = await scratch.run(['promote', draft, '--dry-run'])
    expect(out).toContain('docs/EP-004-night-exports.md')
    const {error} = await scratch.run(['promote', draft, '--number=3'])
    expect(error).toContain('`EP-003-weeks.md` uses it in `main`')
  })

  test('leaves a number in the title that another branch took', async () => {
    branchOff()
    scratch.put(draft, proposal('EP-003: Night exports', 'Draft', '2026-01-20'))
    const {out} = await scratch.run(['promote', draft, '--dry-run'])
    expect(out).toContain('docs/EP-004-night-exports.md')
  })
})

describe('ep-lint --since', () => {
  const taken = (file: string, name: string, number = 'EP-003', line = '1:1') =>
    `${file}\n  ${line}  warning  Unexpected number \`${number}\`, expected a number of its own, ${name}  ep-unique-number\n`
  const since = async (...args: string[]) =>
    (await scratch.run(['--since=main', '-q', ...args])).out

  test('tells new proposals of numbers that were taken meanwhile', async () => {
    branchOff()
    scratch.put(
      'docs/EP-003-years.md',
      proposal('EP-003: Years', 'Draft', '2026-01-20')
    )
    expect(await since()).toBe(
      taken('docs/EP-003-years.md', '`EP-003-weeks.md` uses it in `main`')
    )
    expect(await since('--rule=ep-unique-number=off')).toBe('')
    scratch.commit()
    expect(await since('docs/EP-003-years.md')).toBe(
      taken('docs/EP-003-years.md', '`EP-003-weeks.md` uses it in `main`')
    )
  })

  test('tells drafts that were given their numbers', async () => {
    scratch.put('docs/draft-20260120-years.md', weeks.replace('003', 'XXX'))
    scratch.commit()
    branchOff()
    scratch.git('mv', 'docs/draft-20260120-years.md', 'docs/EP-003-years.md')
    scratch.put('docs/EP-003-years.md', weeks)
    expect(await since('--rule=ep-lifecycle=off')).toBe(
      taken('docs/EP-003-years.md', '`EP-003-weeks.md` uses it in `main`')
    )
  })

  test('leaves proposals alone that had their number before', async () => {
    commitTo('main', 'docs/EP-003-weeks.md', 'main')
    scratch.git('branch', 'topic')
    scratch.git('mv', 'docs/EP-003-weeks.md', 'docs/EP-003-months.md')
    scratch.commit()
    scratch.git('switch', 'topic')
    scratch.git('mv', 'docs/EP-003-weeks.md', 'docs/EP-003-years.md')
    expect(await since()).toBe('')
    // The same file in both is for a merge to settle.
    scratch.git('mv', 'docs/EP-003-years.md', 'docs/EP-003-months.md')
    expect(await since()).toBe('')
  })

  test('tells once what the folder tells already', async () => {
    branchOff()
    scratch.put('docs/EP-003-weeks.md', weeks)
    scratch.put('docs/EP-003-years.md', weeks)
    expect(await since('docs/EP-003-years.md')).toBe(
      taken('docs/EP-003-years.md', '`EP-003-weeks.md` uses it too')
    )
  })

  test('looks into revisions that are named', async () => {
    commitTo('other', 'docs/EP-003-weeks.md', 'main')
    scratch.put(
      'docs/EP-003-years.md',
      proposal('EP-003: Years', 'Draft', '2026-01-20')
    )
    expect(await since()).toBe('')
    expect(await since('--taken-in', 'other')).toBe(
      taken('docs/EP-003-years.md', '`EP-003-weeks.md` uses it in `other`')
    )
    expect((await scratch.run(['--taken-in', 'other'])).error).toBe(
      'Unexpected `--taken-in` without `--since`, expected both: numbers of new proposals are compared\n'
    )
  })
})
