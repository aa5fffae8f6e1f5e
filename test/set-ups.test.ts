/** The guides' set-ups for a repository that has the package, run as they stand there. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {afterAll, afterEach, beforeAll, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {describePreCommit, outcome} from './support/pre-commit.js'
import {makeRepository, snippet} from './support/readme.js'
import {bad, findings, good, root, Scratch} from './support/scratch.js'

// Packages are installed, on a machine that may have much else to do.
const patience = 10 * 60_000
const hooks = 'docs/hooks.md'
const remark = 'remark --frail --quiet --no-stdout'
const epLint = 'ep-lint --quiet'
/** What each command says of the bad proposal, but for the width of spaces. */
const said = {
  [remark]: `docs/EP-002-days.md
3:13-3:18 warning Unexpected status \`draft\`, expected \`Draft\` ep-status remark-lint
7:1-7:12 warning Unexpected \`TODO: a | b\`, expected the finished text ep-placeholder remark-lint
9:1-9:11 warning Unexpected second section \`Summary\`, expected one, merge the two ep-unique-section remark-lint
 [cause]:
 5:1-5:11 info First section \`Summary\` at line 5 remark-lint-ep

⚠ 3 warnings
`,
  [epLint]: findings.replace(/ +/g, ' ')
}

const repository = makeRepository()
const here = new Scratch()

beforeAll(() => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8')
  const {devDependencies} = JSON.parse(manifest) as {
    devDependencies: Record<string, string>
  }
  const [file = ''] = here
    .start('npm', ['pack', root, '--silent', '--ignore-scripts'])
    .out.split('\n')
  const packed = here.start('tar', ['-tf', file]).out
  if (packed.includes('.map\n')) throw new Error('Unexpected source maps')
  repository.put('package.json', '{"private": true}')
  repository.put('.gitignore', 'node_modules/\n')
  const installed = run('npm', [
    'install',
    '--foreground-scripts',
    '--save-dev',
    join(here.cwd, file),
    ...['remark-cli', 'husky', 'lint-staged'].map(
      (d) => `${d}@${devDependencies[d] ?? ''}`
    )
  ])
  // What is packed was built, and is installed as it is.
  if (installed.includes('> remark-lint-ep@')) throw new Error(installed)
  repository.commit()
  repository.git('tag', 'start')
}, patience)

afterEach(() => {
  // Fails where husky was not set up.
  start('git', ['config', '--unset', 'core.hooksPath'])
  repository.git('reset', '--hard', 'start')
  repository.git('clean', '-d', '--force')
})

afterAll(() => {
  repository.remove()
  here.remove()
})

/** Runs a program; spaces in what it says are single, and there is no color. */
function start(
  program: string,
  args: readonly string[]
): {code: number | null; out: string} {
  const {code, out} = repository.start(program, args)
  return {code, out: stripVTControlCharacters(out).replace(/ +/g, ' ')}
}

function run(program: string, args: readonly string[]): string {
  const {code, out} = start(program, args)
  if (code !== 0) throw new Error(out)
  return out
}

function commit(): {code: number | null; out: string} {
  repository.git('add', '.')
  return start('git', ['commit', '-qm', 'All'])
}

describePreCommit('a local hook of pre-commit', () => {
  test.each([
    ['remark', remark],
    ['ep-lint', epLint]
  ] as const)('runs %s', (name, command) => {
    const config = snippet(hooks, 'yaml', 'repo: local')
    repository.put(
      '.pre-commit-config.yaml',
      config
        .replace(remark, command)
        .replace('id: remark', `id: ${name}`)
        .replace('name: remark', `name: ${name}`)
    )
    run('pre-commit', ['install'])
    repository.put('docs/EP-001-nights.md', `${good}\nAnd days.\n`)
    expect(commit()).toEqual({code: 0, out: `${outcome(name, 'Passed')}\n`})
    repository.put('docs/EP-002-days.md', bad)
    expect(commit()).toEqual({
      code: 1,
      out: `${outcome(name, 'Failed')}
- hook id: ${name}
- exit code: 1

${said[command]}
`
    })
  })
})

/** Sets husky and lint-staged up, with a command of one's own. */
function setHusky(command: string): void {
  const manifest: unknown = JSON.parse(repository.get('package.json'))
  const more: unknown = JSON.parse(
    snippet(hooks, 'json', 'husky').replace(remark, command)
  )
  const both = Object.assign({}, manifest, more)
  repository.put('package.json', JSON.stringify(both))
  repository.put(
    '.husky/pre-commit',
    `${snippet(hooks, 'sh', 'lint-staged')}\n`
  )
  run('npm', ['run', 'prepare'])
}

test.each([remark, epLint] as const)(
  'husky and lint-staged run `%s`',
  (command) => {
    setHusky(command)
    repository.put('docs/EP-001-nights.md', `${good}\nAnd days.\n`)
    expect(commit().code).toBe(0)
    repository.put('docs/EP-002-days.md', bad)
    const {code, out} = commit()
    expect(code).toBe(1)
    expect(out).toContain(`\n✖ ${command}:\n${said[command]}`)
  }
)

test('lint-staged commits what is repaired', () => {
  setHusky('ep-lint --quiet --fix')
  repository.put('docs/EP-001-nights.md', good.replace('Draft', 'accepted'))
  expect(commit().code).toBe(0)
  expect(repository.git('show', 'HEAD:docs/EP-001-nights.md')).toBe(
    good.replace('Draft', 'Accepted')
  )
})

test(
  'steps of CI run remark',
  () => {
    const text = snippet('docs/ci.md', 'yaml', remark)
    const steps = parse(text) as Array<{run: string}>
    const step = (script = '') => start('bash', ['-e', '-c', script])
    for (const {run} of steps) expect(step(run)).toMatchObject({code: 0})
    repository.put('docs/EP-002-days.md', bad)
    expect(step(steps.at(-1)?.run)).toEqual({code: 1, out: said[remark]})
  },
  patience
)
