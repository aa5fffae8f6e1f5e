/** How much of a folder is read: for one proposal little, for all each once. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, jest, test} from '@jest/globals'
import type {Root} from 'mdast'
import {VFile} from 'vfile'

const fs = await import('node:fs')
const parser = await import('../src/remark/parse.js')
const count = {opened: 0, read: 0, parsed: 0}
jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  openSync(...args: Parameters<typeof fs.openSync>): number {
    count.opened++
    return fs.openSync(...args)
  },
  readFileSync(...args: Parameters<typeof fs.readFileSync>): unknown {
    count.read++
    return fs.readFileSync(...args)
  }
}))
jest.unstable_mockModule('../src/remark/parse.js', () => ({
  ...parser,
  parse(source: string): Root {
    count.parsed += source.length
    return parser.parse(source)
  }
}))
const {remark} = await import('remark')
const {default: remarkLintEp} = await import('../src/index.js')
const {Linter} = await import('../src/cli/run/file-linter.js')
const {lineOf} = await import('../src/document/line.js')
const {readProposal} = await import('../src/document/proposal.js')
const {Text} = await import('../src/markdown/text.js')

const root = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
const template =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n'
let folders = 0

/** Makes a folder of so many proposals, the last of them not in the index. */
function makeFolder(
  many: number,
  listed = many - 1
): {at: string; files: string[]} {
  const at = join(root, String(folders++))
  fs.mkdirSync(at)
  writeFileSync(join(at, 'EP-TEMPLATE.md'), template)
  let rows = ''
  const files = Array.from({length: many}, (_, index) => {
    const number = String(index + 1).padStart(3, '0')
    const file = `EP-${number}-x.md`
    const text = `# EP-${number}: X\n\n**Status**: Draft\n\n## Summary\n\n${'Words. '.repeat(2000)}\n`
    writeFileSync(join(at, file), text)
    if (index < listed) rows += `| [EP-${number}](${file}) | X | Accepted |\n`
    return file
  })
  writeFileSync(
    join(at, 'index.md'),
    `# Index\n\n| ID | Title | Status |\n| --- | --- | --- |\n${rows}\n`
  )
  return {at, files}
}

/** Lints files of a folder in one run, and says what that read. */
async function lint(
  cwd: string,
  files: readonly string[]
): Promise<{said: string[]; opened: number; read: number; parsed: number}> {
  Object.assign(count, {opened: 0, read: 0, parsed: 0})
  const run = {}
  const processor = remark().use(
    remarkLintEp,
    {template: 'EP-TEMPLATE.md'},
    run
  )
  const said: string[] = []
  for (const path of files) {
    const value = fs.readFileSync(join(cwd, path), 'utf8')
    const file = new VFile({cwd, path, value})
    await processor.run(processor.parse(file), file)
    said.push(...file.messages.map((d) => d.reason))
  }

  return {said, ...count}
}

afterAll(() => {
  rmSync(root, {recursive: true})
})

test('one proposal costs the first lines of the others, and those once', async () => {
  const few = makeFolder(10)
  const many = makeFolder(100)
  const small = await lint(few.at, ['EP-005-x.md'])
  const large = await lint(many.at, ['EP-005-x.md'])
  expect(large.said).toEqual([
    'Unexpected status `Draft`, expected `Accepted` as in `index.md:9`, make the two agree'
  ])
  // The template and the index are looked at for a number, too.
  expect(large).toMatchObject({opened: 102, read: 2})
  expect(small).toEqual({...large, opened: 12})
  expect(await lint(many.at, ['EP-005-x.md'])).toEqual({
    ...large,
    opened: 0,
    read: 0,
    parsed: 0
  })
})

test('a row that is missing is missed the same alone and among all', async () => {
  const {at, files} = makeFolder(12)
  const last = await lint(at, ['EP-012-x.md'])
  expect(last.said).toEqual([
    'Unexpected proposal without a row in `index.md`, expected one for `EP-012`, add it or run `ep-lint index --write`'
  ])
  const all = await lint(at, files)
  expect(all.said.slice(-2)).toEqual([
    'Unexpected status `Draft`, expected `Accepted` as in `index.md:15`, make the two agree',
    ...last.said
  ])
})

test('all proposals cost each other once', async () => {
  const few = makeFolder(20)
  const many = makeFolder(40)
  const small = await lint(few.at, [...few.files, 'index.md'])
  const large = await lint(many.at, [...many.files, 'index.md'])
  expect(large.opened).toBeLessThanOrEqual(2 * small.opened)
  expect(large.read).toBe(small.read)
  expect(large.parsed).toBeLessThan(2.1 * small.parsed)
})

test('rows that are missing cost a look at the others once', async () => {
  const links = jest.spyOn(Text.prototype, 'links', 'get')
  const looks = async (many: number) => {
    const {at} = makeFolder(many, many / 2)
    links.mockClear()
    const {said} = await lint(at, ['index.md'])
    expect(said).toHaveLength(many)
    return links.mock.calls.length
  }

  const few = await looks(20)
  expect(await looks(40)).toBeLessThanOrEqual(2 * few)
  links.mockRestore()
})

test('the lines of a document are counted once', () => {
  const text = 'A\r\nB\rC\n\nD'
  let read = 0
  const proposal = {
    ...readProposal(parser.parse(text), text),
    get source(): string {
      read++
      return text
    }
  }
  const lines = Array.from('ABCD', (letter) => {
    const start = text.indexOf(letter)
    return lineOf(proposal, {start, end: start + 1})
  })
  expect([...lines, lineOf(proposal, undefined)]).toEqual([1, 2, 3, 5, 1])
  expect(read).toBe(1)
})

test('an index takes from the run what proposals on the disk are', async () => {
  const {at, files} = makeFolder(12)
  const options = {template: 'EP-TEMPLATE.md'}
  const linter = await Linter.load('auto')
  const say = async (path: string, isOnDisk: boolean) => {
    const value = fs.readFileSync(join(at, path), 'utf8')
    const make = () => new VFile({cwd: at, path, value})
    const {result} = await linter.lint({make, isOnDisk, options}, ({told}) =>
      told.map((d) => d.reason)
    )
    return result
  }

  for (const path of files) await say(path, true)
  const [first = ''] = files
  const accepted = fs
    .readFileSync(join(at, first), 'utf8')
    .replace('Draft', 'Accepted')
  // What is in an editor alone is no news to others.
  const make = () => new VFile({cwd: at, path: first, value: accepted})
  await linter.lint({make, isOnDisk: false, options}, () => undefined)

  count.opened = 0
  const said = await say('index.md', true)
  expect(count.opened).toBe(0)
  expect(said).toHaveLength(12)
  expect(said[0]).toBe(
    'Unexpected status `Accepted`, expected `Draft` as in `EP-001-x.md`'
  )
  expect((await lint(at, ['index.md'])).said).toEqual(said)

  // What is written since is, to the next run.
  writeFileSync(join(at, first), accepted)
  expect((await lint(at, ['index.md'])).said).toEqual(said.slice(1))
})
