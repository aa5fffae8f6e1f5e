/** Comments that turn rules off, and what is said of them. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {remark} from 'remark'
import {VFile} from 'vfile'
import remarkLintEp from '../src/index.js'
import {Scratch} from './support/scratch.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const path = 'docs/EP-002-days.md'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

/** What the command says of a document, and what remark does. */
async function said(
  text: string,
  reportUnusedDisables = false
): Promise<string[]> {
  scratch.put(path, text)
  const more = reportUnusedDisables ? ['--report-unused-disables'] : []
  const {out} = await scratch.run([...own, ...more, '--format=unix', path])
  const lines = out
    .split('\n')
    .filter((d) => d.startsWith(path))
    .map((d) => d.slice(path.length + 1))
  const file = new VFile({path, cwd: scratch.cwd, value: text})
  const template = 'docs/EP-TEMPLATE.md'
  await remark()
    .use(remarkLintEp, {template, reportUnusedDisables})
    .process(file)
  expect(
    file.messages.map(
      (d) =>
        `${String(d.line)}:${String(d.column)}: ${d.reason} [warning/${d.ruleId ?? ''}]`
    )
  ).toEqual(lines)
  return lines
}

const draft =
  '# EP-002: Days\n\n**Status**: draft\n\n## Summary\n\nExports by day.\n'
const status =
  '5:13: Unexpected status `draft`, expected `Draft` [warning/ep-status]'

function withComment(comment: string): string {
  return draft.replace('\n\n', `\n\n${comment}\n\n`)
}

describe('a comment turns a rule off', () => {
  test.each([
    'disable ep-status',
    'ignore ep-status',
    'disable',
    'disable ep-status, ep-date',
    'disable ep-status -- agreed with the board',
    'disable ep-status -- see #12, "as (it) was".',
    'disable -- the board: all of it!',
    'ignore ep-date ep-status --- a reason\nof two lines'
  ])('<!--lint %s-->', async (text) => {
    expect(await said(withComment(`<!--lint ${text}-->`))).toEqual([])
  })

  test.each([
    'disable ep-date',
    'enable ep-status',
    'disable no-html -- the board'
  ])('but not <!--lint %s-->', async (text) => {
    expect(await said(withComment(`<!--lint ${text}-->`))).toEqual([status])
  })
})

describe('a comment that says nothing known', () => {
  test('names the rule that was meant, and leaves those of others', async () => {
    expect(
      await said(withComment('<!--lint disable ep-statuss no-html ep-foo-->'))
    ).toEqual([
      '3:18: Unexpected rule `ep-statuss` in a comment for the linter, expected `ep-status` [warning/unknown-comment]',
      '3:37: Unexpected rule `ep-foo` in a comment for the linter, expected the id of a rule [warning/unknown-comment]',
      status
    ])
  })

  test('does not end the run of the command', async () => {
    scratch.put(path, withComment('<!--lint disabel ep-status-->'))
    const {code, out} = await scratch.run([...own, '--format=unix', path])
    expect(code).toBe(1)
    expect(out.split('\n').slice(0, 2)).toEqual([
      `${path}:3:10: Unexpected \`disabel\` in a comment for the linter, expected \`disable\`, \`enable\` or \`ignore\` [warning/unknown-comment]`,
      `${path}:${status}`
    ])
  })

  test('is nothing to other files', async () => {
    scratch.put('docs/notes.md', '# Notes\n\n<!--lint disable ep-statuss-->\n')
    const {out} = await scratch.run([...own, 'docs/notes.md'])
    expect(out).toBe(
      'docs/notes.md was not linted: not a proposal\n\n0 files checked, nothing found\n'
    )
  })
})

describe('a comment that suppresses nothing', () => {
  const message = (place: string, rule: string) =>
    `${place}: Unexpected comment that turns off \`${rule}\`, expected a finding that it suppresses, remove it [warning/unused-disable]`

  test('is told where that is asked for', async () => {
    const text = withComment(
      '<!--lint disable ep-status ep-date-->\n\n<!--lint ignore ep-title-->'
    )
    expect(await said(text)).toEqual([])
    expect(await said(text, true)).toEqual([
      message('3:28', 'ep-date'),
      message('5:17', 'ep-title')
    ])
  })

  test('is the second of two that turn off the same', async () => {
    const text = withComment(
      '<!--lint disable ep-status-->\n\n<!--lint disable ep-status-->'
    )
    expect(await said(text, true)).toEqual([message('5:18', 'ep-status')])
  })

  test('is none whose finding a baseline suppresses', async () => {
    scratch.put(path, draft)
    await scratch.run([...own, '--update-baseline', 'docs'])
    expect(
      await said(withComment('<!--lint disable ep-status-->'), true)
    ).toEqual([])
  })

  test('is none whose findings depend on another revision', async () => {
    const text = withComment('<!--lint disable ep-lifecycle ep-status-->')
    expect(await said(text, true)).toEqual([])
  })
})
