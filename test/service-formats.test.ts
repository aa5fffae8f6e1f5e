/** Formats for services, each read back by a parser or schema that is not ours. */
import {createRequire} from 'node:module'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import {runAll} from './support/report.js'
import {bad, Scratch} from './support/scratch.js'

/** The parser, as far as it is used: TypeScript 6 refuses its own types. */
interface Saxes {
  SaxesParser: new () => {
    on: {
      (event: 'error', use: (error: Error) => void): void
      (event: 'opentag', use: (tag: Tag) => void): void
    }
    write: (text: string) => {close: () => void}
  }
}

interface Tag {
  name: string
  attributes: Record<string, string>
}

const {SaxesParser} = createRequire(import.meta.url)('saxes') as Saxes
const own = ['--template', 'docs/EP-TEMPLATE.md']
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

/** The elements of a document that is well-formed, in its order. */
function readXml(text: string) {
  const elements: Tag[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({name, attributes}) => {
    elements.push({name, attributes})
  })
  parser.write(text).close()
  return elements
}

describe('xml', () => {
  test('checkstyle has every finding, in the element of its file', async () => {
    const [out, {files}] = await runAll(scratch, 'checkstyle')
    expect(readXml(out)).toEqual([
      {name: 'checkstyle', attributes: {version: '4.3'}},
      ...files
        .filter((d) => d.findings.length > 0)
        .flatMap(({path, findings}) => [
          {name: 'file', attributes: {name: path}},
          ...findings.map(({place, reason, rule, severity}) => ({
            name: 'error',
            attributes: {
              line: String(place?.line ?? 1),
              ...(place && {column: String(place.column)}),
              severity: severity === 'note' ? 'info' : severity,
              message: reason,
              source: rule ?? 'remark'
            }
          }))
        ])
    ])
  })

  test('junit has a test for every finding and every clean file', async () => {
    const [out, {files}] = await runAll(scratch, 'junit')
    const elements = readXml(out)
    const named = (name: string) =>
      elements.filter((d) => d.name === name).map((d) => d.attributes)
    const all = files.flatMap((d) => d.findings)
    expect(named('failure')).toEqual(
      all
        .filter((d) => d.severity !== 'note')
        .map(({reason, severity}) => ({type: severity, message: reason}))
    )
    expect(named('skipped').map((d) => d['message'])).toEqual(
      all.filter((d) => d.severity === 'note').map((d) => d.reason)
    )
    const sums = named('testsuite').map((d) => Number(d['tests']))
    expect(sums.reduce((a, b) => a + b)).toBe(named('testcase').length)
    expect(named('testsuites')).toEqual([
      {
        name: 'ep-lint',
        tests: String(named('testcase').length),
        failures: String(named('failure').length),
        errors: '0'
      }
    ])
    expect(named('testsuite').map((d) => d['name'])).toEqual(
      files.map((d) => d.path)
    )
  })

  test('has no character that XML cannot have', async () => {
    const word = '\u0001\uFFFF\u{1F600}<&"\''
    scratch.put('docs/EP-002-days.md', bad.replace('a | b', word))
    const {out} = await scratch.run([...own, '--format=junit', 'docs'])
    const [found] = readXml(out).filter((d) =>
      String(d.attributes['message']).includes('TODO')
    )
    expect(found?.attributes['message']).toContain('\uFFFD\u{1F600}<&"\'')
  })
})

/** What GitLab documents of its code quality reports. */
const gitlabSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: [
      'description',
      'check_name',
      'fingerprint',
      'location',
      'severity'
    ],
    properties: {
      description: {type: 'string', minLength: 1},
      check_name: {type: 'string', minLength: 1},
      fingerprint: {type: 'string', minLength: 1},
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: {type: 'string', pattern: '^(?!\\./|/)'},
          lines: {
            type: 'object',
            required: ['begin'],
            properties: {
              begin: {type: 'integer', minimum: 1},
              end: {type: 'integer', minimum: 1}
            }
          }
        }
      }
    }
  }
}

const position = {
  type: 'object',
  required: ['line'],
  additionalProperties: false,
  properties: {
    line: {type: 'integer', minimum: 1},
    column: {type: 'integer', minimum: 1}
  }
}
const range = {
  type: 'object',
  required: ['start'],
  additionalProperties: false,
  properties: {start: position, end: position}
}
/** The messages of reviewdog's protocol, as far as they are used. */
const rdjsonSchema = {
  type: 'object',
  required: ['diagnostics'],
  additionalProperties: false,
  properties: {
    source: {
      type: 'object',
      additionalProperties: false,
      properties: {name: {type: 'string'}, url: {type: 'string'}}
    },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message', 'location'],
        additionalProperties: false,
        properties: {
          message: {type: 'string', minLength: 1},
          location: {
            type: 'object',
            required: ['path'],
            additionalProperties: false,
            properties: {path: {type: 'string'}, range}
          },
          severity: {enum: ['ERROR', 'WARNING', 'INFO']},
          code: {
            type: 'object',
            additionalProperties: false,
            properties: {value: {type: 'string'}, url: {type: 'string'}}
          },
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['range', 'text'],
              additionalProperties: false,
              properties: {range, text: {type: 'string'}}
            }
          }
        }
      }
    }
  }
}

function check(schema: object, value: unknown): void {
  const validate = new Ajv2020({strict: true}).compile(schema)
  expect([validate(value), validate.errors]).toEqual([true, null])
}

describe('gitlab', () => {
  test('has every finding, as it is documented', async () => {
    const [out, {files}] = await runAll(scratch, 'gitlab')
    const issues = JSON.parse(out) as Array<{
      description: string
      fingerprint: string
    }>
    check(gitlabSchema, issues)
    expect(issues.map((d) => d.description)).toEqual(
      files.flatMap((d) => d.findings.map((f) => f.reason))
    )
    const prints = issues.map((d) => d.fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })

  test('knows a finding again where lines moved, cached or not', async () => {
    const read = async (...more: string[]) => {
      const args = [...own, '--format=gitlab', 'docs', ...more]
      const {out} = await scratch.run(args)
      return (JSON.parse(out) as Array<{fingerprint: string}>).map(
        (d) => d.fingerprint
      )
    }

    const before = await read()
    expect(await read()).toEqual(before)
    scratch.put('docs/EP-002-days.md', bad.replace('\n\n', '\n\n\n\n'))
    expect(await read('--no-cache')).toEqual(before)
    const cwd = `${scratch.cwd}/docs`
    const env = {CI_PROJECT_DIR: scratch.cwd}
    const args = ['--format=gitlab', 'EP-002-days.md']
    const {out} = await scratch.run(args, {cwd, env})
    expect(JSON.parse(out)).toMatchObject([
      {location: {path: 'docs/EP-002-days.md'}, fingerprint: before[0]},
      {},
      {}
    ])
  })
})

interface Position {
  line: number
  column: number
}
interface Diagnostic {
  message: string
  suggestions?: Array<{range: {start: Position; end: Position}; text: string}>
}
interface Sarif {
  runs: Array<{
    results: Array<{
      fixes?: Array<{
        artifactChanges: Array<{
          replacements: Array<{
            deletedRegion: {charOffset: number; charLength: number}
            insertedContent: {text: string}
          }>
        }>
      }>
    }>
  }>
}

describe('rdjson', () => {
  test('has every finding, as reviewdog reads it', async () => {
    const [out, {files}] = await runAll(scratch, 'rdjson')
    const report = JSON.parse(out) as {diagnostics: Diagnostic[]}
    check(rdjsonSchema, report)
    expect(report.diagnostics.map((d) => d.message)).toEqual(
      files.flatMap((d) => d.findings.map((f) => f.reason))
    )
  })

  test.each([
    ['# EP-003: Ünïts 🌙\n\n**Ståtus 🌙** **Status**: x\n'],
    [
      '# EP-003: Noons\r\n\r\n**Status**: draft\r\n\r\nÄ 🌙 TODO\r\n\r\n## Sumary 🌙\r\n\r\nÄ.\r\n'
    ],
    [`# EP-003: Ä 🌙\n\n**Author**: Ä\n\n${'Ä'.repeat(5)}\n`]
  ])('suggests what a fix or insertion writes: %j', async (text) => {
    const name = 'docs/EP-003-noons.md'
    scratch.put(name, text)
    const {out} = await scratch.run([
      ...own,
      '--format=rdjson',
      '--format=sarif=log.sarif',
      name
    ])
    const {diagnostics} = JSON.parse(out) as {diagnostics: Diagnostic[]}
    const {runs} = JSON.parse(scratch.get('log.sarif')) as Sarif
    const results = runs[0]?.results ?? []
    expect(results).toHaveLength(diagnostics.length)
    let fixes = 0
    for (const [index, {suggestions}] of diagnostics.entries()) {
      const changes = results[index]?.fixes?.[0]?.artifactChanges[0]
      expect(suggestions?.length).toBe(changes ? 1 : undefined)
      if (!changes || !suggestions?.[0]) continue
      fixes++
      expect(accept(text, suggestions[0])).toBe(replace(text, changes))
    }

    expect(fixes).toBeGreaterThan(0)
  })
})

/** A text with a suggestion in it, whose columns count bytes. */
function accept(
  text: string,
  {
    range: {start, end},
    text: instead
  }: {range: {start: Position; end: Position}; text: string}
): string {
  const bytes = Buffer.from(text)
  const offset = ({line, column}: Position) => {
    let at = 0
    for (let left = line; left > 1; left--) at = bytes.indexOf('\n', at) + 1
    return at + column - 1
  }

  return (
    bytes.subarray(0, offset(start)).toString() +
    instead +
    bytes.subarray(offset(end)).toString()
  )
}

function replace(
  text: string,
  {
    replacements
  }: {
    replacements: Array<{
      deletedRegion: {charOffset: number; charLength: number}
      insertedContent: {text: string}
    }>
  }
): string {
  return replacements
    .toSorted((a, b) => b.deletedRegion.charOffset - a.deletedRegion.charOffset)
    .reduce(
      (all, {deletedRegion: {charOffset, charLength}, insertedContent}) =>
        all.slice(0, charOffset) +
        insertedContent.text +
        all.slice(charOffset + charLength),
      text
    )
}

test('unix has a line for every finding, in the form of compilers', async () => {
  const [out, {files}] = await runAll(scratch, 'unix')
  const line = /^(.*):(\d+):(\d+): (.*) \[(error|warning|note)(?:\/(\S+))?\]$/
  expect(
    out
      .split('\n')
      .flatMap((d) => line.exec(d) ?? [])
      .filter((_, index) => index % 7 === 4).length
  ).toBe(files.flatMap((d) => d.findings).length)
  const {out: few} = await scratch.run([
    ...own,
    '--format=unix',
    '-q',
    'docs/EP-002-days.md'
  ])
  expect(few)
    .toBe(`docs/EP-002-days.md:3:13: Unexpected status \`draft\`, expected \`Draft\` [warning/ep-status]
docs/EP-002-days.md:7:1: Unexpected \`TODO: a | b\`, expected the finished text [warning/ep-placeholder]
docs/EP-002-days.md:9:1: Unexpected second section \`Summary\`, expected one, merge the two [warning/ep-unique-section]
`)
})

describe('github', () => {
  test('shows errors first, and says how much it leaves out', async () => {
    scratch.put(
      'docs/EP-001-nights.md',
      `# EP-001: Nights\n\n**Status**: Draft\n\n## Summary\n\n${'TODO: x\n\n'.repeat(12)}`
    )
    const args = [...own, '--rule=ep-status=error', '--format=github', 'docs']
    const {out} = await scratch.run(args)
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^::error file=docs\/EP-002-days.md,line=3,/)
    expect(lines[1]).toMatch(/^::warning file=docs\/EP-001-nights.md,line=7,/)
    expect(lines.at(-2)).toBe(
      '1 error and 14 warnings in 2 files, 1 can be fixed with --fix; GitHub shows ten annotations of a kind for a step, and 4 more are in this log only'
    )
  })

  test('gives paths from the folder of the checkout', async () => {
    const cwd = `${scratch.cwd}/docs`
    const args = ['--format=github', '-q', 'EP-002-days.md']
    for (const [root, path] of [
      [scratch.cwd, 'docs/EP-002-days.md'],
      [cwd, 'EP-002-days.md'],
      ['/elsewhere', 'EP-002-days.md']
    ]) {
      const env = {GITHUB_WORKSPACE: root}
      const {out} = await scratch.run(args, {cwd, env})
      expect(out.split(',')[0]).toBe(`::warning file=${String(path)}`)
    }
  })
})

test('sarif has what a baseline suppresses, cached or not', async () => {
  await scratch.run([...own, '--update-baseline', 'docs'])
  for (const more of [[], [], ['--no-cache']]) {
    const args = [...own, '--format=sarif', 'docs', ...more]
    const {code, out} = await scratch.run(args)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: 'ep-status',
              suppressions: [{kind: 'external'}],
              locations: [{physicalLocation: {region: {startLine: 3}}}],
              partialFingerprints: {
                'finding/v1': expect.stringMatching(/^[\da-f]{64}$/)
              }
            },
            {ruleId: 'ep-placeholder', suppressions: [{}]},
            {ruleId: 'ep-unique-section', suppressions: [{}]}
          ]
        }
      ]
    })
  }
})
