/** Tests with pre-commit, which npm does not install. */
import {spawnSync} from 'node:child_process'
import {describe, test} from '@jest/globals'

/** Describes tests, where pre-commit is installed: everywhere in CI. */
export function describePreCommit(title: string, tests: () => void): void {
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

/** What pre-commit says of a hook. */
export function outcome(name: string, state: 'Passed' | 'Failed'): string {
  return `${name}${state.padStart(79 - name.length, '.')}`
}
