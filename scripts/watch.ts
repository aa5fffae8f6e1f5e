/** Compiles and tests again whenever a file changes; arguments are Jest's. */
import {spawn} from 'node:child_process'

const compiler = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'],
  {stdio: ['ignore', 'inherit', 'inherit']}
)
const jest = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    // What is tested counts too, not tests alone.
    ...['src', 'rules', 'test'].map((d) => `--roots=dist/${d}`),
    // Behind the roots, or these would take what is to be tested.
    '--watchAll',
    ...process.argv.slice(2)
  ],
  {stdio: 'inherit'}
)
jest.on('exit', (code) => {
  compiler.kill()
  process.exitCode = code ?? 1
})
