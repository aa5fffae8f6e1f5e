import {createInterface} from 'node:readline/promises'
import {buffer} from 'node:stream/consumers'

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

/** The process's own. */
export function processIo(version: string): Io {
  return {
    cwd: process.cwd(),
    isTerminal: process.stdout.isTTY,
    isErrorTerminal: process.stderr.isTTY,
    now: () => performance.now(),
    version,
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    read: () => buffer(process.stdin),
    ask
  }
}

async function ask(question: string): Promise<string> {
  const {stdin, stderr} = process
  if (!stdin.isTTY) return ''
  const lines = createInterface({input: stdin, output: stderr})
  const answer = await lines.question(question)
  lines.close()
  return answer
}
