/** The first lines of a proposal, held beside all of it. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import fc from 'fast-check'
import {builtInTemplate} from '../src/template/built-in.js'
import {
  firstLinesOf,
  numberLines,
  textToHeader
} from '../src/disk/first-lines.js'
import {summaryOf, type Summary} from '../src/binding/summary.js'
import {copyHead} from '../src/disk/copy-summary.js'
import {bind, readProposal} from '../src/model.js'
import {withoutBom} from '../src/markdown/source.js'
import {parse} from '../src/remark/parse.js'
import {markdown} from './support/fast.js'

// Real proposals, where they lie beside the repository.
const folders = ['../../fixtures/', '../../../shared/corpus/']
  .map((d) => new URL(d, import.meta.url))
  .filter((d) => existsSync(d))
const template = builtInTemplate(parse)

function headBy(source: string): Summary {
  return copyHead(
    summaryOf(bind(readProposal(parse(source), source), template))
  )
}

/** Tells whether its first lines are enough. */
function isTold(text: string): boolean {
  const start = textToHeader(firstLinesOf(Buffer.from(text)))
  if (start === undefined) return false
  expect(headBy(start)).toEqual(headBy(withoutBom(text)))
  return true
}

test.each(folders)('tell others what all of it tells: %s', (base) => {
  const texts = readdirSync(base, {recursive: true, encoding: 'utf8'})
    .filter((d) => d.endsWith('.md'))
    .map((d) => readFileSync(new URL(d, base), 'utf8'))
  const told = texts.filter((d) => isTold(d))
  // Enough of them that reading a whole folder is the exception.
  expect(told.length).toBeGreaterThan(texts.length / 3)
})

test('are not enough where front matter is longer', () => {
  const matter = `---\n# A\n## B\n${'Remark: long\n'.repeat(400)}---\n`
  expect(isTold(`${matter}# EP-001: T\n\n## Summary\n`)).toBe(false)
})

test('are not enough where a definition at the end tells what they are', () => {
  for (const status of ['Draft[^1]', '[Draft][1]', '[Draft]']) {
    const text = `# EP-001: T\n\n**Status**: ${status}\n\n## Summary\n\n[^1]: A\n`
    expect(isTold(text)).toBe(false)
  }

  expect(
    isTold('# EP-001: T\n\n**Status**: [Draft](a.md)\n\n## Summary\n')
  ).toBe(true)
})

test('tell it of made-up documents', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        '',
        '---\nStatus: Draft\n---\n',
        '---\n# A\n## B\nStatus: Draft\n---\n'
      ),
      markdown,
      (matter, text) => {
        isTold(`${matter}# EP-001: T\n\n**Author**: Ada\n\n${text}`)
        isTold(matter + text)
      }
    ),
    {seed: 5, numRuns: 500}
  )
}, 60_000)

const numbered = [
  'number: 1015\nstatus: Draft',
  'number = 1015',
  '---\nnumber: 1015\n---',
  '---\nnumber:\n  1015\n---',
  '+++\nnumber = 1015\n+++',
  '# T\n\n- Number: 1015\n- Status: Draft',
  '# T\n\n**Number** 1015',
  '# T\n\n| Number | Status |\n| --- | --- |\n| 1015 | Draft |',
  '# T\n\n| Number | [#1015](a.md) |\n| --- | --- |',
  '# T\n\n## Number\n\n1015',
  '# T\n\n## Number\n\n- `1015`'
]

test.each(numbered)('tell where a number may be: %j', (text) => {
  expect(numberLines(text).join()).toContain('1015')
})

test('tell of no day, and of no number in prose', () => {
  const text =
    '# EP-001: T\n\n**Created**: 2026-01-31\n\nTested with 1,000 clients.\n'
  expect(numberLines(text)).toEqual([])
})
