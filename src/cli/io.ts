import {buffer} from 'node:stream/consumers'

/** What a command reads and writes, so that tests can look on. */
export interface Io {
  cwd: string
  /** Whether standard output is a terminal. */
  isTerminal: boolean
  version: string
  out: (text: string) => void
  error: (text: string) => void
  /** All of standard input. */
  read: () => Promise<Uint8Array>
}

/** The process's own. */
export function processIo(version: string): Io {
  return {
    cwd: process.cwd(),
    isTerminal: process.stdout.isTTY,
    version,
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    read: () => buffer(process.stdin)
  }
}
