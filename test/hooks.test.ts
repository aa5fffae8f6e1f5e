/** The hooks for commits, as the README sets them up, with the real tools. */
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {snippet} from './readme.js'
import {bad, good, Scratch} from './scratch.js'

// Packages are installed and built here, as each of the tools does it.
const patience = 15 * 60_000
const section = 'In a commit hook'
const findings = `docs/EP-002-days.md
  3:13  warning  Unexpected status \`draft\`, expected \`Draft\`  ep-status, fixable
   7:1  warning  Unexpected \`TODO: a | b\`, expected the text that is due  ep-placeholder
   9:1  warning  Unexpected second section \`Summary\`, expected one, merge the two  ep-unique-section
`

/** A repository with a template, a sound proposal and a configuration. */
function makeRepository(): Scratch {
  const scratch = new Scratch()
  scratch.remove('docs/EP-002-days.md')
  scratch.put('README.md', '# A project\n')
  scratch.put(
    '.remarkrc.json',
    snippet('In a repository, with remark', 'json').replace(
      'docs/proposals/',
      'docs/'
    )
  )
  scratch.git('init')
  return scratch
}

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

  /** Puts the README's configuration in place, with a hook of it. */
  function configure(id: string): void {
    const config = snippet(section, 'yaml', 'rev:')
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
      expect(commit()).toEqual({code: 0, out: `${line('ep-lint', 'Passed')}\n`})
      repository.put('README.md', '# The project\n')
      expect(commit()).toEqual({code: 0, out: `${line('ep-lint', 'Passed')}\n`})
    },
    patience
  )

  test('refuse what is not', () => {
    repository.put('docs/EP-002-days.md', bad)
    expect(commit()).toEqual({
      code: 1,
      out: `${line('ep-lint', 'Failed')}
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
      out: `${line('ep-lint --fix', 'Failed')}
- hook id: ep-lint-fix
- files were modified by this hook
`
    })
    expect(repository.get('docs/EP-002-days.md')).toBe(
      good.replace('EP-001: Nights', 'EP-002: Days').replace('Nights.', 'Days.')
    )
    expect(commit()).toEqual({
      code: 0,
      out: `${line('ep-lint --fix', 'Passed')}\n`
    })
  })
})

/** A line of pre-commit's. */
function line(name: string, state: string): string {
  return `${name}${state.padStart(79 - name.length, '.')}`
}

/** Tests with pre-commit, where it is installed: everywhere in CI. */
function describePreCommit(title: string, tests: () => void): void {
  if (spawnSync('pre-commit', ['--version']).status === 0) {
    describe(title, tests)
  } else if (process.env['CI'] === 'true') {
    throw new Error('Unexpected CI without pre-commit, expected it installed')
  } else {
    const reason = 'pre-commit is not installed, https://pre-commit.com'
    console.warn(`Not tested: ${title}, because ${reason}`)
    test.skip(`${title}: ${reason}`, tests)
  }
}
