import {fstatSync, statSync, writeSync} from 'node:fs'
import {devNull} from 'node:os'

/** What a command reads and writes, so that tests can look on. */
export interface Io {
  cwd: string
  /** Whether standard output is a terminal. */
  isTerminal: boolean
  /** Whether standard error is one. */
  isErrorTerminal: boolean
  /** Milliseconds of a clock. */
  now: () => number
  version: string
  out: (text: string) => void
  error: (text: string) => void
  /** All of standard input. */
  read: () => Promise<Uint8Array>
  /** Asks whoever runs the command; without a terminal the answer is `''`. */
  ask: (question: string) => Promise<string>
}

/** The process's own; its streams are loaded only where they are needed. */
export function processIo(version: string): Io {
  return {
    cwd: process.cwd(),
    isTerminal: isTerminal(1),
    isErrorTerminal: isTerminal(2),
    now: () => Date.now(),
    version,
    out: writer(1),
    error: writer(2),
    async read() {
      const {buffer} = await import('node:stream/consumers')
      return buffer(process.stdin)
    },
    ask
  }
}

type Descriptor = 1 | 2

function streamOf(descriptor: Descriptor): NodeJS.WriteStream {
  return descriptor === 1 ? process.stdout : process.stderr
}

function isTerminal(descriptor: Descriptor): boolean {
  const stats = fstatSync(descriptor)
  const isNull = stats.rdev === statSync(devNull, {throwIfNoEntry: false})?.rdev
  return stats.isCharacterDevice() && !isNull && streamOf(descriptor).isTTY
}

function writer(descriptor: Descriptor): (text: string) => void {
  let isLate = false
  return (text) => {
    let rest = Buffer.from(text)
    try {
      while (rest.length > 0 && !isLate) {
        rest = rest.subarray(writeSync(descriptor, rest))
      }
    } catch {
      // A pipe that is full, or closed: streams know what to do.
      isLate = true
    }

    if (rest.length > 0) streamOf(descriptor).write(rest)
  }
}

async function ask(question: string): Promise<string> {
  const {stdin, stderr} = process
  if (!stdin.isTTY) return ''
  const {createInterface} = await import('node:readline/promises')
  const lines = createInterface({input: stdin, output: stderr})
  const answer = await lines.question(question)
  lines.close()
  return answer
}
