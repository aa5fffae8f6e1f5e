/** What a run of the command loads first stays small. */
import {readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {fixtures} from './support/run.js'

const main = readFileSync(new URL('../dist/bin/cli/main.cjs', fixtures), 'utf8')
const remedy =
  'Look for the import that brought it along: `git diff main -- src` and the static imports below src/cli/commands/lint.ts; load it with `await import(…)` where it is needed, or move what is needed of it.'
const most = 352_000

test('the command loads remark only where it needs it', () => {
  expect(
    ['micromark', 'mdast-util-from-markdown', 'remark-parse']
      .filter((d) => main.includes(d))
      .map((d) => `dist/bin/cli/main.cjs holds ${d}. ${remedy}`)
  ).toEqual([])
})

test('the command starts from a small file', () => {
  const size = Buffer.byteLength(main)
  expect(
    size < most
      ? []
      : [
          `dist/bin/cli/main.cjs has ${String(size)} bytes, expected less than ${String(most)}. ${remedy}`
        ]
  ).toEqual([])
})
