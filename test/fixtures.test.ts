/**
 * Every fixture says what the linter says: `fixtures/<rule id>/<case>.md` is
 * linted by all rules, after the folder's `template.md`, and `<case>.txt` holds
 * the messages. A case `ok…` has none. `<case>.json` holds options, and in
 * `path` another name for the file; `UPDATE=1` writes what is said now. `<case>.fixed.md` is
 * the document after `--fix`, `<case>.inserted.md` after `--fix --insert`.
 */
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {applyFixes, type Wanted} from '../src/linter/apply-fixes.js'
import {
  fixtures,
  lintCase,
  lintText,
  print,
  readCases,
  type Case
} from './support/run.js'

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
      const source = readFileSync(one.document, 'utf8')
      const fixed = fix(one, source, {})
      const inserted = fix(one, source, {insert: true})
      compare(one.fixed, fixed === source ? undefined : fixed)
      compare(one.inserted, inserted === fixed ? undefined : inserted)
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
  if (update) {
    if (text === undefined) rmSync(file, {force: true})
    else writeFileSync(file, text)
  }

  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
}

/** The fixed document; fixing it again changes nothing. */
function fix(one: Case, source: string, wanted: Wanted): string {
  const lint = (text: string) => lintText(text, one.path, one.options, one)
  const {source: fixed} = applyFixes(source, lint(source), lint, wanted)
  expect(applyFixes(fixed, lint(fixed), lint, wanted).source).toBe(fixed)
  return fixed
}
