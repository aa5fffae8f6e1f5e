/** Proposals judged by the template of their day. */
import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {remark} from 'remark'
import remarkLintEp from '../src/index.js'
import {Scratch} from './support/scratch.js'

const path = 'rfcs/0001-nights.md'
const titles = ['Summary', 'Motivation', 'Risks', 'Design', 'Tests']
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  git('init', '--quiet')
})

afterEach(() => {
  scratch.remove()
})

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: scratch.cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`
    },
    stdio: 'pipe'
  })
}

let day = ''

function commit(date: string): string {
  day = date
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'Change')
  return git('rev-parse', 'HEAD').slice(0, 7)
}

function document(
  title: string,
  header: string,
  sections: readonly string[]
): string {
  const parts = sections.map((d) => `## ${d}\n\nWords about ${d}.\n`)
  return [`# ${title}\n`, `${header}\n`, ...parts].join('\n')
}

function putTemplate(
  sections: readonly string[],
  header = '**Status**: Draft\n**Created**: YYYY-MM-DD',
  name = 'rfcs/0000-template.md'
): void {
  scratch.put(
    name,
    document('RFC NNNN: [Title]', header, sections).replaceAll(
      'Words',
      '[Words'
    )
  )
}

function putProposal(sections: readonly string[], created?: string): void {
  const header = `**Status**: Draft${created ? `\n**Created**: ${created}` : ''}`
  scratch.put(path, document('RFC 0001: Nights', header, sections))
}

/** What is told of the proposal, as rule ids and what is missing. */
async function missing(...args: string[]): Promise<string[]> {
  const {out} = await scratch.run(
    [
      '--no-cache',
      '--format',
      'json',
      '--template',
      'rfcs/0000-template.md'
    ].concat(args, path)
  )
  const {files} = JSON.parse(out) as {
    files: Array<{findings: Array<{reason: string}>}>
  }
  return files.flatMap((d) =>
    d.findings.map(
      ({reason}) =>
        /missing (?:section|field) `(.+?)`/.exec(reason)?.[1] ?? reason
    )
  )
}

describe('the template of its day', () => {
  test('is that of the day that a proposal says it was created', async () => {
    putTemplate(['Summary'])
    const first = commit('2024-01-10')
    putProposal(['Summary'], '2024-01-31')
    putTemplate(['Summary', 'Motivation'])
    commit('2024-02-10')
    putTemplate(['Summary', 'Motivation', 'Risks'])
    commit('2024-03-10')
    expect(await missing()).toEqual(['Motivation', 'Risks'])
    expect(await missing('--history')).toEqual([])
    putProposal(['Summary'], '2024-02-10')
    expect(await missing('--history')).toEqual(['Motivation'])
    putProposal(['Summary'], '2024-06-01')
    expect(await missing('--history')).toEqual(['Motivation', 'Risks'])
    // Older than all of them.
    putProposal(['Summary'], '2020-01-01')
    expect(await missing('--history')).toEqual([])
    const {out} = await scratch.run([
      'explain',
      '--history',
      '--template=rfcs/0000-template.md',
      path
    ])
    expect(out.split('\n', 1)).toEqual([
      `${path}, matched to /…/rfcs/0000-template.md, as it was in ${first} of 2024-01-10`
    ])
  })

  test('is that of its first commit, where it says no day', async () => {
    const header = '**Status**: Draft'
    putTemplate(['Summary'], header)
    commit('2024-01-10')
    scratch.put('rfcs/old.md', document('RFC 1: N', header, ['Summary', 'Own']))
    commit('2024-01-11')
    putTemplate(['Summary', 'Motivation'], header)
    commit('2024-02-10')
    git('mv', 'rfcs/old.md', path)
    commit('2024-03-10')
    expect(await missing()).toEqual(['Motivation'])
    expect(await missing('--history')).toEqual([])
    const {out} = await scratch.run([
      '--no-cache',
      '--history',
      '--format=json',
      '--template=rfcs/0000-template.md',
      path
    ])
    expect(JSON.parse(out)).toMatchObject({
      files: [{path, template: {date: '2024-01-10'}}]
    })
  })

  test('is found under the names that it had', async () => {
    putTemplate(['Summary', 'Design'], undefined, 'templates/rfc.md')
    commit('2024-01-10')
    putProposal(['Summary', 'Design'], '2024-01-20')
    git('mv', 'templates/rfc.md', 'rfcs/0000-template.md')
    commit('2024-02-10')
    putTemplate(['Summary', 'Design', 'Risks'])
    commit('2024-03-10')
    expect(await missing('--history')).toEqual([])
  })

  test('is the next younger one, where it cannot be read', async () => {
    scratch.put(
      'rfcs/0000-template.md',
      '---\nstatus: [\n---\n\n# RFC NNNN: [Title]\n'
    )
    commit('2024-01-10')
    putProposal(['Summary'], '2024-01-20')
    putTemplate(['Summary'])
    commit('2024-02-10')
    putTemplate(['Summary', 'Risks'])
    commit('2024-03-10')
    expect(await missing('--history')).toEqual([])
  })

  test('is the one that was committed, where it was changed since', async () => {
    putTemplate(['Summary'])
    commit('2024-01-10')
    putProposal(['Summary'], '2024-01-20')
    commit('2024-01-20')
    putTemplate(['Summary', 'Risks'])
    expect(await missing('--history')).toEqual([])
  })

  test('is the same for remark, for a worktree and for a submodule', () => {
    putTemplate(['Summary'])
    commit('2024-01-10')
    putProposal(['Summary'], '2024-01-20')
    commit('2024-01-20')
    putTemplate(['Summary', 'Risks'])
    commit('2024-02-10')
    const value = scratch.get(path)
    const options = {template: 'rfcs/0000-template.md'}
    const found = (cwd: string, history: boolean) => {
      const file = new VFile({cwd, path: join(cwd, path), value})
      remark()
        .use(remarkLintEp, {...options, history})
        .processSync(file)
      return file.messages.map((d) => d.ruleId)
    }
    expect(found(scratch.cwd, false)).toEqual(['ep-required-section'])
    expect(found(scratch.cwd, true)).toEqual([])
    const beside = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
    git('worktree', 'add', '--quiet', join(beside, 'tree'))
    expect(found(join(beside, 'tree'), true)).toEqual([])
    const outer = join(realpathSync(beside), 'outer')
    execFileSync('git', ['init', '--quiet', outer])
    execFileSync(
      'git',
      [
        '-c',
        'protocol.file.allow=always',
        'submodule',
        '--quiet',
        'add',
        pathToFileURL(scratch.cwd).href,
        'part'
      ],
      {cwd: outer, stdio: 'pipe'}
    )
    expect(found(join(outer, 'part'), true)).toEqual([])
    rmSync(beside, {recursive: true})
  })

  test('is not known where there is no history, which is said once', async () => {
    putTemplate(['Summary', 'Risks'])
    putProposal(['Summary'], '2024-01-20')
    const note = (why: string) => [
      `Unexpected template without its history (${why}), expected its versions in git, all proposals are judged by that of today`,
      'Risks'
    ]
    expect(await missing('--history')).toEqual(note('it was never committed'))
    commit('2024-01-10')
    commit('2024-01-11')
    const shallow = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
    git(
      'clone',
      '--quiet',
      '--depth=1',
      pathToFileURL(scratch.cwd).href,
      shallow
    )
    rmSync(join(scratch.cwd, '.git'), {recursive: true})
    expect(await missing('--history')).toEqual(
      note('not a git repository (or any of the parent directories): .git')
    )
    cpSync(join(shallow, '.git'), join(scratch.cwd, '.git'), {recursive: true})
    rmSync(shallow, {recursive: true})
    expect(await missing('--history')).toEqual(note('the clone is shallow'))
    scratch.put('notes/EP-009-days.md', '# EP-009: Days\n')
    const {out} = await scratch.run(['--history', '--no-cache', 'notes'])
    expect(out).toContain('(it is no file)')
  })

  test('is part of what a cached result depends on', async () => {
    putTemplate(['Summary'])
    putProposal(['Summary'], '2024-02-20')
    commit('2024-01-10')
    const lint = async () =>
      scratch.run([
        '-q',
        '--history',
        '--cache-location=cache',
        '--template=rfcs/0000-template.md',
        path
      ])
    expect(await lint()).toMatchObject({code: 0})
    putTemplate(['Summary', 'Risks'])
    commit('2024-02-10')
    expect(await lint()).toMatchObject({code: 1})
  })
})

test('a proposal that was sound stays so, whatever becomes of the template', async () => {
  const sections = fc.subarray(titles, {minLength: 1})
  await fc.assert(
    fc.asyncProperty(
      fc.array(sections, {minLength: 1, maxLength: 3}),
      fc.array(sections, {minLength: 1, maxLength: 3}),
      fc.boolean(),
      async (before, after, isDated) => {
        scratch.remove()
        scratch = new Scratch()
        git('init', '--quiet')
        let month = 1
        const nextDay = () => `2024-${String(month++).padStart(2, '0')}-10`
        for (const one of before) {
          putTemplate(one, '**Status**: Draft')
          commit(nextDay())
        }

        const created = nextDay()
        putProposal(before.at(-1) ?? [], isDated ? created : undefined)
        commit(created)
        for (const one of after) {
          putTemplate(one, '**Status**: Draft')
          commit(nextDay())
        }

        expect(await missing('--history')).toEqual([])
      }
    ),
    {numRuns: 12, seed: 1}
  )
}, 120_000)
