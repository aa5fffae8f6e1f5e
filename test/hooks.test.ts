/** The hooks that this package offers to pre-commit, installed by it. */
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {describePreCommit, outcome} from './support/pre-commit.js'
import {makeRepository, snippet} from './support/readme.js'
import {bad, findings, good, Scratch} from './support/scratch.js'

// The package is installed and built, as pre-commit does it for anyone.
const patience = 15 * 60_000
const hooks = 'docs/hooks.md'

describePreCommit('the hooks of pre-commit', () => {
  const repository = makeRepository()
  const here = new Scratch()
  const home = {PRE_COMMIT_HOME: join(here.cwd, 'pre-commit')}

  /** Commits all that there is; what is told of installing is left out. */
  function commit(): {code: number | null; out: string} {
    repository.git('add', '.')
    const {code, out} = repository.start('git', ['commit', '-qm', 'All'], home)
    return {code, out: out.replace(/^\[INFO] .*\n/gm, '')}
  }

  /** Puts the guide's configuration in place, with a hook of it. */
  function configure(id: string): void {
    const config = snippet(hooks, 'yaml', 'rev:')
    repository.put(
      '.pre-commit-config.yaml',
      config
        .replace('../remark-lint-ep', join(here.cwd, 'package'))
        .replace('id: ep-lint ', `id: ${id} `)
    )
    run('autoupdate', '--bleeding-edge')
  }

  function run(...args: string[]): void {
    const {code, out} = repository.start('pre-commit', args, home)
    if (code !== 0) throw new Error(out)
  }

  beforeAll(() => {
    here.copyPackage('package')
    const git = (...args: string[]) => here.git('-C', 'package', ...args)
    git('init')
    git('add', '.')
    git('commit', '-m', 'All')
    configure('ep-lint')
    run('install')
  }, patience)

  afterAll(() => {
    repository.remove()
    here.remove()
  })

  test(
    'pass what is sound',
    () => {
      expect(commit()).toEqual({
        code: 0,
        out: `${outcome('ep-lint', 'Passed')}\n`
      })
      repository.put('README.md', '# The project\n')
      expect(commit()).toEqual({
        code: 0,
        out: `${outcome('ep-lint', 'Passed')}\n`
      })
    },
    patience
  )

  test('refuse what is not', () => {
    repository.put('docs/EP-002-days.md', bad)
    expect(commit()).toEqual({
      code: 1,
      out: `${outcome('ep-lint', 'Failed')}
- hook id: ep-lint
- exit code: 1

${findings}
`
    })
  })

  test('repair what can be repaired', () => {
    configure('ep-lint-fix')
    repository.put('docs/EP-002-days.md', bad.replace(/TODO[^]+/, 'Days.\n'))
    expect(commit()).toEqual({
      code: 1,
      out: `${outcome('ep-lint --fix', 'Failed')}
- hook id: ep-lint-fix
- files were modified by this hook
`
    })
    expect(repository.get('docs/EP-002-days.md')).toBe(
      good.replace('EP-001: Nights', 'EP-002: Days').replace('Nights.', 'Days.')
    )
    expect(commit()).toEqual({
      code: 0,
      out: `${outcome('ep-lint --fix', 'Passed')}\n`
    })
  })
})
