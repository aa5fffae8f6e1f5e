/**
 * The lists of rules hold together: each failure says what is missing, and how
 * to add it.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import type {VFileMessage} from 'vfile-message'
import {rules} from '../rules/index.js'
import type {Rule} from '../src/rule/rule.js'
import {fixtures, lintCase, readCases, type Case} from './support/run.js'

const root = new URL('../', fixtures)
const ids = readdirSync(new URL('rules/', root))
  .filter((d) => /^ep-.*\.ts$/.test(d))
  .map((d) => d.replace('.ts', ''))

test('all files of rules are in the list', () => {
  const listed = rules.map((d) => d.id)
  expect(
    ids
      .filter((d) => !listed.includes(d))
      .map((d) => `rules/${d}.ts is not in rules/index.ts: import and list it`)
  ).toEqual([])
  expect(
    listed
      .filter((d) => !ids.includes(d))
      .map((d) => `${d} is in rules/index.ts: its file is to be rules/${d}.ts`)
  ).toEqual([])
})

describe.each(ids)('%s', (id) => {
  test('has fixtures, prose and a page', () => {
    expect(lacksOf(id)).toEqual([])
  })

  test('does what it says of itself', () => {
    const {fixes, inserts, offers}: Partial<Rule> =
      rules.find((d) => d.id === id) ?? {}
    const told = readCases(id)
      .filter((d) => isTelling(d.expectation, id))
      .map((d) => ({
        isChanged: isChanged(d),
        isOffering: /^ {2}expected /m.test(readFileSync(d.expectation, 'utf8')),
        messages: lintCase(d).filter((m) => m.ruleId === id)
      }))
    const repairs = told
      .filter((d) => d.isChanged)
      .flatMap((d) => d.messages.filter((m) => hasEdits(m)))
    const isOffered = told.some(
      (d) =>
        !d.isChanged &&
        d.isOffering &&
        d.messages.some((m) => m.expected && !hasEdits(m))
    )
    expect({
      fixes: fixes !== undefined,
      inserts: inserts !== undefined,
      offers: offers !== undefined
    }).toEqual({
      fixes: repairs.some((d) => !isInsertion(d)),
      inserts: repairs.some((d) => isInsertion(d)),
      offers: isOffered
    })
  })
})

function lacksOf(id: string): string[] {
  const folder = new URL(`${id}/`, fixtures)
  if (!existsSync(folder)) {
    return [`fixtures/${id}/ is missing: add template.md and cases to it`]
  }

  const cases = readCases(id)
  return [
    ...(cases.some((d) => d.silent)
      ? []
      : [`fixtures/${id}/ has no silent case: add a sound proposal as ok.md`]),
    ...(cases.some((d) => isTelling(d.expectation, id))
      ? []
      : [
          `fixtures/${id}/ has no case that the rule reports: add one, and run \`UPDATE=1 npm run test:only -- fixtures\``
        ]),
    ...(existsSync(new URL(`rules/${id}.md`, root))
      ? []
      : [
          `rules/${id}.md is missing: write the prose of the page, as in rules/ep-status.md`
        ]),
    ...(existsSync(new URL(`docs/rules/${id}.md`, root))
      ? []
      : [`docs/rules/${id}.md is missing: run \`npm run docs:write\``])
  ]
}

/** What the scaffold leaves to write. */
test('no prose is left to write', () => {
  expect(
    ids
      .filter((d) => /^(?:[❌✅] )?\[Say /mu.test(read(`rules/${d}.md`)))
      .map((d) => `rules/${d}.md has text in brackets: write it`)
  ).toEqual([])
})

/** Whether a case has something to fix or to insert. */
function isChanged({fixed}: Case): boolean {
  const inserted = new URL(
    fixed.href.replace(/(?:\.fixed)?\.md$/, '.inserted.md')
  )
  return existsSync(fixed) || existsSync(inserted)
}

const isList: (value: unknown) => value is unknown[] = Array.isArray

function hasEdits(message: VFileMessage): boolean {
  return 'edits' in message && isList(message.edits) && message.edits.length > 0
}

function isInsertion(message: VFileMessage): boolean {
  return 'insertion' in message && message.insertion === true
}

/** Whether a file with messages has one of a rule. */
function isTelling(expectation: URL, id: string): boolean {
  return (
    existsSync(expectation) &&
    readFileSync(expectation, 'utf8').includes(` remark-lint:${id} `)
  )
}

/** A file, empty where it is missing, as another test tells that. */
function read(path: string): string {
  const file = new URL(path, root)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
