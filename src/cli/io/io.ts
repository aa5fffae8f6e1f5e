import {fstatSync, statSync, writeSync} from 'node:fs'
import {devNull} from 'node:os'
import {createInterface} from 'node:readline'
import {buffer} from 'node:stream/consumers'
import {createColors} from 'picocolors'
import {visibleText} from '../../base/visible.js'
import {reasonOf} from '../../rule/wording.js'

/** All that is taken from the process, so that tests can replace it. */
export interface ProcessIo {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Whether standard output takes colors, if no option says so. */
  hasColors: () => boolean
  /** Whether standard output is a terminal that shows links. */
  hasLinks: () => Promise<boolean>
  /** Whether standard error is a terminal. */
  isErrorTerminal: boolean
  /** The width of standard output, where it is a terminal that tells. */
  columns: () => number | undefined
  /** Milliseconds, from any start. */
  now: () => number
  version: string
  out: (text: string) => void
  error: (text: string) => void
  /** All of standard input. */
  read: () => Promise<Uint8Array>
  /**
   * Asks the user; without a terminal the answer is `''`, as it is for Ctrl+D.
   */
  ask: (question: string) => Promise<string>
}

/** What a command takes from its process: what it prints shows all characters. */
export interface Io extends ProcessIo {
  /** The same without that, for the text of a file, and to move the cursor. */
  exact: Pick<ProcessIo, 'error' | 'out'>
}

/** Makes characters visible that a terminal, or a log, takes for commands. */
export function shownIo(io: ProcessIo, hasColors: () => boolean): Io {
  const shown = (print: (text: string) => void) => (text: string) => {
    print(visibleText(text, hasColors()))
  }
  return {
    ...io,
    hasColors,
    out: shown(io.out),
    error: shown(io.error),
    exact: {out: io.out, error: io.error}
  }
}

/** The real process. Its streams are slow to load, so they are loaded late. */
export function processIo(version: string): ProcessIo {
  return {
    cwd: process.cwd(),
    env: process.env,
    hasColors,
    hasLinks,
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
  return mayBeTerminal(descriptor) && streamOf(descriptor).isTTY
}

/** Whether that is worth loading a stream, which tells for certain. */
function mayBeTerminal(descriptor: Descriptor): boolean {
  try {
    const stats = fstatSync(descriptor)
    const nothing = statSync(devNull, {throwIfNoEntry: false})
    return stats.isCharacterDevice() && stats.rdev !== nothing?.rdev
  } catch {
    // Windows tells little of consoles and of its null device.
    return true
  }
}

/**
 * picocolors decides, but only for terminals, or if `FORCE_COLOR` is set: on
 * Windows and in CI it would put colors into files and pipes. `FORCE_COLOR=0` turns
 * them off, as in Node.js.
 */
function hasColors(): boolean {
  const force = process.env['FORCE_COLOR']
  const isWanted = force ? force !== '0' : isTerminal(1)
  return isWanted && createColors().isColorSupported
}

/** Not known for files and pipes, even where links are forced on. */
async function hasLinks(): Promise<boolean> {
  if (!isTerminal(1)) return false
  const {createSupportsHyperlinks} = await import('supports-hyperlinks')
  return createSupportsHyperlinks(streamOf(1))
}

function writer(descriptor: Descriptor): (text: string) => void {
  let stream: NodeJS.WriteStream | undefined
  let isClosed = false
  const fail = (error: unknown) => {
    isClosed = true
    // The reader has enough, as in `ep-lint | head`; Windows may call that an end.
    if (codeOf(error) === 'EPIPE' || codeOf(error) === 'EOF') return
    console.error(
      `Unexpected error while writing to standard output, expected to print the report: ${reasonOf(error)}`
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
      // The pipe is full and does not block; a stream waits for its reader.
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
    // Ctrl+D leaves the cursor behind the question.
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
