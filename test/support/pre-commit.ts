/** Tests with pre-commit, which npm does not install. */
import {spawnSync} from 'node:child_process'
import {describeWith} from './tool.js'

/** Describes tests with pre-commit, where it is installed. */
export function describePreCommit(title: string, tests: () => void): void {
  const isHere = spawnSync('pre-commit', ['--version']).status === 0
  describeWith('pre-commit, https://pre-commit.com,', isHere, title, tests)
}

/** What pre-commit says of a hook. */
export function outcome(name: string, state: 'Passed' | 'Failed'): string {
  return `${name}${state.padStart(79 - name.length, '.')}`
}
