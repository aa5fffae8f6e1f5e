/** Times whole commands in turn, so that what the machine does meets them all. */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Node} from './tools.js'

/** A process, and the folder that it is started in. */
export interface Call {
  cwd: string
  args: readonly string[]
}

/** What somebody does to get something done: one process, or one after another. */
export interface Command {
  name: string
  node: Node
  calls: readonly Call[]
  /** What has to be done before each time, and is not timed. */
  before?: () => void
}

/** What a process took: seconds, and its peak memory in MB. */
export interface Sample {
  wall: number
  cpu: number
  memory: number
}

/** What a command took: in each round, and for each of its processes. */
export interface Timed {
  command: Command
  rounds: Sample[][]
}

/** How many rounds there are, of which the first is thrown away. */
export interface Effort {
  most: number
  least: number
  /** Seconds after which a command has no further round. */
  enough: number
}

export const full: Effort = {most: 10, least: 2, enough: 12}
export const quick: Effort = {most: 2, least: 1, enough: 10}

/** Runs commands in turn. Those that take long have fewer rounds. */
export function measure(
  commands: readonly Command[],
  {most, least, enough}: Effort
): Timed[] {
  const runs = commands.map((command) => {
    const first = total(runOnce(command), 'wall')
    const wanted = Math.floor(enough / first)
    return {
      command,
      wanted: Math.min(most, Math.max(least, wanted)),
      rounds: [] as Sample[][]
    }
  })
  for (let round = 0; round < most; round++) {
    for (const {command, wanted, rounds} of runs) {
      if (round < wanted) rounds.push(runOnce(command))
    }
  }

  return runs
}

export function total(samples: readonly Sample[], what: 'cpu' | 'wall') {
  return samples.reduce((sum, d) => sum + d[what], 0)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const low = sorted[Math.floor(middle)] ?? 0
  const high = sorted[Math.ceil(middle)] ?? 0
  return (low + high) / 2
}

function runOnce({before, calls, node}: Command): Sample[] {
  before?.()
  return calls.map((d) => runCall(d, node))
}

const hasTime = existsSync('/usr/bin/time')
const memoryFile = join(
  mkdtempSync(join(tmpdir(), 'ep-lint-bench-memory-')),
  'peak'
)
// The shell counts what processes below take, too; Node would not.
const script = `TIMEFORMAT='%3R %3U %3S'
time ${hasTime ? '/usr/bin/time -q -o "$0" -f %M' : ''} "$@" >/dev/null 2>&1`

function runCall({args, cwd}: Call, node: Node): Sample {
  const {error, status, stderr} = spawnSync(
    'bash',
    ['-c', script, memoryFile, node.path, ...args],
    {cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe']}
  )
  if (error) throw error
  // 1 is for findings everywhere.
  if (status !== 0 && status !== 1) {
    throw new Error(
      `Unexpected exit code ${String(status)}, expected 0 or 1, run it yourself: cd ${cwd} && ${[node.path, ...args].join(' ')}`
    )
  }

  const [wall = NaN, user = NaN, system = NaN] = stderr
    .trim()
    .replaceAll(',', '.')
    .split(' ')
    .map(Number)
  const memory = hasTime ? Number(readFileSync(memoryFile, 'utf8')) / 1024 : NaN
  return {wall, cpu: user + system, memory}
}
