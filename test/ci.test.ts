/** The workflow, the job for GitLab and the hook that the guides show, run. */
import {chmodSync, mkdirSync, readFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {runInNewContext} from 'node:vm'
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow
} from '@actions/workflow-parser'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {makeRepository, snippet} from './support/readme.js'
import {evaluate, runStep, type Step} from './support/runner.js'
import {bad, bin, findings, good, root, Scratch} from './support/scratch.js'

let repository: Scratch
let tools: Scratch
/** A path on which `npm` does nothing, and `npx` runs this package's command. */
let path: string

beforeEach(() => {
  repository = makeRepository()
  repository.commit()
  repository.git('branch', '-m', 'main')
  tools = new Scratch()
  const run = `#!/bin/sh\nif [ "$1" = --no-install ]; then shift; fi\nif [ "$1" != ep-lint ]; then exit 9; fi\nshift\nexec '${process.execPath}' '${bin}' "$@"\n`
  tools.put('bin/npx', run)
  tools.put('bin/npm', '#!/bin/sh\nexit 0\n')
  for (const name of ['npx', 'npm']) {
    chmodSync(join(tools.cwd, 'bin', name), 0o755)
  }

  mkdirSync(join(tools.cwd, 'temp'))
  path = [join(tools.cwd, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
})

afterEach(() => {
  repository.remove()
  tools.remove()
})

/** What a workflow of GitHub is read as, by GitHub's own parser. */
async function mistakesIn(content: string): Promise<unknown[]> {
  const trace = new NoOperationTraceWriter()
  const {context, value} = parseWorkflow({name: 'x.yml', content}, trace)
  if (value) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors()
}

describe('the workflow that comments', () => {
  const file = '.github/workflows/lint-proposals.yml'
  const source = readFileSync(join(root, file), 'utf8')
  const {on, permissions, jobs} = parse(source) as {
    on: {workflow_call: {inputs: Record<string, {default: string}>}}
    permissions: object
    jobs: Record<
      'comment' | 'lint',
      {if?: string; permissions: object; steps: Step[]}
    >
  }
  const {inputs} = on.workflow_call
  const lint = jobs.lint.steps.find((d) => d.id === 'lint') ?? {}
  const [comment = {}] = jobs.comment.steps

  test('is one, and the guide calls it with inputs that it has', async () => {
    expect(await mistakesIn(source)).toEqual([])
    const text = snippet('docs/ci.md', 'yaml', 'lint-proposals.yml')
    expect(await mistakesIn(text)).toEqual([])
    const caller = parse(text) as {
      jobs: {
        'ep-lint': {uses: string; permissions: object; with: object}
      }
    }
    const {uses, with: given, permissions} = caller.jobs['ep-lint']
    expect(uses).toBe(`OWNER/remark-lint-ep/${file}@COMMIT`)
    expect(Object.keys(inputs)).toEqual(
      expect.arrayContaining(Object.keys(given))
    )
    expect(permissions).toEqual({
      ...jobs.lint.permissions,
      ...jobs.comment.permissions
    })
  })

  test('may write only where nothing of a pull request runs', () => {
    expect([permissions, jobs.lint.permissions]).toEqual([
      {},
      {contents: 'read'}
    ])
    expect(jobs.comment.permissions).toEqual({'pull-requests': 'write'})
    expect(jobs.comment.steps.map((d) => d.uses)).toEqual([
      'actions/github-script@v8'
    ])
    for (const {run = '', with: given = {}} of [lint, comment]) {
      expect(run + JSON.stringify(given)).not.toContain('${{')
    }
  })

  /** Runs the step that lints, on a branch or for a pull request. */
  function runLint(base: string, given: Record<string, string> = {}) {
    const SINCE = evaluate(lint.env?.['SINCE'] ?? '', {
      github: {base_ref: base}
    })
    const step = {...lint, env: {...lint.env, SINCE, PATH: path}}
    const defaults = Object.entries(inputs).map(([key, d]) => [key, d.default])
    const all = {
      ...(Object.fromEntries(defaults) as Record<string, string>),
      ...given
    }
    return runStep(step, all, '', repository, join(tools.cwd, 'temp'))
  }

  /** What a step gave to later ones, as GitHub reads it. */
  function outputs(text: string): Record<string, string> {
    const [, code = '', end = '', report = '', again] =
      /^code=(\d)\nreport<<(.*)\n([^]*)\n(.*)\n$/.exec(text) ?? []
    expect(again).toBe(end)
    return {code, report}
  }

  const report = `### docs/EP-002-days.md

| line | finding | rule |
| ---: | --- | --- |
| 3 | Unexpected status \`draft\`, expected \`Draft\` | ep-status |
| 7 | Unexpected \`TODO: a \\| b\`, expected the finished text | ep-placeholder |
| 9 | Unexpected second section \`Summary\`, expected one, merge the two | ep-unique-section |

**3 warnings in 1 file, 1 can be fixed with --fix**`

  test('lints, and hands the report on', () => {
    repository.put('docs/EP-002-days.md', bad)
    const {code, out, summary, output} = runLint('')
    expect([code, outputs(output), summary]).toEqual([
      1,
      {code: '1', report},
      `${report}\n`
    ])
    expect(out).toContain('::warning file=docs/EP-002-days.md,line=3,')
    const clean = runLint('', {paths: '\n docs/EP-001-nights.md\n'})
    expect([clean.code, outputs(clean.output)]).toEqual([
      0,
      {code: '0', report: '**1 file checked, nothing found**'}
    ])
  })

  test('tells a pull request what is new in it', () => {
    repository.put('docs/EP-002-days.md', bad)
    repository.commit()
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    repository.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
    expect(outputs(runLint('main').output)['report']).toBe(
      `### docs/EP-001-nights.md

| line | finding | rule |
| ---: | --- | --- |
| 3 | Unexpected status \`draft\`, expected \`Draft\` | ep-status |

3 findings from before origin/main left out

**1 warning in 1 file, 1 can be fixed with --fix**`
    )
  })

  test('cuts a report off that no comment has room for', () => {
    const many = 'TODO: Ä\n\n'.repeat(1500)
    repository.put('docs/EP-002-days.md', bad.replace('Days.', many))
    const {output, summary} = runLint('')
    const {report = ''} = outputs(output)
    expect(Buffer.byteLength(report)).toBeLessThan(61_000)
    expect(report).toMatch(
      /\| ep-placeholder \|\n\n… and more, see the summary of the job$/
    )
    expect(summary.length).toBeGreaterThan(report.length)
  })

  test('hands nothing on where it could not run', () => {
    expect(runLint('nope')).toMatchObject({code: 2, output: '', summary: ''})
  })

  test.each([
    ['a/b', 'x', 'true'],
    ['stranger/b', 'x', 'false'],
    ['a/b', '', 'false']
  ])('comments for %s with %j: %s', (from, report, whether) => {
    const context = {
      github: {
        repository: 'a/b',
        event: {pull_request: {head: {repo: {full_name: from}}}}
      },
      needs: {lint: {outputs: {report}}}
    }
    const condition = (jobs.comment.if ?? '').replace('!cancelled() && ', '')
    expect(evaluate(condition, context)).toBe(whether)
  })

  interface Comment {
    id: number
    body?: string
    user: {type: string} | null
  }

  /** What the script does to the comments of a pull request. */
  async function commentOn(
    comments: readonly Comment[],
    env: {CODE: string; REPORT: string}
  ): Promise<unknown[]> {
    const calls: unknown[] = []
    const listComments = {}
    const github = {
      paginate: (list: unknown, given: unknown) => {
        expect([list, given]).toEqual([
          listComments,
          {owner: 'a', repo: 'b', issue_number: 7, per_page: 100}
        ])
        return Promise.resolve(comments)
      },
      rest: {
        issues: {
          listComments,
          createComment: (given: unknown) => calls.push(['create', given]),
          updateComment: (given: unknown) => calls.push(['update', given])
        }
      }
    }
    await runInNewContext(
      `(async () => {${String(comment.with?.['script'])}})()`,
      {
        process: {env},
        context: {repo: {owner: 'a', repo: 'b'}, issue: {number: 7}},
        github
      }
    )
    return JSON.parse(JSON.stringify(calls)) as unknown[]
  }

  const body = '<!-- ep-lint -->\n**3 warnings**'
  const others: Comment[] = [
    {id: 1, body: '<!-- ep-lint -->\nMine', user: {type: 'User'}},
    {id: 2, body: 'See <!-- ep-lint -->', user: {type: 'Bot'}},
    {id: 3, user: null}
  ]
  const found = {CODE: '1', REPORT: '**3 warnings**'}
  const clean = {CODE: '0', REPORT: '**Nothing found**'}

  test('writes a comment of its own, and later updates that', async () => {
    expect(await commentOn(others, found)).toEqual([
      ['create', {owner: 'a', repo: 'b', issue_number: 7, body}]
    ])
    const own = {id: 4, body, user: {type: 'Bot'}}
    expect(await commentOn([...others, own], clean)).toEqual([
      [
        'update',
        {
          owner: 'a',
          repo: 'b',
          comment_id: 4,
          body: '<!-- ep-lint -->\n**Nothing found**'
        }
      ]
    ])
    expect(await commentOn(others, clean)).toEqual([])
  })
})

test('the job for GitLab reports what a merge request brings', () => {
  const job = (
    parse(snippet('docs/ci.md', 'yaml', 'codequality')) as {
      'ep-lint': {
        script: string[]
        artifacts: {when: string; reports: {codequality: string}}
      }
    }
  )['ep-lint']
  repository.put('docs/EP-002-days.md', bad)
  repository.commit()
  repository.put('docs/EP-001-nights.md', good.replace('Draft', 'draft'))
  const script = job.script.join('\n').replace('docs/proposals', 'docs')
  const {code, out} = repository.start('bash', ['-e', '-c', script], {
    PATH: path,
    CI_PROJECT_DIR: repository.cwd,
    CI_MERGE_REQUEST_DIFF_BASE_SHA: repository.git('rev-parse', 'HEAD').trim()
  })
  expect([code, out.split('\n').slice(0, 2)]).toEqual([
    1,
    [
      'docs/EP-001-nights.md',
      '  3:13  warning  Unexpected status `draft`, expected `Draft`  ep-status, fixable'
    ]
  ])
  expect(job.artifacts.when).toBe('always')
  expect(
    JSON.parse(repository.get(job.artifacts.reports.codequality))
  ).toMatchObject([
    {
      check_name: 'ep-status',
      description: 'Unexpected status `draft`, expected `Draft`',
      severity: 'minor',
      location: {path: 'docs/EP-001-nights.md', lines: {begin: 3, end: 3}}
    }
  ])
})

test('the hook refuses what a commit brings, and nothing else', () => {
  repository.put('docs/EP-002-days.md', bad)
  repository.commit()
  const hook = snippet('docs/hooks.md', 'sh', '--since')
  repository.put(
    '.git/hooks/pre-commit',
    `#!/bin/sh\n${hook.replace('docs/proposals', 'docs')}\n`
  )
  chmodSync(join(repository.cwd, '.git/hooks/pre-commit'), 0o755)
  const commit = () => {
    repository.git('add', '.')
    return repository.start('git', ['commit', '-qm', 'All'], {PATH: path})
  }
  repository.put('docs/EP-002-days.md', `${bad}\nAnd weeks.\n`)
  expect(commit()).toEqual({code: 0, out: ''})
  repository.put('docs/EP-002-days.md', `${bad}\nTBD\n`)
  const [file = ''] = findings.split('\n')
  expect(commit()).toEqual({
    code: 1,
    out: `${file}\n  13:1  warning  Unexpected \`TBD\`, expected the finished text  ep-placeholder\n`
  })
})
