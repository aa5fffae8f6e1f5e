/** Runs all that CI looks at, one after the other, and says in the end what failed. */
import {spawnSync} from 'node:child_process'

const gates = [
  'build',
  'lint',
  'format',
  'types',
  'docs',
  'test:only',
  'test:site'
]
const failed = gates.filter((gate) => {
  console.log(`\n> ${gate}`)
  const more = gate === 'test:only' ? ['--', '--coverage'] : []
  const {status} = spawnSync('npm', ['run', '--silent', gate, ...more], {
    stdio: 'inherit',
    shell: process.platform === 'win32'
  })
  return status !== 0
})

console.log(
  failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll is well.'
)
process.exitCode = failed.length > 0 ? 1 : 0
