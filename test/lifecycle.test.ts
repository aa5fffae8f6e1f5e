/** What became of proposals since a revision, in scratch repositories. */
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {matchRenames} from '../src/disk/git-renames.js'
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
  scratch.put('docs/index.md', header + row1 + row2)
  scratch.put(
    'docs/draft-20260120-night-exports.md',
    proposal('Night exports', 'Draft', '2026-01-20')
  )
  scratch.git('init', '--initial-branch', 'main')
  scratch.commit()
})

afterEach(() => {
  scratch.remove()
})

/** What is new since a revision. */
async function since(revision = 'main'): Promise<string> {
  return (await scratch.run([`--since=${revision}`, '-q'])).out
}

const undated =
  '  6:19  warning  Unexpected `Last Updated` `2025-06-01` after a change, expected `2026-01-31`  ep-lifecycle, fixable\n'

test('a step that may not follow is told, by a lifecycle of one’s own too', async () => {
  const implemented = proposal('EP-002: Days', 'Implemented', '2025-06-01')
  scratch.put('docs/EP-002-days.md', implemented)
  const ofIndex =
    '  3:13  warning  Unexpected status `Implemented`, expected `Draft` as in `index.md:4`, make the two agree  ep-index\n'
  expect(await since()).toBe(
    `docs/EP-002-days.md\n${ofIndex}  3:13  warning  Unexpected status \`Implemented\` after \`Draft\`, expected \`Accepted\` or \`Rejected\`  ep-lifecycle\n${undated}`
  )
  configure(scratch, {lifecycle: {Draft: ['Implemented']}})
  expect(await since()).toBe(`docs/EP-002-days.md\n${ofIndex}${undated}`)
})

test('a proposal is known again under another name, staged or not', async () => {
  const accepted = proposal('EP-002: Months', 'Accepted', today)
  scratch.put('docs/index.md', header + row1)
  scratch.commit()
  scratch.put('docs/EP-002-months.md', accepted)
  scratch.remove('docs/EP-002-days.md')
  expect(await since()).toBe('')
  scratch.git('add', '.')
  expect(await since()).toBe('')
  scratch.commit()
  expect(await since('HEAD~1')).toBe('')
  // Not so where another number and other words say that it is another.
  scratch.git('mv', 'docs/EP-002-months.md', 'docs/EP-003-years.md')
  scratch.put('docs/EP-003-years.md', accepted.replace('2: Months', '3: Years'))
  expect(await since()).toBe(`docs/EP-003-years.md
   1:1  warning  Unexpected proposal without a row in \`index.md\`, expected one for \`EP-003\`, add it or run \`ep-lint index --write\`  ep-index
  3:13  warning  Unexpected status \`Accepted\` of a new proposal, expected \`Draft\`  ep-lifecycle
`)
})

test('a draft is known again when it was promoted, and rewritten', async () => {
  await scratch.run(['promote', 'docs/draft-20260120-night-exports.md'])
  const path = 'docs/EP-003-night-exports.md'
  scratch.put(
    path,
    `${scratch.get(path).replace('Draft', 'Accepted')}\n${'New words.\n\n'.repeat(99)}`
  )
  scratch.git('add', '.')
  await scratch.run(['index', '--write'])
  expect(await since()).toBe('')
  scratch.put(path, scratch.get(path).replace('Accepted', 'Implemented'))
  await scratch.run(['index', '--write'])
  expect(await since()).toBe(
    `${path}\n  3:13  warning  Unexpected status \`Implemented\` after \`Draft\`, expected \`Accepted\` or \`Rejected\`  ep-lifecycle\n`
  )
})

test('a name that is new is judged as such', async () => {
  scratch.put('docs/index.md', '')
  scratch.commit()
  scratch.git('mv', 'docs/EP-002-days.md', 'docs/ep_2_days.md')
  expect(await since()).toBe(
    'docs/ep_2_days.md\n  1:1  warning  Unexpected file name `ep_2_days.md`, expected `EP-002-days.md`, rename the file  ep-file-name\n'
  )
})

test('an index is told of what went, changed itself or not', async () => {
  scratch.remove('docs/EP-002-days.md')
  const gone = `docs/index.md\n  4:3  warning  Unexpected link to \`EP-002-days.md\`, which is not there, expected a proposal of the folder, correct the link or remove the row  ep-index\n`
  expect(await since()).toBe(gone)
  scratch.put('docs/index.md', `${header + row1 + row2}\nWords.\n`)
  expect(await since()).toBe(gone)
  scratch.put('docs/index.md', header + row1)
  expect(await since()).toBe('')
  // What was gone before is not new.
  scratch.put('docs/index.md', header + row1 + row2)
  scratch.git('add', '.')
  scratch.commit()
  expect(await since('HEAD')).toBe('')
})

test('two branches that take one number are told once they meet', async () => {
  const add = (name: string) => {
    scratch.put(
      `docs/EP-003-${name}.md`,
      proposal(`EP-003: ${name}`, 'Draft', today)
    )
    scratch.commit()
  }

  scratch.put('docs/index.md', '')
  scratch.commit()
  scratch.git('switch', '-c', 'topic')
  add('a')
  expect(await since()).toBe('')
  scratch.git('switch', 'main')
  add('b')
  scratch.git('switch', 'topic')
  scratch.git('merge', 'main')
  expect(await since()).toBe(
    'docs/EP-003-a.md\n  1:1  warning  Unexpected number `EP-003`, expected a number of its own, `EP-003-b.md` uses it too  ep-unique-number\n'
  )
})

test('once accepted, nothing may be left to write', async () => {
  const left = '\n## Notes\n\nTODO\n'
  const write = (status: string) => {
    scratch.put(
      'docs/EP-001-nights.md',
      proposal('EP-001: Nights', status, '2026-01-01').replace('Exports.', '') +
        left
    )
  }

  const told = async () => {
    const args = ['docs/EP-001-nights.md', '-q', '--rule', 'ep-index=off']
    return (await scratch.run(args)).out
  }

  const lines = (severity: string) =>
    `docs/EP-001-nights.md
   8:1  ${severity}  Unexpected empty section \`Summary\`, expected content, write it or say why there is none  ep-empty-section, insertable
  19:1  ${severity}  Unexpected \`TODO\`, expected the finished text  ep-placeholder
`
  write('Accepted')
  expect(await told()).toBe(lines('error'))
  write('Draft')
  expect(await told()).toBe(lines('warning'))
  write('Rejected')
  expect(await told()).toBe(lines('warning'))
})

test('a change moves the date, in a worktree with unstaged changes too', async () => {
  scratch.put(
    'docs/EP-002-days.md',
    `${scratch.get('docs/EP-002-days.md')}3. More?\n`
  )
  scratch.git('add', '.')
  scratch.put(
    'docs/EP-002-days.md',
    `${scratch.get('docs/EP-002-days.md')}4. Yet more?\n`
  )
  expect(await since()).toBe(`docs/EP-002-days.md\n${undated}`)
  expect((await scratch.run(['--since=main', '--fix', '-q'])).code).toBe(0)
  expect(scratch.get('docs/EP-002-days.md')).toMatch(
    /\*\*Last Updated\*\*: 2026-01-31\n[^]*4\. Yet more\?\n$/
  )
})

test('renames are matched by number and words before what git takes for the same', () => {
  const match = (
    now: Record<string, string | undefined>,
    gone: readonly string[]
  ) => Object.fromEntries(matchRenames(new Map(Object.entries(now)), gone))
  expect(match({'a/EP-1-x.md': undefined}, ['b/EP-001-y.md'])).toEqual({
    'a/EP-1-x.md': 'b/EP-001-y.md'
  })
  expect(
    match({'EP-1-x.md': 'EP-1-y.md', 'old/EP-1-y.md': undefined}, [
      'EP-1-y.md',
      'EP-1-x.md'
    ])
  ).toEqual({'EP-1-x.md': 'EP-1-x.md', 'old/EP-1-y.md': 'EP-1-y.md'})
  expect(match({'x/README.md': 'y/README.md'}, ['y/README.md'])).toEqual({
    'x/README.md': 'y/README.md'
  })
  expect(
    match({'EP-2-x.md': 'EP-1-y.md', 'EP-3-z.md': undefined}, ['EP-1-y.md'])
  ).toEqual({'EP-2-x.md': undefined, 'EP-3-z.md': undefined})
  expect(
    match({'EP-2-x.md': 'draft-20260101-y.md'}, ['draft-20260101-y.md'])
  ).toEqual({'EP-2-x.md': 'draft-20260101-y.md'})
  expect(
    match({'EP-2-x.md': undefined}, ['a/EP-2-y.md', 'b/EP-2-z.md'])
  ).toEqual({'EP-2-x.md': undefined})
})

test('many renames are matched at once', () => {
  const named = (form: string) =>
    Array.from({length: 2000}, (_, d) => form.replace('#', String(d)))
  const now = named('new/EP-#-a.md').map((d): [string, undefined] => [
    d,
    undefined
  ])
  const start = performance.now()
  const found = matchRenames(new Map(now), named('old/EP-9#-b.md'))
  expect(performance.now() - start).toBeLessThan(1000)
  expect(found.get('new/EP-90-a.md')).toBe('old/EP-90-b.md')
})
