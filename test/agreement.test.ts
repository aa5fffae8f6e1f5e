/** The same answer everywhere, on proposals made up with defects. */
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {micromark} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {remark} from 'remark'
import {VFile} from 'vfile'
import type {Diagnostic} from 'vscode-languageserver-protocol'
import remarkLintEp, {applyFixes, type Options} from '../src/index.js'
import {builtInTemplate} from '../src/template/built-in.js'
import {parse} from '../src/remark/parse.js'
import {Editor} from './support/editor.js'
import {mutated, write} from './support/generate.js'
import {lintText} from './support/run.js'
import type {Report} from './support/report.js'
import {sampling} from './support/sampling.js'
import {root, Scratch} from './support/scratch.js'

const sample = sampling(30)
const documents = fc.sample(
  mutated(builtInTemplate(parse)).map((d) => write(d)),
  sample
)
const pathOf = (index: number) => `docs/EP-${String(index + 100)}-made-up.md`
const template = readFileSync(join(root, 'templates/ep.md'), 'utf8')
const options: Options = {template: 'docs/EP-TEMPLATE.md', today: '2026-01-31'}

/** A finding as all who show it have it. */
const line = (at: number, column: number, rule: unknown, reason: string) =>
  `${String(at)}:${String(column)} ${String(rule)} ${reason}`

const firstLine = (message: Diagnostic['message']) =>
  /.*/.exec(typeof message === 'string' ? message : message.value)?.[0] ?? ''

describe('a folder, a file, standard input, remark and an editor', () => {
  let scratch: Scratch
  let editor: Editor

  beforeAll(async () => {
    scratch = new Scratch()
    scratch.remove('docs')
    scratch.put('docs/EP-TEMPLATE.md', template)
    documents.forEach((d, index) => {
      scratch.put(pathOf(index), d)
    })
    editor = await Editor.open(scratch.cwd, options)
  })

  afterAll(async () => {
    await editor.close()
    scratch.remove()
  })

  /** What `ep-lint` finds, by path. */
  async function command(
    args: string[],
    input = ''
  ): Promise<Record<string, string[]>> {
    const {out} = await scratch.run(['--format=json', ...args], {input})
    const {files} = JSON.parse(out) as Report
    return Object.fromEntries(
      files.map(({path, findings}) => [
        path,
        findings.map(({place, rule, reason}) =>
          line(place?.line ?? 0, place?.column ?? 0, rule, reason)
        )
      ])
    )
  }

  test(
    'find the same',
    async () => {
      const all = await command(['docs'])
      expect(Object.values(all).flat().length).toBeGreaterThan(documents.length)
      for (const [index, source] of documents.entries()) {
        const path = pathOf(index)
        const found = all[path] ?? []
        expect([source, await command([path])]).toEqual([
          source,
          {[path]: found}
        ])
        expect([
          source,
          await command(['--stdin-filename', path, '-'], source)
        ]).toEqual([source, {[path]: found}])
        const messages = lintText(source, path, options, {cwd: scratch.cwd})
        expect([
          source,
          messages.map((d) =>
            line(d.line ?? 0, d.column ?? 0, d.ruleId, d.reason)
          )
        ]).toEqual([source, found])
        const diagnostics = await editor.show(path, source)
        expect([
          source,
          diagnostics.map(({range: {start}, code, message}) =>
            line(start.line + 1, start.character + 1, code, firstLine(message))
          )
        ]).toEqual([source, found])
      }
    },
    10_000 * sample.numRuns
  )

  test('fix the same, and as the diff says', async () => {
    const read = () => documents.map((_, index) => scratch.get(pathOf(index)))
    const {out} = await scratch.run(['--dry-run', 'docs'])
    await scratch.run(['--fix', 'docs'])
    const fixed = read()
    const isSame = fixed.map((d, index) => d === documents[index])
    expect(new Set(isSame)).toEqual(new Set([false, true]))
    documents.forEach((d, index) => {
      scratch.put(pathOf(index), d)
    })
    execFileSync('git', ['apply'], {cwd: scratch.cwd, input: out})
    expect(read()).toEqual(fixed)
    const processor = remark().use(remarkLintEp, {...options, fix: true})
    for (const [index, value] of documents.entries()) {
      const file = new VFile({value, path: pathOf(index), cwd: scratch.cwd})
      expect([value, String(processor.processSync(file))]).toEqual([
        value,
        fixed[index]
      ])
    }
  })
})

/** A document as HTML, a text for each heading with what is below it. */
function render(source: string): string[] {
  const html = micromark(source, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()]
  })
  return html.split(/(?=<h[1-6]\b)/).map((d) => d.trim())
}

test('sections that are as they were render as they did', () => {
  for (const source of documents) {
    const lint = (d: string) => lintText(d, 'EP-100-made-up.md', options)
    const {source: fixed} = applyFixes(source, lint(source), lint)
    const after = render(fixed)
    const sections = source.split(/(?=^#{1,6} )/m).map((d) => d.trim())
    const before = render(source)
    expect(before).toHaveLength(sections.length)
    const asTheyWere = before.filter((_, index) =>
      fixed.includes(sections[index] ?? '')
    )
    expect(asTheyWere.length).toBeGreaterThan(0)
    for (const one of asTheyWere) expect(after).toContain(one)
  }
})
