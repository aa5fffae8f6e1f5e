import {statSync} from 'node:fs'
import {isSystemError} from './read-file.js'

/** Caches what was read from files, until a file or how it is read changes. */
export class FileCache<Value> {
  readonly #entries = new Map<
    string,
    {stamp: string; reader: readonly unknown[]; value: Value}
  >()

  /**
   * The value of a file; none where there is no file.
   *
   * @param reader
   *   What else the value depends on.
   * @param read
   *   Called if the value is not cached.
   */
  get(
    path: string,
    reader: readonly unknown[],
    read: (path: string) => Value
  ): Value | undefined {
    const stamp = stampOf(path)
    if (stamp === undefined) return undefined
    const last = this.#entries.get(path)
    if (last?.stamp === stamp && hasSameItems(last.reader, reader))
      return last.value
    const value = read(path)
    this.#entries.set(path, {stamp, reader, value})
    return value
  }

  /** Sets the value of a file that somebody else read. */
  set(path: string, reader: readonly unknown[], value: Value): void {
    const stamp = stampOf(path)
    if (stamp !== undefined) this.#entries.set(path, {stamp, reader, value})
  }
}

/**
 * Changes whenever the file does; none where there is no file. What keeps a path
 * from being looked at, such as a loop of links, is found again by reading it.
 */
function stampOf(path: string): string | undefined {
  try {
    const stats = statSync(path, {throwIfNoEntry: false})
    return stats && `${String(stats.mtimeMs)} ${String(stats.size)}`
  } catch (error) {
    if (!isSystemError(error)) throw error
    return error.code
  }
}

/** Whether two lists have the same items, by identity. */
export function hasSameItems(
  one: readonly unknown[],
  other: readonly unknown[]
): boolean {
  return (
    one.length === other.length && one.every((d, index) => d === other[index])
  )
}
