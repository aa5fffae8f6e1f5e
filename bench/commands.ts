import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Corpus} from './corpus.js'

const bench = fileURLToPath(new URL('../../bench/', import.meta.url))
const peer = (name: string) => join(bench, 'node_modules', '.bin', name)
const own = fileURLToPath(
  new URL('../../dist/bin/cli/ep-lint.cjs', import.meta.url)
)
const time = '/usr/bin/time'

/** A command, and the folder that it is run in. */
export interface Command {
  name: string
  cwd: string
  args: readonly string[]
}

/** How long a command took, in milliseconds, and its peak memory in MB. */
export interface Timed {
  times: number[]
  memory: number | undefined
}

/** Installs the peers, in `bench/` alone. */
export function installPeers(): void {
  execFileSync(
    'npm',
    ['install', '--no-package-lock', '--no-audit', '--no-fund'],
    {
      cwd: bench,
      stdio: ['ignore', 'ignore', 'inherit']
    }
  )
}

/** The version of a peer, as installed. */
export function versionOf(name: string): string {
  return execFileSync(peer(name), ['--version'], {encoding: 'utf8'})
    .trim()
    .split('\n', 1)
    .join()
}

/** Writes the index of a folder, and the baseline of all its findings. */
export function writeIndexed(cwd: string): void {
  for (const args of [['index', '--write'], ['--update-baseline']]) {
    execFileSync(process.execPath, [own, ...args], {cwd})
  }
}

/** The commands, by the work that they do. */
export function commandsFor({
  folder,
  half,
  indexed,
  one
}: Corpus): Record<string, Command[]> {
  for (const cwd of [folder, half, one]) {
    const only = {default: false, MD043: {headings: ['*']}}
    writeFileSync(
      join(cwd, '.markdownlint-cli2.jsonc'),
      JSON.stringify({config: only})
    )
    writeFileSync(
      join(cwd, '.rumdl.toml'),
      '[global]\nenable = ["MD043"]\n[MD043]\nheadings = ["*"]\n'
    )
  }

  const file = 'EP-0001-proposal.md'
  const at = (cwd: string, path: string): Command[] => [
    {
      name: 'ep-lint',
      cwd,
      args: [process.execPath, own, '--no-cache', path]
    },
    {
      name: 'rumdl',
      cwd,
      args: [peer('rumdl'), 'check', '--no-cache', path]
    },
    {
      name: 'remark',
      cwd,
      args: [peer('remark'), '--quiet', '--no-stdout', path]
    },
    {
      name: 'markdownlint-cli2',
      cwd,
      args: [peer('markdownlint-cli2'), path === '.' ? '**/*.md' : path]
    }
  ]
  const alone = (cwd: string) => at(cwd, '.').slice(0, 1)
  return {
    'one proposal, cold': [
      {name: 'node', cwd: one, args: [process.execPath, '-e', '0']},
      ...at(one, file)
    ],
    '1,000 proposals, cold': at(folder, '.'),
    '1,000 proposals, again': [
      {name: 'ep-lint', cwd: folder, args: [process.execPath, own, '.']},
      {name: 'rumdl', cwd: folder, args: [peer('rumdl'), 'check', '.']}
    ],
    'half of them, cold': alone(half),
    'with an index, and a baseline of all findings, cold': alone(indexed)
  }
}

/** Runs commands in turn, so that what the machine does meets all of them. */
export function timeAll(
  commands: readonly Command[],
  rounds: number
): Map<string, Timed> {
  const results = new Map<string, Timed>()
  for (let round = 0; round <= rounds; round++) {
    for (const {name, cwd, args} of commands) {
      const timed = results.get(name) ?? {times: [], memory: undefined}
      results.set(name, timed)
      // The first round warms the caches of the disk, and tells the memory.
      const start = performance.now()
      if (round === 0) timed.memory = memoryOf(args, cwd)
      else {
        run(args, cwd)
        timed.times.push(performance.now() - start)
      }
    }
  }

  return results
}

function run([command = '', ...args]: readonly string[], cwd: string): string {
  const {error, stderr} = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity
  })
  if (error) throw error
  return stderr
}

function memoryOf(args: readonly string[], cwd: string): number | undefined {
  if (!existsSync(time)) {
    run(args, cwd)
    return undefined
  }

  const said = run([time, '-f', '%M', ...args], cwd)
  return Number(said.trim().split('\n').at(-1)) / 1024
}
