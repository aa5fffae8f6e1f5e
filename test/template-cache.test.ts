/** Templates that an earlier run read: the same as if they were read anew. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {globSync} from 'glob'
import {parse} from '../src/remark/parse.js'
import {readTemplateText} from '../src/template/read-template.js'
import {
  packTemplate,
  unpackTemplate,
  type TemplateData
} from '../src/template/serialize.js'
import {findings, root, Scratch, userCaches} from './support/scratch.js'

const bad = 'docs/EP-002-days.md'
const folder = join(userCaches, 'ep-lint', 'templates')
let scratch: Scratch
let runs = 0

beforeEach(() => {
  scratch = new Scratch()
  scratch.configure({template: 'docs/EP-TEMPLATE.md'})
})

afterEach(() => {
  scratch.remove()
  rmSync(folder, {recursive: true, force: true})
})

/** Runs the command as in a new process, which knows no file yet. */
async function start(
  ...args: string[]
): Promise<{code: number; out: string; error: string}> {
  utimesSync(join(scratch.cwd, 'docs/EP-TEMPLATE.md'), 0, runs++)
  return scratch.run([...args, bad])
}

const run = async (...args: string[]) => (await start(...args)).out

/** The only file in the cache. */
function cached(): string {
  const [name, ...others] = readdirSync(folder)
  if (name === undefined || others.length > 0) throw new Error('Expected one')
  return join(folder, name)
}

/** Changes what the cache says of the template, but not what it was read from. */
function change(from: string, to: string): void {
  const [start = '', data = ''] = readFileSync(cached(), 'utf8').split('\n')
  if (!data.includes(from)) throw new Error(`Expected ${from}`)
  writeFileSync(cached(), `${start}\n${data.replaceAll(from, to)}`)
}

test.each(
  globSync(
    ['templates/*.md', 'fixtures/**/{TEMPLATE,template,*-template}*.md'],
    {
      cwd: root
    }
  )
)('%s is the same once it was data', (path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const template = readTemplateText(text, parse, undefined)
  const data = JSON.parse(
    JSON.stringify(packTemplate(template))
  ) as TemplateData
  expect(unpackTemplate(data)).toEqual(template)
})

test('a template with a header beside it is the same once it was data', () => {
  const metadata = {name: 'kep.yaml', text: 'title: Name\nstatus: draft\n'}
  const template = readTemplateText('# Name\n\n## Why\n', parse, metadata)
  const data = JSON.parse(
    JSON.stringify(packTemplate(template))
  ) as TemplateData
  expect(unpackTemplate(data)).toEqual(template)
})

test('a second run takes the template from the cache, one without cache does not', async () => {
  const first = await start()
  expect(first.out).toContain(findings)
  expect(await start()).toEqual(first)
  change('"Draft"', '"DRAFT"')
  expect(await run()).toContain('expected `DRAFT`  ep-status')
  expect(await run('--no-cache')).toContain('expected `Draft`  ep-status')
  expect(await run('--parser', 'remark')).toContain('expected `Draft`')
})

test('fixes are those of the cached template', async () => {
  await run()
  change('"Draft"', '"DRAFT"')
  await run('--fix')
  expect(scratch.get(bad)).toContain('**Status**: DRAFT\n')
})

test('a template is read again once it has changed', async () => {
  await run()
  scratch.put(
    'docs/EP-TEMPLATE.md',
    scratch.get('docs/EP-TEMPLATE.md').replace('Summary', 'Overview')
  )
  expect(await run()).toContain('Unexpected missing section `Overview`')
  expect(readFileSync(cached(), 'utf8')).toContain('"Overview"')
})

test('a template is read again once the header beside it has changed', async () => {
  scratch.configure({template: 'docs/EP-TEMPLATE.md', metadata: 'ep.yaml'})
  scratch.put('docs/ep.yaml', 'status: draft\nowner: "@name"\n')
  await run()
  scratch.put('docs/ep.yaml', 'status: draft\nsponsor: "@name"\n')
  expect(await run()).toBe(await run('--no-cache'))
  expect(readFileSync(cached(), 'utf8')).toContain('"sponsor"')
})

test.each(['', 'x', '{}\n'])(
  'a file of the cache that is %j is replaced',
  async (text) => {
    const first = await run()
    const path = cached()
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, text)
    expect(await run()).toBe(first)
    expect(readFileSync(path, 'utf8')).toBe(whole)
  }
)

test('a file of the cache that was cut short is replaced', async () => {
  const first = await run()
  const path = cached()
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.slice(0, -10))
  expect(await run()).toBe(first)
  expect(readFileSync(path, 'utf8')).toBe(whole)
})

test('where the cache cannot be written, all is found as well', async () => {
  mkdirSync(join(userCaches, 'ep-lint'), {recursive: true})
  writeFileSync(folder, '')
  expect(await start()).toMatchObject({code: 1, error: ''})
  expect(readFileSync(folder, 'utf8')).toBe('')
})

test('a cache in the working tree, which came with it, is not used', async () => {
  const inside = join(scratch.cwd, 'caches')
  process.env['XDG_CACHE_HOME'] = inside
  try {
    await run()
  } finally {
    process.env['XDG_CACHE_HOME'] = userCaches
  }

  expect(existsSync(inside)).toBe(false)
})
