import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {builtInTemplate} from '../src/template/built-in.js'
import {parseFast} from '../src/fast-parser/parse-fast.js'
import {runRules} from '../src/linter/run-rules.js'
import type {FoundProblem} from '../src/linter/problem.js'
import {defaultLifecycle} from '../src/template/lifecycle.js'
import {bind, readProposal} from '../src/model.js'
import {readNameForms} from '../src/template/file-name-form.js'
import {namesFor} from '../src/template/folder-names.js'
import {enabledRules} from '../src/linter/options.js'
import {parse} from '../src/remark/parse.js'
import {findingsOf} from '../src/report/finding.js'
import {stylish} from '../src/report/stylish.js'

const template = builtInTemplate(parse)
const names = readNameForms(namesFor(template.title))
const all = enabledRules({})
const schema = {
  template,
  name: 'built-in',
  names,
  ownNames: [],
  options: {},
  fromRoot: undefined
}

/** Milliseconds by what they were spent on. */
export type Stages = Record<string, number>

/** Does our part of linting a tree. */
function judge(
  tree: ReturnType<typeof parse>,
  source: string,
  spent: Stages
): FoundProblem[] {
  const proposal = took(spent, 'model', () => readProposal(tree, source))
  const binding = took(spent, 'bind', () => bind(proposal, template))
  const context = {
    today: '2026-01-31',
    statuses: undefined,
    fileName: 'EP-0001-proposal.md',
    names,
    lifecycle: defaultLifecycle,
    before: undefined,
    folder: undefined
  }
  return took(spent, 'rules', () =>
    runRules(
      {kind: 'proposal', binding, context, schema, schemas: [schema]},
      all
    )
  )
}

/** Where the time goes in a folder, parsed by satteri where that is sure. */
export function stages(folder: string): Stages {
  const spent: Stages = {}
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.md')) continue
    const path = join(folder, name)
    took(spent, 'to read and hash it, the floor of a cache', () =>
      createHash('sha1').update(readFileSync(path)).digest()
    )
    const text = took(spent, 'read', () => readFileSync(path, 'utf8'))
    try {
      const tree = took(spent, 'parse', () => parseFast(text))
      const problems = judge(tree, text, spent)
      took(spent, 'report', () => {
        const report = {
          files: [{path, findings: findingsOf(problems), fixed: false}],
          ...{
            notes: [],
            errors: 0,
            warnings: 0,
            fixable: 0,
            insertable: 0,
            fixed: 0
          },
          version: ''
        }
        return stylish(report, {color: false, quiet: true, verbose: false})
      })
    } catch {
      // Some documents are left to remark.
    }
  }

  return spent
}

function took<Result>(
  spent: Stages,
  stage: string,
  work: () => Result
): Result {
  const start = performance.now()
  const result = work()
  spent[stage] = (spent[stage] ?? 0) + performance.now() - start
  return result
}

/** What rules add to parsing with remark, file by file. */
export function onTop(texts: readonly string[]): {
  parse: number
  ours: number
} {
  const spent: Stages = {}
  let parsing = 0
  for (const text of texts) {
    const start = performance.now()
    const tree = parse(text)
    parsing += performance.now() - start
    judge(tree, text, spent)
  }

  const ours = Object.values(spent).reduce((sum, d) => sum + d, 0)
  return {parse: parsing, ours}
}

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

/** Milliseconds of our part for hostile shapes, at 1, 2, 4 and 8 times a size. */
export function growth(size: number): Array<[shape: string, times: number[]]> {
  return Object.entries(hostile).map(([shape, make]) => [
    shape,
    [1, 2, 4, 8].map((factor) => {
      const text = `# EP-001: T\n\n**Status**: Draft\n\n${make(size * factor)}\n`
      const runs = Array.from({length: 10}, () => {
        const spent: Stages = {}
        judge(parseFast(text), text, spent)
        return Object.values(spent).reduce((sum, d) => sum + d, 0)
      })
      return Math.min(...runs)
    })
  ])
}
