import {fstatSync, statSync, writeSync} from 'node:fs'
import {devNull} from 'node:os'
import {createInterface} from 'node:readline'
import {buffer} from 'node:stream/consumers'
import {reasonOf} from '../../rule/wording.js'

/** What a command reads and writes, so that tests can look on. */
export interface Io {
  cwd: string
  /** Whether standard output is a terminal. */
  isTerminal: boolean
  /** Whether standard error is one. */
  isErrorTerminal: boolean
  /** The width of standard output, where it is a terminal that tells. */
  columns: () => number | undefined
  /** Milliseconds of a clock. */
  now: () => number
  version: string
  out: (text: string) => void
  error: (text: string) => void
  /** All of standard input. */
  read: () => Promise<Uint8Array>
  /**
   * Asks whoever runs the command; without a terminal the answer is `''`, as it
   * is for Ctrl+D.
   */
  ask: (question: string) => Promise<string>
}

/** The process's own; its streams are loaded only where they are needed. */
export function processIo(version: string): Io {
  return {
    cwd: process.cwd(),
    isTerminal: isTerminal(1),
    isErrorTerminal: isTerminal(2),
    columns: () => (isTerminal(1) ? streamOf(1).columns : undefined),
    now: () => Date.now(),
    version,
    out: writer(1),
    error: writer(2),
    read: () => buffer(process.stdin),
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
  let stream: NodeJS.WriteStream | undefined
  let isClosed = false
  const fail = (error: unknown) => {
    isClosed = true
    // Whoever reads may have enough: `ep-lint | head`.
    if (codeOf(error) === 'EPIPE') return
    console.error(
      `Unexpected unwritable standard output, expected to report there: ${reasonOf(error)}`
    )
    process.exit(2)
  }

  return (text) => {
    let rest = Buffer.from(text)
    try {
      while (rest.length > 0 && !stream && !isClosed) {
        rest = rest.subarray(writeSync(descriptor, rest))
      }
    } catch (error) {
      // A pipe may be full and not wait; a stream does.
      if (codeOf(error) === 'EAGAIN') {
        stream = streamOf(descriptor).on('error', fail)
      } else {
        fail(error)
      }
    }

    if (rest.length > 0) stream?.write(rest)
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error && 'code' in error
    ? error.code
    : undefined
}

async function ask(question: string): Promise<string> {
  const {stdin, stderr} = process
  if (!stdin.isTTY) return ''
  const lines = createInterface({input: stdin, output: stderr})
  return new Promise((done) => {
    // Ctrl+D, which does not end the line of the question.
    const onClose = () => {
      stderr.write('\n')
      done('')
    }

    lines.on('close', onClose)
    lines.question(question, (answer) => {
      lines.off('close', onClose)
      lines.close()
      done(answer)
    })
  })
}
