import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {isSystemError} from '../../disk/read-file.js'

/** A text that lies beside its file, until it takes its place or is dropped. */
export interface Staged {
  /** Puts it in the place of the file, all at once. */
  replace: () => void
  /** The same, but only where there is no file yet. */
  create: () => void
  drop: () => void
}

const form = /^\..*\.(\d+)-[\da-z]+-\d+\.ep-lint$/
const cleaned = new Set<string>()
let staged = 0

/**
 * Writes a text beside its file, so that a full disk or a killed process leaves
 * the file whole. A link stays a link: the file that it leads to is replaced.
 */
export function stage(
  path: string,
  text: string | Uint8Array,
  {isDurable = true, mode}: {isDurable?: boolean; mode?: number} = {}
): Staged {
  const target = realPath(path)
  const folder = dirname(target)
  removeLeft(folder)
  const time = Date.now().toString(36)
  const id = `${String(process.pid)}-${time}-${String(staged++)}`
  const start = basename(target).slice(0, 50)
  const temporary = join(folder, `.${start}.${id}.ep-lint`)
  let isPlaced = false
  const drop = () => {
    if (!isPlaced) rmSync(temporary, {force: true})
    isPlaced = true
  }

  try {
    write(temporary, text, isDurable)
    copyAccess(target, temporary, mode)
  } catch (error) {
    drop()
    throw error
  }

  return {
    replace() {
      renameSync(temporary, target)
      isPlaced = true
    },
    create() {
      try {
        // Unlike a rename, it fails where somebody else made the file meanwhile.
        linkSync(temporary, target)
      } catch (error) {
        if (!isSystemError(error) || error.code === 'EEXIST') throw error
        // A disk without such links.
        if (existsSync(target)) throw error
        renameSync(temporary, target)
      }

      drop()
    },
    drop
  }
}

function write(
  path: string,
  text: string | Uint8Array,
  isDurable: boolean
): void {
  const file = openSync(path, 'wx')
  try {
    writeFileSync(file, text)
    if (isDurable) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a file the owner and the mode of the one whose place it takes. */
function copyAccess(from: string, to: string, mode: number | undefined): void {
  const old = statSync(from, {throwIfNoEntry: false})
  try {
    if (old) chownSync(to, old.uid, old.gid)
  } catch {
    // Only root gives files to others.
  }

  const wanted = old?.mode ?? mode
  if (wanted !== undefined) chmodSync(to, wanted)
}

/** Removes what processes that were killed have left in a folder. */
function removeLeft(folder: string): void {
  if (cleaned.has(folder)) return
  cleaned.add(folder)
  try {
    for (const name of readdirSync(folder)) {
      const pid = form.exec(name)?.[1]
      if (pid !== undefined && !isRunning(Number(pid))) {
        rmSync(join(folder, name), {force: true})
      }
    }
  } catch {
    // What cannot be removed does no harm.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, but for somebody else.
    return isSystemError(error) && error.code === 'EPERM'
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
