import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {headings} from './vary.js'

const bench = fileURLToPath(new URL('../../bench/', import.meta.url))
const modules = join(bench, 'node_modules')

/** A version of Node.js that commands are run with. */
export interface Node {
  version: string
  path: string
}

/** A linter, as its users start it. */
export interface Tool {
  name: string
  /** Arguments of Node.js, to lint what is at a path for the first time. */
  cold: (path: string) => string[]
  /** The same, with what an earlier run left at another path. */
  again?: (path: string, cache: string) => string[]
}

/** A build of our linter, and where its command is. */
export interface OwnTool extends Required<Tool> {
  script: string
}

/** Our command. */
export const epLint = ownTool(
  'ep-lint',
  fileURLToPath(new URL('../../dist/bin/cli/ep-lint.cjs', import.meta.url))
)

const older = process.env['BENCH_OLD']

/** An older build of our command, where one is given. */
export const olderBuild =
  older === undefined || older === ''
    ? undefined
    : ownTool('older ep-lint', resolve(older))

function ownTool(name: string, script: string): OwnTool {
  return {
    name,
    script,
    cold: (d) => [script, '--no-cache', d],
    again: (d, cache) =>
      // As users do: one file is linted without the cache of findings.
      d.endsWith('.md') ? [script, d] : [script, '--cache-location', cache, d]
  }
}

function binary(name: string): string {
  return realpathSync(join(modules, '.bin', name))
}

/** The linters of others, in the order in which they are shown. */
export function peers(): Tool[] {
  const rumdl = binary('rumdl')
  const markdownlint = binary('markdownlint-cli2')
  const remark = binary('remark')
  const use = ['remark-frontmatter', 'remark-gfm'].flatMap((d) => [
    '--use',
    join(modules, d, 'index.js')
  ])
  return [
    {
      name: 'rumdl, MD043',
      cold: (d) => [rumdl, 'check', '--no-cache', d],
      again: (d, cache) => [rumdl, 'check', '--cache-dir', cache, d]
    },
    {
      name: 'rumdl, its default rules',
      cold: (d) => [rumdl, 'check', '--no-cache', '--no-config', d],
      again: (d, cache) => [
        ...[rumdl, 'check', '--no-config'],
        ...['--cache-dir', cache, d]
      ]
    },
    {
      name: 'markdownlint-cli2, MD043',
      cold: (d) => [markdownlint, d.endsWith('.md') ? d : `${d}/**/*.md`]
    },
    {
      name: 'remark, no rules',
      cold: (d) => [remark, '--no-config', ...use, '--quiet', '--no-stdout', d]
    }
  ]
}

/** Has the linters of others look for the headings of a template. */
export function writeConfigs(folder: string, template: string): void {
  const found = headings(template.split('\n'))
  const titles = found.filter((d) => d.rank === 1)
  const asked = found.map(({rank, title}) =>
    rank === 1 && titles.length === 1 ? '?' : `${'#'.repeat(rank)} ${title}`
  )
  const wanted = asked.length > 0 ? asked : ['*']
  writeFileSync(
    join(folder, '.markdownlint-cli2.jsonc'),
    JSON.stringify({config: {default: false, MD043: {headings: wanted}}})
  )
  // JSON's lists of strings are TOML's, too.
  writeFileSync(
    join(folder, '.rumdl.toml'),
    `[global]\nenable = ["MD043"]\n\n[MD043]\nheadings = ${JSON.stringify(wanted)}\n`
  )
}

/** Installs what is compared, in `bench/` alone, where that is not there yet. */
export function installPeers(): void {
  const {dependencies} = JSON.parse(
    readFileSync(join(bench, 'package.json'), 'utf8')
  ) as {dependencies: Record<string, string>}
  const isThere = Object.entries(dependencies).every(
    ([name, version]) => versionOf(name) === version
  )
  if (isThere) return
  execFileSync(
    'npm',
    ['install', '--no-package-lock', '--no-audit', '--no-fund'],
    {cwd: bench, stdio: ['ignore', 'ignore', 'inherit']}
  )
}

/** The version of an installed package; none where it is not there. */
export function versionOf(name: string): string | undefined {
  const path = join(modules, name, 'package.json')
  if (!existsSync(path)) return undefined
  return (JSON.parse(readFileSync(path, 'utf8')) as {version: string}).version
}

/** The versions of Node.js to run with: this one, and the one in `bench/`. */
export function nodes(): Node[] {
  const own = {version: process.versions.node, path: process.execPath}
  const path = join(modules, 'node', 'bin', 'node')
  if (!existsSync(path)) return [own]
  const version = execFileSync(path, ['--version'], {encoding: 'utf8'})
    .trim()
    .slice(1)
  return version === own.version ? [own] : [own, {version, path}]
}
