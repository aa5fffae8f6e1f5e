/** A rule that is started with `npm run new-rule`. */
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {root, Scratch} from './support/scratch.js'

const script = join(root, 'dist/scripts/new-rule.js')
const summary = "A proposal's summary fits on a page."
const why = 'Nobody reads more.'

describe('npm run new-rule', () => {
  let scratch: Scratch
  const run = (...args: string[]) =>
    scratch.start(process.execPath, [script, ...args])
  beforeAll(() => {
    scratch = new Scratch()
    scratch.copyPackage('.')
    symlinkSync(join(root, 'node_modules'), join(scratch.cwd, 'node_modules'))
  })
  afterAll(() => {
    scratch.remove()
  })

  test.each([
    [
      ['open-question', summary, why],
      'Unexpected id `open-question`, expected `ep-` and words in lower case, such as `ep-open-question`\n'
    ],
    [
      ['ep-status', summary, why],
      'Unexpected id `ep-status`, expected one that is not taken, rules/ep-status.ts exists\n'
    ],
    [
      ['ep-short', 'short', why],
      'Unexpected sentences, expected two, about a good proposal and why that matters, such as `npm run new-rule -- ep-x "A proposal has an x." "Readers look for it."`\n'
    ]
  ])('refuses %j', (args, out) => {
    expect(run(...args)).toEqual({code: 2, out})
  })

  test('writes a rule that compiles, fixtures and prose', () => {
    const {code, out} = run('ep-short-summary', summary, why)
    expect(code).toBe(0)
    expect(out).toContain('npm run test:rule ep-short-summary\n')
    expect(scratch.get('rules/ep-short-summary.ts'))
      .toBe(`import type {Rule} from '../src/rule/rule.js'

export const epShortSummary: Rule = {
  id: 'ep-short-summary',
  summary: "A proposal's summary fits on a page.",
  why: 'Nobody reads more.',
  check() {
    return []
  }
}
`)
    expect(scratch.get('rules/index.ts')).toMatch(
      /\nimport \{epShortSummary} from '.\/ep-short-summary.js'\nimport \{epStatus}[\s\S]*,\n {2}epShortSummary\n\] as const satisfies readonly Rule\[\]\n$/
    )
    expect(scratch.get('rules/ep-short-summary.md')).toContain(
      '<!-- example: unexpected, lines 1-7 -->'
    )
    expect(scratch.get('fixtures/ep-short-summary/unexpected.txt')).toBe(
      '1:1-1:24 warning remark-lint:ep-short-summary docs/rules/ep-short-summary.md\nUnexpected x, expected y\n'
    )
    expect(
      scratch.start(process.execPath, [
        'node_modules/typescript/bin/tsc',
        '--ignoreConfig',
        ...['--noEmit', '--strict', '--skipLibCheck', '--lib', 'es2023'],
        ...['--target', 'es2022', '--module', 'nodenext', '--types', 'node'],
        'rules/index.ts'
      ])
    ).toEqual({code: 0, out: ''})
  })
})
