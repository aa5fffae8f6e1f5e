/** Repairs: what is written, and what is said of it. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import type {Root} from 'mdast'
import {remark} from 'remark'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import remarkLintEp, {
  applyFixes,
  readTemplate,
  type Options
} from '../src/index.js'
import {parse} from '../src/remark/parse.js'

const source =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n\n## Goals\n\n[Say why.]\n'
const options: Options = {
  template: readTemplate(parse(source), source),
  fix: true
}
const bad =
  '# EP-007: Nights\n\n**Status**: draft\n\nGoals\n-----\n\n* To  sleep\n\n## Summary\n\nNights\\.\n'
const mended =
  '# EP-007: Nights\n\n**Status**: Draft\n\n## Summary\n\nNights\\.\n\nGoals\n-----\n\n* To  sleep\n'

function run(
  value: string | Uint8Array,
  path = 'EP-007-nights.md',
  more: Options = {}
) {
  const file = new VFile({path, value})
  const out = remark()
    .use(remarkLintEp, {...options, ...more})
    .processSync(file)
  return {text: String(out), said: file.messages.map((d) => d.reason)}
}

describe('the option `fix`', () => {
  test('writes repairs and nothing else, and says what is left', () => {
    expect(run(bad)).toEqual({text: mended, said: []})
    const crlf = `\uFEFF${bad.replaceAll('\n', '\r\n')}`
    expect(run(crlf).text).toBe(`\uFEFF${mended.replaceAll('\n', '\r\n')}`)
    expect(run(bad.replace('Nights\\.', 'TODO'))).toEqual({
      text: mended.replace('Nights\\.', 'TODO'),
      said: ['Unexpected `TODO`, expected the finished text']
    })
  })

  test('leaves alone what comments turn off', () => {
    const comment = '<!--lint disable ep-status ep-section-order-->\n\n'
    const off = bad.replace('**Status', `${comment}**Status`)
    expect(run(off)).toEqual({text: off, said: []})
  })

  test('leaves files that are no proposals to the compiler that was there', () => {
    expect(run('* a\n', 'notes.md')).toEqual({text: '* a\n', said: []})
    expect(run('- a\n', 'notes.md')).toEqual({text: '* a\n', said: []})
  })

  test('leaves the template as it is', () => {
    const prompts = '# EP-XXX: [Title]\n\n- [ a_b ]\n'
    expect(run(prompts, 'EP-TEMPLATE.md')).toEqual({text: prompts, said: []})
  })

  test('says once that changes of other plugins are not written', () => {
    const set = {}
    const said = ['EP-007-a.md', 'EP-007-b.md'].map((path) => {
      const file = new VFile({path, value: mended})
      const out = remark()
        .use(remarkLintEp, options, set)
        .use(() => (tree: Root) => void tree.children.pop())
        .processSync(file)
      expect(String(out)).toBe(mended)
      return file.messages.map((d) => [d.reason, d.fatal])
    })
    expect(said).toEqual([
      [
        [
          'Unexpected changes to the tree by other plugins, expected none: with `fix`, only the fixes of remark-lint-ep are written',
          undefined
        ]
      ],
      []
    ])
  })

  test('says once why remark does not write a file with an error', () => {
    const set = {}
    const said = ['EP-007-a.md', 'EP-007-b.md'].map((path) => {
      const file = new VFile({path, value: bad})
      const rules = {'ep-section-order': 'error'} as const
      remark()
        .use(remarkLintEp, {...options, rules}, set)
        .processSync(file)
      return file.messages.flatMap((d) =>
        d.fatal === undefined ? d.reason : []
      )
    })
    expect(said).toEqual([
      [
        'Unexpected errors in a file to fix, expected warnings: remark writes no file that has an error, run `ep-lint --fix` instead'
      ],
      []
    ])
  })

  test('never writes what is no UTF-8', () => {
    const folder = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
    const path = join(folder, 'EP-007-latin.md')
    const bytes = Buffer.from(bad.replace('sleep', 'sl\u00E9ep'), 'latin1')
    const reason =
      'Unexpected bytes that are not UTF-8, expected UTF-8, save the file as UTF-8'
    writeFileSync(path, bytes)
    for (const value of [bytes, readFileSync(path, 'utf8')]) {
      const file = new VFile({path, value})
      remark().use(remarkLintEp, options).processSync(file)
      expect(file.messages[0]?.reason).toBe(reason)
      expect(file.messages[0]?.fatal).toBe(true)
    }

    const linted = new VFile({path, value: bytes})
    remark()
      .use(remarkLintEp, {...options, fix: false})
      .processSync(linted)
    expect(linted.messages.at(-1)?.fatal).toBe(false)
    expect(
      run(bad.replace('sleep', '\uFFFD'), join(folder, 'EP-008-new.md')).text
    ).toBe(mended.replace('sleep', '\uFFFD'))
    rmSync(folder, {recursive: true})
  })
})

describe('applyFixes', () => {
  test.each([
    ['code without an end', '```text\nNights.\n'],
    ['a comment without an end', '<!-- Nights.\n']
  ])('inserts nothing into %s', (_, end) => {
    const open = `# EP-007: Nights\n\n**Status**: draft\n\n## Summary\n\n${end}`
    expect(run(open)).toEqual({
      text: open.replace('draft', 'Draft'),
      said: ['Unexpected missing section `Goals`, expected it at the end']
    })
  })

  test('moves a section on until it is where it belongs', () => {
    const {text} = run(
      '# EP-007: Nights\n\n### Success Metrics\n\nA.\n\n## Requirements\n\nB.\n\n## Non-Goals\n\nC.\n',
      'EP-007-nights.md',
      {template: undefined}
    )
    expect(text.match(/^## .*(?=\n\n[ABC]\.)/gm)).toEqual([
      '## Non-Goals',
      '## Requirements',
      '## Success Metrics'
    ])
    expect(run(text, 'EP-007-nights.md', {template: undefined}).text).toBe(text)
  })

  test('takes no orders from other plugins', () => {
    const other = new VFileMessage('Unexpected x', {
      place: {line: 1, column: 1, offset: 0}
    })
    other.expected = ['y']
    Object.assign(other, {
      edits: [{place: {start: {offset: 0}, end: {offset: 1}}, text: 'y'}]
    })
    expect(applyFixes(bad, [other])).toEqual({source: bad, messages: [other]})
  })

  test('does one pass without a way to lint anew', () => {
    const file = new VFile({path: 'EP-007-nights.md', value: bad})
    remark()
      .use(remarkLintEp, {...options, fix: false})
      .processSync(file)
    expect(applyFixes(bad, file.messages).source).not.toBe(bad)
  })
})
