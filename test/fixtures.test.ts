/**
 * Every fixture says what the linter says: `fixtures/<rule id>/<case>.md` is
 * linted by all rules, after the folder's `template.md`, and `<case>.txt` holds
 * the messages. A case `ok…` has none. `<case>.json` holds options, and in
 * `path` another name for the file; `UPDATE=1` writes what is said now.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {applyFixes} from '../src/linter/apply-fixes.js'
import {
  fixtures,
  lintCase,
  lintText,
  print,
  readCases,
  type Case
} from './run.js'

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
      expect(text === '').toBe(one.silent)
      compare(one.expectation, one.silent ? undefined : text)
      compare(one.fixed, fix(one))
    }
  )

  test.each(readCases(folder).map((d) => [d.name, d] as const))(
    '%s, silent without positions',
    (_, one) => {
      expect(lintCase(one, {positions: false})).toEqual([])
    }
  )
})

function compare(file: URL, text: string | undefined): void {
  if (update && text !== undefined) writeFileSync(file, text)
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
}

/** The fixed document, where the case has something to fix. */
function fix(one: Case): string | undefined {
  const source = readFileSync(one.document, 'utf8')
  const lint = (text: string) => lintText(text, one.path, one.options, one)
  const {source: fixed, messages} = applyFixes(source, lint(source), lint)
  expect(applyFixes(fixed, messages, lint).source).toBe(fixed)
  return fixed === source ? undefined : fixed
}
