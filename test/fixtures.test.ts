/**
 * Every fixture says what the linter says: `fixtures/<rule id>/<case>.md` is
 * linted by all rules, after the folder's `template.md`, and `<case>.txt` holds
 * the messages. A case `ok…` has none. `<case>.json` holds options, and in
 * `path` another name for the file; `UPDATE=1` writes what is said now.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {rules} from '../rules/index.js'
import {fixtures, lintCase, print, readCases, type Case} from './run.js'

const update = process.env['UPDATE'] === '1'

describe.each(
  readdirSync(fixtures, {withFileTypes: true})
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
)('%s', (folder) => {
  test.each(readCases(folder).map((d) => [d.name, d] as const))(
    '%s',
    (_, one) => {
      const text = print(lintCase(one))
      compare(one, text)
    }
  )

  test.each(readCases(folder).map((d) => [d.name, d] as const))(
    '%s, without positions',
    (_, one) => {
      const all = lintCase(one).map((d) => d.reason)
      const without = lintCase(one, {positions: false}).map((d) => d.reason)
      expect(all).toEqual(expect.arrayContaining(without))
    }
  )
})

test.each(rules.map((d) => d.id))('%s has silent and telling cases', (id) => {
  const cases = readCases(id)
  expect(cases.filter((d) => d.silent).length).toBeGreaterThan(1)
  expect(cases.some((d) => lintCase(d).some((m) => m.ruleId === id))).toBe(true)
})

function compare({silent, expectation}: Case, text: string): void {
  if (silent) {
    expect(text).toBe('')
    expect(existsSync(expectation)).toBe(false)
    return
  }

  if (update) writeFileSync(expectation, text)
  expect(text).toBe(
    existsSync(expectation) ? readFileSync(expectation, 'utf8') : 'no .txt'
  )
  expect(text).not.toBe('')
}
