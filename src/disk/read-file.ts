import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  type Stats
} from 'node:fs'

/** An error of the file system. */
interface SystemError {
  code: string
  message: string
}

/** Whether an error says what the file system makes of a path. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    ('syscall' in error || error.code.startsWith('ERR_FS_'))
  )
}

/** What the file system says, without the path that it says it of. */
export function systemReason({message}: SystemError): string {
  return message.split(', ', 1).join()
}

/**
 * Reads a file, and nothing else: a pipe may never end, and a device has no end.
 *
 * @throws {Error}
 *   For what cannot be read, or is no file; `isSystemError` knows it.
 */
export function readBytes(path: string): Buffer {
  return hasNothing(path) ? Buffer.of() : readFileSync(path)
}

/** Reads a file into a buffer as far as that goes, see `readBytes`. */
export function readFirstBytes(path: string, buffer: Buffer): Buffer {
  if (hasNothing(path)) return Buffer.of()
  const file = openSync(path, 'r')
  try {
    return buffer.subarray(0, readSync(file, buffer))
  } finally {
    closeSync(file)
  }
}

/** Reads a file as text, see `readBytes`. */
export function readTextFile(path: string): string {
  return readBytes(path).toString('utf8')
}

/** The text of a file; none where there is no such file. */
export function readIfThere(path: string): string | undefined {
  try {
    return readTextFile(path)
  } catch (error) {
    // In the second case a part of the path is a file.
    const isAbsent =
      isSystemError(error) && ['ENOENT', 'ENOTDIR'].includes(error.code)
    if (isAbsent) return undefined
    throw error
  }
}

/**
 * Whether a file has nothing to read. Files that the system makes up have no
 * size, and some of them never end.
 */
function hasNothing(path: string): boolean {
  const stats = statSync(path)
  // A folder that may not be read has a reason of its own.
  if (stats.isDirectory()) readdirSync(path)
  else if (!stats.isFile()) throw noFile(stats, path)
  return stats.isFile() && stats.size === 0
}

function noFile(stats: Stats, path: string): Error {
  const kind = stats.isFIFO()
    ? 'a named pipe'
    : stats.isSocket()
      ? 'a socket'
      : 'a device'
  const error = new Error(`it is ${kind}, read '${path}'`)
  return Object.assign(error, {code: 'EINVAL', syscall: 'read', path})
}

/** Whether there is something at a path that is no file and no folder. */
export function isSpecial(path: string): boolean {
  try {
    const stats = statSync(path)
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}
