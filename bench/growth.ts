/** Our own part on shapes that are meant to hurt. */
import {parseFast} from '../src/fast-parser/parse-fast.js'
import {builtInTemplate} from '../src/template/built-in.js'
import {parse} from '../src/remark/parse.js'
import {judge, schemaOf} from './inside.js'

const hostile: Record<string, (size: number) => string> = {
  'sections of the template': (d) => '## Summary\n\nText.\n\n'.repeat(d),
  'asides in titles': (d) =>
    Array.from({length: d}, (_, at) => `## Summary (${String(at)})\n`).join(
      '\n'
    ),
  'sections of the author': (d) =>
    Array.from({length: d}, (_, at) => `## Part ${String(at)}\n\nText.\n`).join(
      '\n'
    ),
  'one long paragraph': (d) => 'Some words of prose. '.repeat(d),
  'nested lists': (d) =>
    Array.from({length: d / 8}, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
  'flat items': (d) => '- **Risk**: it may fail\n'.repeat(d),
  prompts: (d) => '[Describe the goals]\n\n'.repeat(d),
  'links without marks': (d) => 'https://a.b [Do it] '.repeat(d),
  'open brackets': (d) => '[Describe '.repeat(d),
  'empty brackets': (d) => '[]'.repeat(d),
  dots: (d) => '- ...\n'.repeat(d),
  'a wide table': (d) => `|${' a |'.repeat(d / 8)}\n|${' - |'.repeat(d / 8)}\n`,
  'a long table': (d) =>
    `| a | b |\n| - | - |\n${'| c | [Do it] |\n'.repeat(d)}`,
  'header fields': (d) => '**Status**: Draft\n'.repeat(d),
  comments: (d) => '<!-- What? -->\n\n'.repeat(d),
  entities: (d) => '&amp; '.repeat(d / 4),
  series: (d) =>
    `## Implementation Plan\n\n${'### Phase 1: Start\n\nText.\n\n'.repeat(d)}`,
  'a series too deep': (d) =>
    `## Implementation Plan\n\n${'#### Phase 1: Start\n\nText.\n\n'.repeat(d)}`
}

/** How often each shape is judged; the fastest counts. */
const times = 10

/** Milliseconds of our part for hostile shapes, at 1, 2, 4 and 8 times a size. */
export function growth(size: number): Array<[shape: string, times: number[]]> {
  const schema = schemaOf(builtInTemplate(parse))
  return Object.entries(hostile).map(([shape, make]) => [
    shape,
    [1, 2, 4, 8].map((factor) => {
      const text = `# EP-001: T\n\n**Status**: Draft\n\n${make(size * factor)}\n`
      const runs = Array.from({length: times}, () => {
        const tree = parseFast(text)
        const start = performance.now()
        judge(tree, text, schema, (_, work) => work())
        return performance.now() - start
      })
      return Math.min(...runs)
    })
  ])
}
