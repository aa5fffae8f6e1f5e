/** The action for GitHub: read by GitHub's own parser, its scripts run. */
import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow
} from '@actions/workflow-parser'
import {parseAction} from '@actions/workflow-parser/actions/action-parser'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {makeRepository, snippet} from './support/readme.js'
import {evaluate, runStep, type Outcome, type Step} from './support/runner.js'
import {bad, good, root, Scratch} from './support/scratch.js'

// The package is installed and built, as for anyone who uses the action.
const patience = 10 * 60_000
const source = readFileSync(join(root, 'action.yml'), 'utf8')
const {inputs, runs} = parse(source) as {
  inputs: Record<string, {description: string; default?: string}>
  runs: {using: string; steps: [Step, Step, Step, Step]}
}
const [setUp, install, lint, upload] = runs.steps
const trace = new NoOperationTraceWriter()

describe('action.yml', () => {
  test('is an action', () => {
    const {context} = parseAction({name: 'action.yml', content: source}, trace)
    expect(context.errors.getErrors()).toEqual([])
  })

  test('uses the inputs that it has, and none in a script', () => {
    const used = [...source.matchAll(/\binputs\.([\w-]+)/g)].map((d) => d[1])
    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort())
    for (const {run = ''} of runs.steps) expect(run).not.toContain('${{')
  })

  test('takes no cache, which a pull request could bring', () => {
    expect(lint.run).toContain('--no-cache')
  })

  test.each([
    ['22', 'true'],
    ['', 'false']
  ])('sets Node.js `%s` up: %s', (version, whether) => {
    const context = {inputs: {'node-version': version}}
    expect(evaluate(setUp.if ?? '', context)).toBe(whether)
  })
})

const workflow = snippet('docs/ci.md', 'yaml', 'remark-lint-ep@COMMIT')
const {jobs} = parse(workflow) as {
  jobs: {'ep-lint': {steps: [Step, Step & {with: Record<string, string>}]}}
}
const given = jobs['ep-lint'].steps[1].with

test('the workflow of the guide is one, and fits the action', async () => {
  const {context, value} = parseWorkflow(
    {name: 'x.yml', content: workflow},
    trace
  )
  if (!value) throw new Error('Expected a workflow')
  await convertWorkflowTemplate(context, value)
  expect(context.errors.getErrors()).toEqual([])
  expect(Object.keys(inputs)).toEqual(
    expect.arrayContaining(Object.keys(given))
  )
})

test('the steps of the README are such', () => {
  const steps = parse(snippet('README.md', 'yaml', 'OWNER')) as Step[]
  const [checkout, action] = jobs['ep-lint'].steps
  expect(steps.map((d) => d.uses)).toEqual([checkout.uses, action.uses])
  const {paths} = given
  expect(steps[1]?.with).toEqual({paths})
})

describe('the scripts', () => {
  const here = new Scratch()
  const repository = makeRepository()
  const temp = join(here.cwd, 'temp')

  const run = (step: Step, given: Record<string, string> = {}): Outcome =>
    runStep(
      step,
      {
        ...Object.fromEntries(
          Object.entries(inputs).map(([key, d]) => [key, d.default ?? ''])
        ),
        ...given
      },
      join(here.cwd, 'package'),
      repository,
      temp
    )

  beforeAll(() => {
    here.copyPackage('package')
    mkdirSync(temp)
    const {code, out} = run(install)
    if (code !== 0) throw new Error(out)
    repository.commit()
    repository.git('branch', '-m', 'main')
    repository.put('docs/EP-002-days.md', bad)
  }, patience)

  afterAll(() => {
    here.remove()
    repository.remove()
  })

  const annotations = `::warning file=docs/EP-002-days.md,line=3,endLine=3,col=13,endColumn=18,title=ep-status::Unexpected status \`draft\`, expected \`Draft\`
::warning file=docs/EP-002-days.md,line=7,endLine=7,col=1,endColumn=12,title=ep-placeholder::Unexpected \`TODO: a | b\`, expected the finished text
::warning file=docs/EP-002-days.md,line=9,endLine=9,col=1,endColumn=11,title=ep-unique-section::Unexpected second section \`Summary\`, expected one, merge the two
`
  const table = `### docs/EP-002-days.md

| line | finding | rule |
| ---: | --- | --- |
| 3 | Unexpected status \`draft\`, expected \`Draft\` | ep-status |
| 7 | Unexpected \`TODO: a \\| b\`, expected the finished text | ep-placeholder |
| 9 | Unexpected second section \`Summary\`, expected one, merge the two | ep-unique-section |
`
  const sum = '3 warnings in 1 file, 1 can be fixed with --fix'
  const told = {
    code: 1,
    out: `${annotations}${sum}\n`,
    summary: `${table}\n**${sum}**\n`,
    output: ''
  }

  test('annotate, sum up and fail', () => {
    expect(run(lint)).toEqual(told)
    expect(run(lint, {'max-warnings': '3'})).toEqual({...told, code: 0})
  })

  test('pass what is sound, told by its path', () => {
    expect(run(lint, {paths: 'docs/EP-001-nights.md'})).toEqual({
      code: 0,
      out: '1 file checked, nothing found\n',
      summary: '**1 file checked, nothing found**\n',
      output: ''
    })
  })

  test('tell what is new, set up as in the guide', () => {
    repository.commit()
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    repository.git('switch', '-c', 'topic')
    repository.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
    const since = evaluate(given['since'] ?? '', {github: {base_ref: 'main'}})
    const paths = (given['paths'] ?? '').replace('docs/proposals', 'docs')
    const {code, out} = run(lint, {...given, paths, since})
    repository.put('docs/EP-001-nights.md', good)
    expect([code, out]).toEqual([
      1,
      `${annotations.split('\n', 1).join().replace('002-days', '001-nights')}
::notice::3 findings from before origin/main left out
1 warning in 1 file, 1 can be fixed with --fix
`
    ])
  })

  test('give a report to code scanning', () => {
    const {output, ...rest} = run(lint, {sarif: 'true'})
    expect({...rest, output: ''}).toEqual(told)
    const [, path = ''] = /^sarif=(.*)\n$/.exec(output) ?? []
    const log = JSON.parse(readFileSync(path, 'utf8')) as {
      runs: Array<{results: unknown[]}>
    }
    expect(log.runs[0]?.results).toHaveLength(3)
    const steps = (sarif: string) => ({steps: {lint: {outputs: {sarif}}}})
    expect(evaluate(upload.if ?? '', steps(path))).toBe('true')
    expect(evaluate(upload.if ?? '', steps(''))).toBe('false')
    expect(upload.with).toMatchObject({
      sarif_file: '${{ steps.lint.outputs.sarif }}'
    })
  })

  test('take an input for nothing but what it is', () => {
    const name = 'docs/EP-003 $(touch x); "touch" `touch y`.md'
    const template = "docs/'a b' $HOME.md"
    repository.put(name, good.replace('001', '003'))
    repository.put(template, repository.get('docs/EP-TEMPLATE.md'))
    const {code, out} = run(lint, {
      paths: `  ${name}\n\n  docs/EP-001-nights.md\n`,
      template,
      'max-warnings': '1'
    })
    expect([code, out]).toEqual([
      0,
      '::warning file=docs/EP-003 $(touch x); "touch" `touch y`.md,line=1,endLine=1,col=1,endColumn=17,title=ep-file-name::Unexpected file name `` EP-003 $(touch x); "touch" `touch y`.md ``, expected `EP-003-touch-x-touch-touch-y.md`, rename the file\n1 warning in 1 file\n'
    ])
    repository.remove(name)
    repository.remove(template)
    expect(existsSync(join(repository.cwd, 'x'))).toBe(false)
    expect(run(lint, {paths: '--fix'})).toEqual({
      code: 2,
      out: '::error title=ep-lint::Unexpected path `--fix`, expected an existing file or folder, or a glob that matches one\n',
      summary: '',
      output: ''
    })
  })

  test('say why they could not run', () => {
    expect(run(lint, {since: '100%', sarif: 'true'})).toEqual({
      code: 2,
      out: '::error title=ep-lint::Unexpected revision `100%25`, expected one of this clone, run `git fetch` if it is on the remote\n',
      summary: '',
      output: ''
    })
    expect(run(lint, {'max-warnings': ''}).out).toBe(
      '::error title=ep-lint::Unexpected empty value of `--max-warnings`, expected a value, or the option left out\n'
    )
  })
})
