/** `ep-lint promote`. */
import {mkdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {applyChanges} from '../src/cli/proposals/change-set.js'
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

const name = 'draft-20260120-night-exports.md'
const draft = `docs/${name}`
const to = 'docs/EP-003-night-exports.md'
let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
  scratch.put(draft, proposal('Night exports', 'Draft', '2026-01-20'))
  scratch.put('docs/index.md', header + row1 + row2)
})

afterEach(() => {
  scratch.remove()
})

const plan = `rename ${draft} to ${to}\nchange docs/index.md\n`

/** Where the draft, and the index, are now. */
const expectDone = () => {
  expect(scratch.get(to)).toBe(
    proposal('EP-003: Night exports', 'Draft', '2026-01-20').replace(
      'Updated**: 2026-01-20',
      `Updated**: ${today}`
    )
  )
  expect(scratch.get('docs/index.md')).toBe(
    `${header}${row1}${row2}| [EP-003](EP-003-night-exports.md) | Night exports | Draft | Ada Example | 2026-01-20 |\n`
  )
  expect(() => scratch.get(draft)).toThrow('ENOENT')
}

test('moves a draft in git, whatever is not staged', async () => {
  scratch.git('init', '--initial-branch', 'main')
  scratch.commit()
  scratch.put('docs/EP-002-days.md', 'unstaged\n')
  scratch.put(draft, `${scratch.get(draft)}3. Unstaged?\n`)
  expect(await scratch.run(['promote', draft])).toEqual({
    code: 0,
    out: plan,
    error: ''
  })
  expect(scratch.get(to)).toMatch(/^# EP-003: Night exports[^]*Unstaged\?\n$/)
  expect(scratch.git('status', '--short')).toBe(
    ` M docs/EP-002-days.md\nRM ${draft} -> ${to}\n M docs/index.md\n`
  )
  scratch.git('restore', 'docs/EP-002-days.md')
  expect((await scratch.run(['--since=main', '-q'])).out).toBe('')
})

test('moves a draft that git does not know, and works without git', async () => {
  expect(await scratch.run(['promote', draft, '--dry-run'])).toEqual({
    code: 0,
    out: plan,
    error: ''
  })
  const before = scratch.get(draft)
  scratch.git('init')
  expect((await scratch.run(['promote', draft])).out).toBe(plan)
  expectDone()
  expect(scratch.git('status', '--short', 'docs')).toBe('?? docs/\n')
  scratch.remove('.git')
  scratch.remove(to)
  scratch.put(draft, before)
  scratch.put('docs/index.md', header + row1 + row2)
  expect((await scratch.run(['promote', draft])).out).toBe(plan)
  expectDone()
  expect((await scratch.run(['-q'])).out).toBe('')
})

test('takes links along, and says where else it is named', async () => {
  scratch.put(
    'docs/notes.md',
    `\uFEFF[a](./${name}#summary), [b](<${name}>?x), [${name}](${name} "${name}"),\r
[c][c], [d](draft%2D20260120-night-exports.md), <a class="x" href='${name}#y'>e</a>\r
\r
[c]: ${name} "t"\r
[${name}]: <./${name}>\r
\r
> <b\r
> href="${name}">\r
\r
\`${name}\`, <https://example.org/${name}>, [f](other.md), [g](#a)\r
`
  )
  scratch.put(
    'README.md',
    `[a](docs/${name}), [b](/docs/${name}), [not](${name}), [not](//x/${name})\n`
  )
  scratch.put('docs/sub/x.md', `| [a](../${name}) |\n|-|\n`)
  scratch.put(draft, `${scratch.get(draft)}[me](${name}#summary)\n`)
  expect((await scratch.run(['promote', draft])).out).toBe(
    `rename ${draft} to ${to}
change README.md
change docs/notes.md
change docs/sub/x.md
change docs/index.md
${name} is still named without a link in README.md:1, docs/notes.md:1, docs/notes.md:5, docs/notes.md:8, docs/notes.md:10
`
  )
  const next = 'EP-003-night-exports.md'
  expect(scratch.get('docs/notes.md')).toBe(
    `\uFEFF[a](./${next}#summary), [b](<${name}>?x), [${name}](${next} "${name}"),\r
[c][c], [d](${next}), <a class="x" href='${next}#y'>e</a>\r
\r
[c]: ${next} "t"\r
[${name}]: <./${next}>\r
\r
> <b\r
> href="${name}">\r
\r
\`${name}\`, <https://example.org/${name}>, [f](other.md), [g](#a)\r
`
  )
  expect(scratch.get('README.md')).toBe(
    `[a](docs/${next}), [b](/docs/${next}), [not](${name}), [not](//x/${name})\n`
  )
  expect(scratch.get('docs/sub/x.md')).toBe(`| [a](../${next}) |\n|-|\n`)
  expect(scratch.get(to)).toMatch(
    /\n\[me]\(EP-003-night-exports\.md#summary\)\n$/
  )
})

test('takes links along where the folder is named by a link', async () => {
  symlinkSync('docs', join(scratch.cwd, 'linked'))
  symlinkSync('docs', join(scratch.cwd, 'folder.md'))
  scratch.put('other.md', `[a](docs/${name})\n`)
  const {code, out, error} = await scratch.run(['promote', `linked/${name}`])
  expect([error, code, out]).toEqual([
    '',
    0,
    `rename ${draft} to ${to}
change other.md
change docs/index.md
`
  ])
  expect(scratch.get('other.md')).toBe('[a](docs/EP-003-night-exports.md)\n')
})

test('encodes links as far as they need it, and finds those that are', async () => {
  scratch.put(`a (#1)/${name}`, scratch.get(draft))
  scratch.put(
    'README.md',
    '[a](a%20(%231)/draft%2D20260120-night-exports.md#x)\n'
  )
  expect((await scratch.run(['promote', `a (#1)/${name}`])).out).toBe(
    `rename a (#1)/${name} to a (#1)/EP-001-night-exports.md\nchange README.md\n`
  )
  expect(scratch.get('README.md')).toBe(
    '[a](a%20%28%231%29/EP-001-night-exports.md#x)\n'
  )
})

test('leaves alone what git ignores, and other repositories', async () => {
  const link = `[a](${draft})\n`
  scratch.put('.gitignore', 'out\n')
  scratch.put('out/x.md', `[a](../${draft})\n`)
  scratch.put('gone.md', link)
  scratch.git('init')
  scratch.commit()
  scratch.remove('gone.md')
  scratch.put('more/notes.txt', link)
  const {out} = await scratch.run(['promote', name], {
    cwd: join(scratch.cwd, 'docs')
  })
  expect(out).toBe(
    `rename ${name} to EP-003-night-exports.md\nchange index.md\n`
  )
})

test('without git looks no further than the folder from outside', async () => {
  mkdirSync(join(scratch.cwd, 'else'))
  scratch.put('README.md', `[a](${draft})\n`)
  const cwd = join(scratch.cwd, 'else')
  expect((await scratch.run(['promote', `../${draft}`], {cwd})).out).toBe(
    `rename ../${draft} to ../${to}\nchange ../docs/index.md\n`
  )
})

test('gives a title its number, and leaves its words as they are written', async () => {
  const promoted = async (title: string) => {
    scratch.put(draft, `${title}\n\nText.\n`)
    const {out} = await scratch.run(['promote', draft])
    const file = /to (\S+)/.exec(out)?.[1] ?? ''
    const text = scratch.get(file)
    scratch.remove(file)
    scratch.put('docs/index.md', '')
    return [file, text.replace('\n\nText.\n', '')]
  }

  expect(await promoted('# EP-XXX: Use `a` *now*')).toEqual([
    to,
    '# EP-003: Use `a` *now*'
  ])
  expect(await promoted('# **Use** EP-001')).toEqual([
    to,
    '# EP-003: **Use** EP-001'
  ])
  expect(await promoted('EP-TBD: Use\n===')).toEqual([to, 'EP-003: Use\n==='])
  expect(await promoted('# EP 8 - Use')).toEqual([
    'docs/EP-008-night-exports.md',
    '# EP-008: Use'
  ])
  expect(await promoted('# EP-002: Taken')).toEqual([to, '# EP-003: Taken'])
  expect(await promoted('## No title')).toEqual([to, '## No title'])
})

test('takes a row of the draft along, and its number', async () => {
  scratch.put(
    'docs/index.md',
    `${header}${row1}| EP-007 | [Night exports](${name}) | Draft | Ada Example | 2026-01-20 |\n`
  )
  const {out} = await scratch.run(['promote', draft, '--number', '7'])
  expect(out).toBe(
    `rename ${draft} to docs/EP-007-night-exports.md\nchange docs/index.md\n`
  )
  expect(scratch.get('docs/index.md')).toBe(
    `${header}${row1}| EP-007 | [Night exports](EP-007-night-exports.md) | Draft | Ada Example | 2026-01-20 |\n`
  )
})

test('moves nothing over what is there', async () => {
  mkdirSync(join(scratch.cwd, to))
  expect(await scratch.run(['promote', draft])).toEqual({
    code: 2,
    out: '',
    error: `Unexpected file \`${to}\`, expected none of this name, move it or choose another number\n`
  })
  expect(scratch.get(draft)).toContain('# Night exports\n')
})

test('does all or nothing', async () => {
  const at = (path: string) => join(scratch.cwd, path)
  const index = scratch.get('docs/index.md')
  const before = scratch.get(draft)
  const changes = [
    {path: at(to), from: at(draft), before, after: 'b'},
    {path: at('docs/index.md'), before: index, after: 'changed\n'},
    {path: at('docs/new.md'), before: undefined, after: 'new\n'}
  ]
  const expectAsItWas = () => {
    expect(scratch.get('docs/index.md')).toBe(index)
    expect(scratch.get(draft)).toBe(before)
    expect(() => scratch.get('docs/new.md')).toThrow('ENOENT')
    expect(() => scratch.get(to)).toThrow('ENOENT')
  }

  await expect(
    applyChanges(
      [
        ...changes,
        {path: at('docs/index.md/x.md'), before: undefined, after: ''}
      ],
      {cwd: scratch.cwd}
    )
  ).rejects.toThrow('nothing was changed: ')
  expectAsItWas()
  scratch.git('init')
  scratch.commit()
  await expect(
    applyChanges([...changes, {path: at('gone.md'), before: 'a', after: 'b'}], {
      cwd: scratch.cwd
    })
  ).rejects.toThrow(`Unexpected unwritable file \`${at('gone.md')}\``)
  expectAsItWas()
  expect(scratch.git('status', '--short')).toBe('')
  await expect(
    applyChanges(
      [
        {path: at('docs/EP-001-nights.md'), from: at(draft), before, after: 'b'}
      ],
      {cwd: scratch.cwd}
    )
  ).rejects.toThrow('exists already')
  expectAsItWas()
})

test.each([
  ['the draft', draft, '# Night exports\n\nCaf\xE9\n'],
  ['the index', 'docs/index.md', `${header}${row1}${row2}\nCaf\xE9\n`],
  ['what links to it', 'notes.md', `[a](${draft}) Caf\xE9\n`]
])('loses no bytes that are no UTF-8 in %s', async (_, path, text) => {
  const bytes = Buffer.from(text, 'latin1')
  scratch.put(path, bytes)
  expect(await scratch.run(['promote', draft])).toEqual({
    code: 2,
    out: '',
    error: `Unexpected bytes that are not UTF-8 in \`${path}\`, expected UTF-8, save the file as UTF-8\n`
  })
  expect(readFileSync(join(scratch.cwd, path))).toEqual(bytes)
  expect(() => scratch.get(to)).toThrow('ENOENT')
})

test('passes over bytes that are no UTF-8 where no link changes', async () => {
  const bytes = Buffer.from(`Caf\xE9 ${name}\n`, 'latin1')
  scratch.put('notes.md', bytes)
  expect((await scratch.run(['promote', draft])).out).toBe(
    `${plan}${name} is still named without a link in notes.md:1\n`
  )
  expect(readFileSync(join(scratch.cwd, 'notes.md'))).toEqual(bytes)
  expectDone()
})

test('takes the words of a draft along, those of each kind', async () => {
  configure(scratch, {
    names: ['2000-XXX-<area>-<slug>.md', 'draft-YYYYMMDD-<area>-<slug>.md']
  })
  const web = 'docs/draft-20260120-web-night-exports.md'
  scratch.put(web, scratch.get(draft))
  expect((await scratch.run(['promote', web])).out).toBe(
    `rename ${web} to docs/2000-003-web-night-exports.md\nchange docs/index.md\n`
  )
})

test('needs a form with a number', async () => {
  configure(scratch, {names: ['draft-YYYYMMDD-<slug>.md']})
  expect((await scratch.run(['promote', draft])).error).toBe(
    'Unexpected option `names` without a form with a number, expected one, such as `EP-XXX-<slug>.md`\n'
  )
})

test.each([
  [
    ['promote'],
    'Unexpected `promote` without a file, expected a draft such as `draft-20260115-night-exports.md`'
  ],
  [
    ['promote', 'docs/EP-001-nights.md'],
    'Unexpected file name `EP-001-nights.md`, expected that of a draft, such as `draft-20260115-night-exports.md`'
  ],
  [
    ['promote', draft, '--number', '1'],
    'Unexpected number `1`, expected a number that is not taken, `EP-001-nights.md` uses it'
  ]
])('refuses %j', async (args, reason) => {
  expect(await scratch.run(args)).toEqual({
    code: 2,
    out: '',
    error: `${reason}\n`
  })
})
