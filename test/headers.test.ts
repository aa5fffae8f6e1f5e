/** The same header in every way to write it is the same header. */
import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {readTemplate} from '../src/index.js'
import {applyFixes} from '../src/linter/apply-fixes.js'
import {parse} from '../src/remark/parse.js'
import {lintText} from './support/run.js'

type Pair = readonly [key: string, value: string]

const title = '# EP-007: Quiet pumps'
const kebab = (key: string) => key.toLowerCase().replaceAll(' ', '-')
const snake = (key: string) => key.toLowerCase().replaceAll(' ', '_')
const below = (header: string) => `${title}\n\n${header}\n\n`
const lines = (pairs: readonly Pair[], line: (pair: Pair) => string) =>
  pairs.map((d) => line(d)).join('\n')

/** The ways to write a header, each with the document's title. */
const dialects: Record<string, (pairs: readonly Pair[]) => string> = {
  yaml: (d) =>
    `---\n${lines(d, ([key, value]) => `${kebab(key)}: ${JSON.stringify(value)}`)}\n---\n\n${title}\n\n`,
  toml: (d) =>
    `+++\n${lines(d, ([key, value]) => `${snake(key)} = ${JSON.stringify(value)}`)}\n+++\n\n${title}\n\n`,
  lines: (d) => below(lines(d, ([key, value]) => `**${key}**: ${value}`)),
  apart: (d) =>
    below(d.map(([key, value]) => `**${key}:** ${value}`).join('\n\n')),
  hardBreaks: (d) =>
    below(lines(d, ([key, value]) => `**${key}**: ${value}  `)),
  plain: (d) => below(lines(d, ([key, value]) => `${key}: ${value}`)),
  list: (d) => below(lines(d, ([key, value]) => `- **${key}**: ${value}`)),
  plainList: (d) => below(lines(d, ([key, value]) => `* ${key}: ${value}`)),
  mixed: (d) =>
    below(
      d
        .map(
          ([key, value], at) =>
            `${'*-+'.charAt(at % 3)} ${at % 2 ? key : `**${key}**`}: ${value}`
        )
        .join('\n')
    ),
  fullWidth: (d) => below(lines(d, ([key, value]) => `- ${key}：${value}`)),
  oneLine: (d) =>
    below(d.map(([key, value]) => `**${key}:** ${value}`).join(' | ')),
  table: (d) =>
    below(
      `| Field | Value |\n| --- | --- |\n${lines(d, ([key, value]) => `| ${key} | ${value} |`)}`
    ),
  emptyHead: (d) =>
    below(
      `| | |\n|---|---|\n${lines(d, ([key, value]) => `| **${key}** | ${value} |`)}`
    ),
  columns: (d) =>
    below(
      [
        `| ${d.map(([key]) => key).join(' | ')} |`,
        `|${'---|'.repeat(d.length)}`,
        `| ${d.map(([, value]) => value).join(' | ')} |`
      ].join('\n')
    ),
  metadata: (d) =>
    below(
      `## Metadata\n\n${lines(d, ([key, value]) => `- **${key}**: ${value}`)}`
    ),
  sentence: (d) =>
    below(
      `Pumps are loud.\n\n${lines(d, ([key, value]) => `- ${key}: ${value}`)}`
    ),
  sections: (d) =>
    `${title}\n\n${d.map(([key, value]) => `## ${key}\n\n${value}\n\n`).join('')}`
}

/** These too, and what is a header only where the template has the same. */
const all: typeof dialects = {
  ...dialects,
  code: (d) =>
    below(`\`\`\`\n${lines(d, ([key, value]) => `${key}: ${value}`)}\n\`\`\``),
  indented: (d) => below(lines(d, ([key, value]) => `    ${key}: ${value}`)),
  preamble: (d) =>
    below(
      `## Preamble\n\n~~~\n${lines(d, ([key, value]) => `  ${key}:  ${value}`)}\n~~~`
    )
}

const asked: readonly Pair[] = [
  ['Status', 'Draft'],
  ['Author', '[Your Name]'],
  ['Created', 'YYYY-MM-DD'],
  ['Last Updated', 'YYYY-MM-DD']
]
const answers: readonly Pair[] = [
  ['Status', 'Draft'],
  ['Author', 'Ada Example'],
  ['Created', '2026-01-15'],
  ['Last Updated', '2026-01-16']
]
const own: readonly Pair[] = [
  ['Pump Room', 'Cellar'],
  ['Noise', 'Little of it']
]

function lintBy(template: string) {
  const source = template.replace(title, '# EP-XXX: [Title]')
  const options = {
    today: '2026-01-31',
    template: readTemplate(parse(source), source)
  }
  return (text: string) => lintText(text, 'EP-007-quiet-pumps.md', options)
}

const summary = (text: string) => `## Summary\n\n${text}\n`
// Of a template, only the status may be a section.
const templates = Object.keys(all).filter((d) => d !== 'sections')

describe.each(templates)('a template with its header as %s', (name) => {
  const write = all[name] ?? String
  const others = Object.entries(name in dialects ? dialects : all)
  const lint = lintBy(write(asked) + summary('[Say what changes.]'))

  test.each(others)('is met by %s', (_, writeOther) => {
    fc.assert(
      fc.property(fc.nat(answers.length), fc.nat(own.length), (at, many) => {
        const pairs = [...answers]
        pairs.splice(at, 0, ...own.slice(0, many))
        const text = writeOther(pairs) + summary('Pumps run at night.')
        expect(lint(text).map(String)).toEqual([])
      }),
      {numRuns: 4}
    )
  })

  test.each(others)('never gets a key twice in %s', (_, writeOther) => {
    fc.assert(
      fc.property(fc.nat(answers.length - 1), fc.nat(3), (at, also) => {
        const pairs = answers.filter((_, d) => d !== at && d !== also)
        const text =
          writeOther([...pairs, ...own]) + summary('Pumps run at night.')
        const fixed = applyFixes(text, lint(text), lint, {
          fix: true,
          insert: true
        }).source
        const found = lint(fixed)
        const ids = found.map((d) => d.ruleId)
        expect(ids).not.toContain('ep-unique-field')
        expect(ids).not.toContain('ep-field-order')
        expect(ids).not.toContain('ep-field-name')
        const bare = fixed.toLowerCase().replaceAll(/[_-]/g, ' ')
        for (const [key] of asked) {
          const pattern = new RegExp(
            `(?<![a-z] )\\b${key.toLowerCase()}\\b(?! name)`,
            'g'
          )
          expect([key, bare.match(pattern)?.length ?? 0]).toEqual([
            key,
            pairs.some((d) => d[0] === key) ||
            !ids.includes('ep-required-field')
              ? 1
              : 0
          ])
        }
      }),
      {numRuns: 4}
    )
  })
})
