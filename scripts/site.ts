/**
 * Serves, builds or tests the site, which is a package of its own: what it
 * needs is installed when it is first asked for.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, statSync} from 'node:fs'

const [script = 'dev', ...rest] = process.argv.slice(2)
const installed = 'site/node_modules/.package-lock.json'

process.exitCode =
  run(isInstalled() ? undefined : ['ci', '--no-audit', '--no-fund']) ||
  run(['run', '--silent', script, ...(rest.length > 0 ? ['--', ...rest] : [])])

function isInstalled(): boolean {
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync('site/package-lock.json').mtimeMs
  )
}

/** Runs npm in the folder of the site. */
function run(args: string[] | undefined): number {
  if (!args) return 0
  const {status} = spawnSync('npm', args, {
    cwd: 'site',
    stdio: 'inherit',
    shell: process.platform === 'win32'
  })
  return status ?? 1
}
