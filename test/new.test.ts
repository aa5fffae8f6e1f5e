/** `ep-lint new`. */
import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {
  configure,
  header,
  makeFolder,
  proposal,
  row1,
  row2,
  template,
  today
} from './support/folder.js'
import type {Scratch} from './support/scratch.js'

const by = ['--author', 'Bo Example']
let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
})

afterEach(() => {
  scratch.remove()
})

/** The template as it is filled. */
function filled(title: string, author = 'Bo Example'): string {
  return template
    .replace('EP-XXX: [Enhancement Title]', () => title)
    .replace('[Your Name]', author)
    .replaceAll('YYYY-MM-DD', today)
}

test('fills the template, and the index', async () => {
  scratch.put('docs/index.md', header + row1 + row2)
  expect(await scratch.run(['new', ' Night  & day', ...by])).toEqual({
    code: 0,
    out: 'create docs/EP-003-night-day.md\nchange docs/index.md\n',
    error: ''
  })
  expect(scratch.get('docs/EP-003-night-day.md')).toBe(
    filled('EP-003: Night & day')
  )
  expect(scratch.get('docs/index.md')).toBe(
    `${header}${row1}${row2}| [EP-003](EP-003-night-day.md) | Night & day | Draft | Bo Example | ${today} |\n`
  )
  // What is left to write is all that there is to say.
  expect((await scratch.run(['-q'])).out).toBe(`docs/EP-003-night-day.md
  10:1  warning  Unexpected prompt \`[Say what changes.]\`, expected text in its place  ep-placeholder
  14:4  warning  Unexpected prompt \`...\`, expected text in its place  ep-placeholder
`)
})

test('makes a draft, of the author that git knows', async () => {
  scratch.git('init')
  scratch.git('config', 'user.name', 'Cy Example')
  const {out} = await scratch.run(['new', 'Night exports', 'docs', '--draft'])
  expect(out).toBe('create docs/draft-20260131-night-exports.md\n')
  expect(scratch.get('docs/draft-20260131-night-exports.md')).toBe(
    filled('EP-XXX: Night exports', 'Cy Example')
  )
  expect((await scratch.run(['new', 'Night exports', '--draft'])).error).toBe(
    'Unexpected file `docs/draft-20260131-night-exports.md`, expected none of this name, choose another title\n'
  )
  scratch.git('config', 'user.name', '')
  await scratch.run(['new', 'Day exports', 'docs', '--draft'])
  expect(scratch.get('docs/draft-20260131-day-exports.md')).toBe(
    filled('EP-XXX: Day exports', '[Your Name]')
  )
})

test('keeps odd characters of a title, in the index too', async () => {
  scratch.put('docs/index.md', `${header}${row1}${row2}`)
  const title = 'Größe von `a|b`, Map<K> & _x_ [1][2] #'
  const {out} = await scratch.run(['new', title, ...by])
  const file = 'EP-003-größe-von-ab-mapk-x-12.md'
  expect(out).toBe(`create docs/${file}\nchange docs/index.md\n`)
  expect(scratch.get(`docs/${file}`).split('\n', 1)).toEqual([
    '# EP-003: Größe von `a|b`, Map\\<K> & _x_ [1][2] \\#'
  ])
  const url = 'EP-003-gr%C3%B6%C3%9Fe-von-ab-mapk-x-12.md'
  expect(scratch.get('docs/index.md')).toBe(
    `${header}${row1}${row2}| [EP-003](${url}) | Größe von a\\|b, Map\\<K> & x \\[1\\]\\[2\\] # | Draft | Bo Example | ${today} |\n`
  )
  expect(await scratch.run(['index'])).toEqual({
    code: 0,
    out: 'docs/index.md is up to date\n',
    error: ''
  })
  expect((await scratch.run(['-q', '--rule', 'ep-placeholder=off'])).out).toBe(
    ''
  )
})

test('writes YAML where the header is that', async () => {
  const yaml = `---\ntitle: Short title\nauthors:\n  - TBD\ncreation-date: YYYY-MM-DD\nstatus: Draft\n---\n\n# Title\n\n## Summary\n\n[Say.]\n`
  scratch.remove('docs')
  scratch.put('docs/TEMPLATE.md', yaml)
  const args = ['--template', 'docs/TEMPLATE.md', '--author', '@bo: x']
  expect((await scratch.run(['new', 'Exports: at night', ...args])).out).toBe(
    'create docs/exports-at-night.md\n'
  )
  expect(scratch.get('docs/exports-at-night.md')).toBe(
    `---\ntitle: "Exports: at night"\nauthors:\n  - "@bo: x"\ncreation-date: ${today}\nstatus: Draft\n---\n\n# Exports: at night\n\n## Summary\n\n[Say.]\n`
  )
  expect(
    (await scratch.run(['new', 'X', '--number', '3', ...args])).error
  ).toBe(
    'Unexpected `--number`, expected none: file names here have no number, set the option `names` if they should\n'
  )
})

test('starts with what a template lists first, line endings kept', async () => {
  scratch.put(
    'docs/EP-TEMPLATE.md',
    '# EP-XXX: [Title]\r\n\r\n**Title**: [Title]\r\n**Status**: Draft | Done\r\n**Due**: YYYY-MM-DD\r\n'
  )
  await scratch.run(['new', 'Nights, again', 'docs'])
  expect(scratch.get('docs/EP-003-nights-again.md')).toBe(
    '# EP-003: Nights, again\r\n\r\n**Title**: Nights, again\r\n**Status**: Draft\r\n**Due**: YYYY-MM-DD\r\n'
  )
})

test('shows its plan alone with --dry-run', async () => {
  expect(
    (await scratch.run(['new', 'X', '--number', '41', '--dry-run'])).out
  ).toBe('create docs/EP-041-x.md\n')
  expect(() => scratch.get('docs/EP-041-x.md')).toThrow('ENOENT')
})

test('takes a number that nothing has, not even a title or the index', async () => {
  scratch.put('docs/EP-008-x.md', proposal('EP-009: X', 'Draft', today))
  scratch.put('docs/notes.md', '# On EP-050\n')
  scratch.put('docs/EP-007-y.md', 'Y, after EP-040\n===\n')
  const plan = async (...args: string[]) =>
    (await scratch.run(['new', 'X', '--dry-run', ...args])).out
  expect(await plan()).toBe('create docs/EP-010-x.md\n')
  scratch.put(
    'docs/index.md',
    `${header}| [EP-012](EP-012-gone.md) | Gone | | | |\n| EP-011 | Kept | | | |\n`
  )
  expect(await plan()).toBe('create docs/EP-013-x.md\nchange docs/index.md\n')
  expect(await plan('--number', '11')).toBe(
    'create docs/EP-011-x.md\nchange docs/index.md\n'
  )
  expect((await scratch.run(['new', 'X', '--number', '12'])).error).toBe(
    'Unexpected number `12`, expected a number that is not taken, `index.md:3` uses it\n'
  )
  expect((await scratch.run(['new', 'X', '--number', '9'])).error).toBe(
    'Unexpected number `9`, expected a number that is not taken, `EP-008-x.md` uses it\n'
  )
})

test('starts a folder that has a template alone', async () => {
  scratch.put('first/EP-TEMPLATE.md', template)
  const cwd = join(scratch.cwd, 'first')
  const {out} = await scratch.run(
    ['new', 'X', ...by, '--template', 'EP-TEMPLATE.md'],
    {cwd}
  )
  expect(out).toBe('create EP-001-x.md\n')
  scratch.remove('first/EP-001-x.md')
  configure(scratch, {template: undefined})
  expect((await scratch.run(['new', 'X', ...by], {cwd})).out).toBe(
    'create EP-001-x.md\n'
  )
})

test('says what keeps it from running', async () => {
  configure(scratch, {names: ['EP-XXX-<slug>.md']})
  expect((await scratch.run(['new', 'X', '--draft'])).error).toBe(
    'Unexpected `--draft`, expected a form without a number in the option `names`, such as `draft-YYYYMMDD-<slug>.md`\n'
  )
  configure(scratch, {statuses: 1})
  expect((await scratch.run(['new', 'X'])).error).toBe(
    'Unexpected `1` for the option `statuses`, expected a list of statuses, such as `["Draft", "Accepted"]`\n'
  )
  scratch.remove('.remarkrc.json')
  scratch.put(
    '.remarkrc.mjs',
    `import {readTemplate} from '${new URL('../src/index.js', import.meta.url).href}'
import {remark} from '${import.meta.resolve('remark')}'
const template = readTemplate(remark().parse('# EP-XXX: [Title]\\n'))
export default {plugins: [['remark-lint-ep', {template}]]}
`
  )
  expect((await scratch.run(['new', 'X', 'docs'])).error).toBe(
    'Unexpected template without its text, expected the path of a Markdown file, give it with `--template`\n'
  )
})

test('writes nothing where it cannot write all', async () => {
  scratch.put('docs/index.md', header + row1 + row2)
  mkdirSync(join(scratch.cwd, 'docs/EP-004-x.md'))
  expect((await scratch.run(['new', 'X', '--number', '4'])).error).toBe(
    'Unexpected file `docs/EP-004-x.md`, expected none of this name, choose another title\n'
  )
  expect(scratch.get('docs/index.md')).toBe(header + row1 + row2)
})

test('leaves words of a file name that it does not know as they are', async () => {
  configure(scratch, {names: ['EP-XXX-<area of work>-<slug>.md']})
  expect((await scratch.run(['new', 'Night exports', ...by])).out).toBe(
    'create docs/EP-003-area-of-work-night-exports.md\n'
  )
})

test('adds no row to an index with bytes that are no UTF-8', async () => {
  const bytes = Buffer.from(`${header}${row1}${row2}\nCaf\xE9\n`, 'latin1')
  scratch.put('docs/index.md', bytes)
  expect(await scratch.run(['new', 'X', ...by])).toEqual({
    code: 2,
    out: '',
    error:
      'Unexpected bytes that are not UTF-8 in `docs/index.md`, expected UTF-8, save the file as UTF-8\n'
  })
  expect(readFileSync(join(scratch.cwd, 'docs/index.md'))).toEqual(bytes)
  expect(existsSync(join(scratch.cwd, 'docs/EP-003-x.md'))).toBe(false)
  expect(await scratch.run(['new', 'X', '--draft', ...by])).toEqual({
    code: 0,
    out: 'create docs/draft-20260131-x.md\n',
    error: ''
  })
})

test.each([
  [
    ['new'],
    'Unexpected `new` without a title, expected one, such as `ep-lint new "Night exports"`'
  ],
  [
    ['new', 'X', '--number', '2'],
    'Unexpected number `2`, expected a number that is not taken, `EP-002-days.md` uses it'
  ],
  [
    ['new', 'X', '--number', 'two'],
    'Unexpected `two` for `--number`, expected a number such as `10`'
  ],
  [
    ['new', 'X', '--number', '2', '--draft'],
    'Unexpected `--draft` with `--number`, expected one of them: a draft has no number'
  ],
  [
    ['new', '!?'],
    'Unexpected title `!?`, expected letters or digits for the file name'
  ]
])('refuses %j', async (args, reason) => {
  expect(await scratch.run(args)).toEqual({
    code: 2,
    out: '',
    error: `${reason}\n`
  })
})
