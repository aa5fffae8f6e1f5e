/** The plugin as people use it: through remark-cli, in a repository. */
import {execFile} from 'node:child_process'
import {
  cp,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {fixtures} from './support/run.js'

const root = fileURLToPath(new URL('../', fixtures))
const bin = join(root, 'node_modules', 'remark-cli', 'cli.js')
const template =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n'
const good = '# EP-001: Nights\n\n**Status**: Draft\n\n## Summary\n\nNights.\n'
const bad = good.replace('Draft', 'Done').replace('Nights.', 'TODO')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remark-lint-ep-'))
  const proposals = join(folder, 'docs', 'proposals')
  const modules = join(folder, 'node_modules')
  await mkdir(proposals, {recursive: true})
  await mkdir(modules)
  await symlink(root, join(modules, 'remark-lint-ep'))
  const preset = 'remark-preset-lint-recommended'
  await symlink(join(root, 'node_modules', preset), join(modules, preset))
  await configure(['lint-ep', {template: 'docs/proposals/EP-TEMPLATE.md'}])
  await writeFile(join(folder, 'README.md'), '# A project\n')
  await writeFile(
    join(proposals, 'README.md'),
    '# List\n\n| ID | Title |\n| - | - |\n| EP-001 | Nights |\n| EP-002 | Nights |\n| EP-003 | Comments |\n'
  )
  await writeFile(join(proposals, 'EP-TEMPLATE.md'), template)
  await writeFile(join(proposals, 'EP-001-nights.md'), good)
  await writeFile(
    join(proposals, 'EP-002-days.md'),
    bad.replace('EP-001', 'EP-002')
  )
})

afterAll(async () => {
  await rm(folder, {recursive: true})
})

async function configure(...plugins: unknown[]): Promise<void> {
  await writeFile(join(folder, '.remarkrc.json'), JSON.stringify({plugins}))
}

/** What remark says, one line for each message, and how it ends. */
function run(
  cwd: string,
  ...paths: string[]
): Promise<{code: number; said: string[]}> {
  const flags = ['--frail', '--quiet', '--no-stdout', '--no-color']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, ...flags, ...paths],
      {cwd},
      (error, _, stderr) => {
        const lines = stderr
          .split('\n')
          .map((d) => d.replace(/\s+/g, ' ').trim())
        resolve({
          code: Number(error?.code ?? 0),
          said: lines.filter((d) => d !== '')
        })
      }
    )
  })
}

const status =
  'warning Unexpected status `Done`, expected `Draft`, `Accepted`, `Implemented`, `Rejected` or `Superseded` ep-status remark-lint'
const todo =
  'warning Unexpected `TODO`, expected the finished text ep-placeholder remark-lint'
const said = [`3:13-3:17 ${status}`, `7:1-7:5 ${todo}`, '⚠ 2 warnings']

describe('remark', () => {
  test('says the same from the root, a folder in it and one above', async () => {
    const proposals = join(folder, 'docs', 'proposals')
    expect(await run(folder, '.')).toEqual({
      code: 1,
      said: ['docs/proposals/EP-002-days.md', ...said]
    })
    expect(await run(proposals, '.')).toEqual({
      code: 1,
      said: ['EP-002-days.md', ...said]
    })
    expect(await run(proposals, 'EP-001-nights.md')).toEqual({
      code: 0,
      said: []
    })
    const name = basename(folder)
    expect(await run(join(folder, '..'), `${name}/`)).toEqual({
      code: 1,
      said: [`${name}/docs/proposals/EP-002-days.md`, ...said]
    })
  })

  test('says the same with the configuration beside the proposals', async () => {
    const proposals = join(folder, 'docs', 'proposals')
    await rename(
      join(folder, '.remarkrc.json'),
      join(proposals, '.remarkrc.json')
    )
    expect(await run(folder, '.')).toEqual({
      code: 1,
      said: ['docs/proposals/EP-002-days.md', ...said]
    })
    await rename(
      join(proposals, '.remarkrc.json'),
      join(folder, '.remarkrc.json')
    )
  })

  test.each(['before', 'after'])(
    'heeds comments, with a preset %s',
    async (where) => {
      const own = ['remark-lint-ep', {template: 'EP-TEMPLATE.md'}]
      const preset = 'remark-preset-lint-recommended'
      await configure(...(where === 'before' ? [preset, own] : [own, preset]))
      const copy = join(folder, 'docs', 'proposals', 'EP-003-comments.md')
      await writeFile(
        copy,
        '# EP-003: Comments\n\n<!--lint disable ep-status-->\n\n**Status**: Done\n\n## Summary\n\n<!--lint ignore ep-placeholder-->\n\nTODO\n\n* TODO\n'
      )
      const result = await run(folder, copy)
      expect(result.said.slice(1)).toEqual([`13:3-13:7 ${todo}`, '⚠ 1 warning'])
      await rm(copy)
    }
  )

  test('lints with single rules', async () => {
    await configure([
      'remark-lint-ep/rules/ep-status',
      ['error', {template: 'EP-TEMPLATE.md'}]
    ])
    const result = await run(folder, 'docs/proposals/EP-002-days.md')
    expect(result).toEqual({
      code: 1,
      said: [
        'docs/proposals/EP-002-days.md',
        `3:13-3:17 ${status.replace('warning', 'error')}`,
        '✖ 1 error'
      ]
    })
  })

  test('lints the samples of the README', async () => {
    const samples = join(folder, 'samples')
    await cp(fileURLToPath(new URL('proposals', fixtures)), samples, {
      recursive: true
    })
    const result = await run(samples, '.')
    expect(result.code).toBe(1)
    expect(result.said[0]).toBe('EP-002-tenant-quotas.md')
    expect(result.said.at(-1)).toBe('⚠ 25 warnings')
  })
})
