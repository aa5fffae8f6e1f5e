/** The formats of reports, each read back by what is not ours. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import type {RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {parse} from '../src/remark/parse.js'
import {findingsOf} from '../src/report/finding.js'
import {markdown} from '../src/report/markdown.js'
import {runAll} from './support/report.js'
import {findings, root, Scratch} from './support/scratch.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('README.md', '# A project\n')
})

afterEach(() => {
  scratch.remove()
})

describe('formats', () => {
  test('json', async () => {
    const {out} = await scratch.run([...own, '--format', 'json', 'docs'])
    const report: unknown = JSON.parse(out)
    expect(report).toMatchObject({
      version: 2,
      errors: 0,
      warnings: 3,
      fixable: 1,
      insertable: 0,
      fixed: 0,
      notes: [],
      files: [
        {path: 'docs/EP-001-nights.md', findings: [], fixed: false},
        {
          path: 'docs/EP-002-days.md',
          fixed: false,
          findings: [
            {
              rule: 'ep-status',
              source: 'remark-lint',
              severity: 'warning',
              reason: 'Unexpected status `draft`, expected `Draft`',
              place: {line: 3, column: 13, endLine: 3, endColumn: 18},
              expected: ['Draft'],
              fix: 'fix'
            },
            {rule: 'ep-placeholder'},
            {
              rule: 'ep-unique-section',
              cause: {
                reason: 'First section `Summary` at line 5',
                place: {line: 5, column: 1, endLine: 5, endColumn: 11}
              }
            }
          ]
        }
      ]
    })
  })

  test('json, as its schema has it', async () => {
    const text = readFileSync(join(root, 'docs/report.schema.json'), 'utf8')
    const ajv = new Ajv2020({strict: true})
    formats.default(ajv)
    // What is not described is a mistake here, though none to readers.
    const schema = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'properties' in value
        ? {...value, additionalProperties: false}
        : value
    ) as object
    const validate = ajv.compile(schema)
    const [, report] = await runAll(scratch, 'json')
    expect([validate(report), validate.errors]).toEqual([true, null])
    expect(validate({...report, version: 3})).toBe(false)
  })

  test('several in one run, to files', async () => {
    const {code, out} = await scratch.run([
      ...own,
      '--color',
      '--format=github',
      '--format=stylish=a=b.txt',
      '--format=json=report.json',
      'docs'
    ])
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      '::warning file=docs/EP-002-days.md,line=3,endLine=3,col=13,endColumn=18,title=ep-status::Unexpected status `draft`, expected `Draft`'
    ])
    expect(scratch.get('a=b.txt')).toBe(
      `${findings}\n3 warnings in 1 file, 1 can be fixed with --fix\n`
    )
    expect(JSON.parse(scratch.get('report.json'))).toMatchObject({warnings: 3})
    expect(
      await scratch.run([...own, '-q', '--format=json=nowhere/x.json', 'docs'])
    ).toEqual({
      code: 2,
      out: findings,
      error:
        "Unexpected unwritable file `/…/nowhere/x.json`, expected to write a report to it: ENOENT: no such file or directory, open '/…/nowhere/x.json'\n"
    })
  })

  test.each(['github', 'markdown'])('%s, quietly', async (format) => {
    const args = [...own, '--format', format, 'README.md']
    const {out} = await scratch.run([...args, 'docs/EP-001-nights.md'])
    expect(out).toBe(
      format === 'github'
        ? '::notice::README.md was not linted: not a proposal\n1 file checked, nothing found\n'
        : 'README.md was not linted: not a proposal\n\n**1 file checked, nothing found**\n'
    )
    expect(await scratch.run([...args, '-q', 'docs'])).toMatchObject({code: 1})
    expect((await scratch.run([...args, '-q'])).out).toBe('')
  })

  test('github, read back', async () => {
    const [out, {files, notes}] = await runAll(scratch, 'github')
    const commands = out.split('\n').flatMap((d) => readCommand(d) ?? [])
    const severities = ['error', 'warning', 'note']
    const told = severities.flatMap((severity) =>
      files.map(({path, findings}) => ({
        path,
        findings: findings.filter((d) => d.severity === severity)
      }))
    )
    expect(commands).toEqual([
      ...told.flatMap(({path, findings}) =>
        findings.map(({rule, severity, reason, page, place}) => ({
          command: severity === 'note' ? 'notice' : severity,
          properties: {
            file: path,
            ...(place && {
              line: String(place.line),
              endLine: String(place.endLine)
            }),
            // GitHub takes columns within one line only.
            ...(place?.line === place?.endLine &&
              place && {
                col: String(place.column),
                endColumn: String(place.endColumn)
              }),
            ...(rule !== undefined && {title: rule})
          },
          data: page === undefined ? reason : `${reason}\n${page}`
        }))
      ),
      ...notes.map((data) => ({command: 'notice', properties: {}, data}))
    ])
    expect(out).toContain(
      '\n::warning file=docs/EP-006-lines.md,line=7,endLine=8,title=ep-placeholder::'
    )
    expect(out).toContain(
      '\n::error file=docs/EP-003%2C 100%2525%3A *x* | `y%0A%3A%3Aerror%3A%3Az.md,line=3,endLine=3,col=13,endColumn=18,title=ep-status::'
    )
  })

  test('markdown', async () => {
    const {out} = await scratch.run([
      ...own,
      '--format',
      'markdown',
      'docs',
      'README.md'
    ])
    expect(out).toBe(`### docs/EP-002-days.md

| line | finding | rule |
| ---: | --- | --- |
| 3 | Unexpected status \`draft\`, expected \`Draft\` | ep-status |
| 7 | Unexpected \`TODO: a \\| b\`, expected the finished text | ep-placeholder |
| 9 | Unexpected second section \`Summary\`, expected one, merge the two | ep-unique-section |

README.md was not linted: not a proposal

**3 warnings in 1 file, 1 can be fixed with --fix**
`)
  })

  test('markdown, read back', async () => {
    const [out, {files, notes}] = await runAll(scratch, 'markdown')
    const nodes = parse(out).children
    const told = files.filter((d) => d.findings.length > 0)
    expect(nodes.slice(0, 2 * told.length).map((d) => read(d))).toEqual(
      told.flatMap(({path, findings}) => [
        textOf(path),
        [
          ['line', 'finding', 'rule'],
          ...findings.map(({place, reason, rule}) => [
            String(place?.line ?? ''),
            textOf(reason),
            rule ?? ''
          ])
        ]
      ])
    )
    expect(nodes.slice(2 * told.length, -1).map((d) => read(d))).toEqual(
      notes.map((d) => textOf(d))
    )
    expect(nodes.filter((d) => d.type === 'html')).toEqual([])
    expect(out).toContain(
      '| 1 | 50%25 \\& \\<b\\>: \\_a\\_ \\[b\\](c) \\~\\~d\\~\\~ ``e` \\| f`` \\#1 \\\\\\* \\`g | [rule](https://example.org/rule) |\n'
    )
  })

  test('markdown, whatever there is to say', () => {
    const style = {color: false, quiet: true, verbose: false}
    const unit = fc.constantFrom(...Array.from('`*_[]()<>&#~|!\\:/.-1a @'))
    fc.assert(
      fc.property(fc.string({unit, maxLength: 20}), (text) => {
        const file = new VFile({path: 'a.md'})
        file.message(`x${text}`)
        const files = [
          {
            path: 'a.md',
            fixed: false,
            findings: findingsOf(file.messages, true)
          }
        ]
        const report = {files, notes: [], version: '1.2.3'}
        const counts = {fixable: 0, insertable: 0, fixed: 0}
        const sums = {errors: 0, warnings: 1, ...counts}
        const [, table] = parse(markdown({...report, ...sums}, style)).children
        expect(table && read(table)).toEqual([
          ['line', 'finding', 'rule'],
          ['', textOf(`x${text}`), '']
        ])
      }),
      {numRuns: 1000, seed: 1}
    )
  })

  test('whatever other plugins put into their messages', () => {
    const file = new VFile({path: 'a.md'})
    const odd = {expected: [3, 'b'], cause: new Error('c')}
    Object.assign(file.message('One'), odd)
    Object.assign(file.message('Two'), {expected: 'd', cause: {reason: 7}})
    file.message('Three')
    expect(
      findingsOf(file.messages, true).map(({reason, expected, cause}) => [
        reason,
        expected,
        cause
      ])
    ).toEqual([
      ['One', ['3', 'b'], undefined],
      ['Two', undefined, undefined],
      ['Three', undefined, undefined]
    ])
  })
})

/** A workflow command, read as a runner of GitHub reads a line. */
function readCommand(line: string) {
  if (!line.startsWith('::')) return undefined
  const end = line.indexOf('::', 2)
  const head = line.slice(2, end)
  const space = head.includes(' ') ? head.indexOf(' ') : head.length
  const pairs = head
    .slice(space + 1)
    .split(',')
    .filter((d) => d !== '')
    .map((d) => {
      const at = d.indexOf('=')
      return [d.slice(0, at), unescape(d.slice(at + 1), true)] as const
    })
  return {
    command: head.slice(0, space),
    properties: Object.fromEntries(pairs),
    data: unescape(line.slice(end + 2), false)
  }
}

function unescape(text: string, isProperty: boolean): string {
  const plain = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
  const more = plain.replaceAll('%3A', ':').replaceAll('%2C', ',')
  return (isProperty ? more : plain).replaceAll('%25', '%')
}

/** The text of a heading or paragraph, or those of a table's cells. */
function read(node: RootContent): string | string[][] {
  return node.type === 'table'
    ? node.children.map((row) => row.children.map((d) => toString(d)))
    : toString(node)
}

/** A reason on one line, without the marks of its code. */
function textOf(reason: string): string {
  return reason
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g,
      (code, _: string, text: string) =>
        text.includes('\\|') ? code : (/^ (.*\S.*) $/.exec(text)?.[1] ?? text)
    )
}
