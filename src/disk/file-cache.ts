import {statSync} from 'node:fs'

/** Remembers what was read of files, until they or what reads them change. */
export class Memory<Value> {
  readonly #known = new Map<
    string,
    {stamp: string; reader: readonly unknown[]; value: Value}
  >()

  /**
   * What a file holds; none where there is no file.
   *
   * @param path
   *   Its path.
   * @param reader
   *   What else the value depends on.
   * @param read
   *   Reads it.
   */
  get(
    path: string,
    reader: readonly unknown[],
    read: (path: string) => Value
  ): Value | undefined {
    const stamp = stampOf(path)
    if (stamp === undefined) return undefined
    const last = this.#known.get(path)
    if (last?.stamp === stamp && isSame(last.reader, reader)) return last.value
    const value = read(path)
    this.#known.set(path, {stamp, reader, value})
    return value
  }

  /** Takes what a file holds now from whoever read it. */
  set(path: string, reader: readonly unknown[], value: Value): void {
    const stamp = stampOf(path)
    if (stamp !== undefined) this.#known.set(path, {stamp, reader, value})
  }
}

/** What changes with a file; none where there is none. */
function stampOf(path: string): string | undefined {
  const stats = statSync(path, {throwIfNoEntry: false})
  return stats && `${String(stats.mtimeMs)} ${String(stats.size)}`
}

/** Whether two lists hold the very same things. */
export function isSame(
  one: readonly unknown[],
  other: readonly unknown[]
): boolean {
  return (
    one.length === other.length && one.every((d, index) => d === other[index])
  )
}
