/**
 * Serves, builds or tests the site, which is a package of its own: what it
 * needs is installed when it is first asked for.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, statSync} from 'node:fs'
import {delimiter, join} from 'node:path'

const installed = 'site/node_modules/.package-lock.json'
const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable'
]

const [script = 'dev'] = process.argv.slice(2)
process.exitCode = script === 'test' ? test() : run(script)

/** Tests the site as it is below a path of a host, where there is a Chromium. */
function test(): number {
  const chromium = process.env['CHROMIUM'] ?? findChromium()
  if (chromium !== undefined) {
    return run('test', {CHROMIUM: chromium, SITE_BASE: '/base/'})
  }

  const isCi = process.env['CI'] === 'true'
  console.log(
    `${isCi ? 'Failed' : 'Skipped'} the tests of the site: no Chromium here, CHROMIUM may name one`
  )
  return isCi ? 1 : 0
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return browsers
    .flatMap((name) => folders.map((d) => join(d, name)))
    .find((d) => existsSync(d))
}

/** Runs a script of the site, with all that it needs. */
function run(name: string, env: Record<string, string> = {}): number {
  const status = isInstalled() ? 0 : npm(['ci', '--no-audit', '--no-fund'])
  return status === 0 ? npm(['run', '--silent', name], env) : status
}

function isInstalled(): boolean {
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync('site/package-lock.json').mtimeMs
  )
}

function npm(args: string[], env: Record<string, string> = {}): number {
  const {status} = spawnSync('npm', args, {
    cwd: 'site',
    env: {...process.env, ...env},
    stdio: 'inherit',
    shell: process.platform === 'win32'
  })
  return status ?? 1
}
