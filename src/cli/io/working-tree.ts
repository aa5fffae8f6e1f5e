import {existsSync, readlinkSync, realpathSync} from 'node:fs'
import native, {
  basename,
  dirname,
  join,
  relative,
  resolve,
  type PlatformPath
} from 'node:path'
import {upwards} from '../../disk/upwards.js'
import {isFolder} from './path.js'

/**
 * Whether a link leads out of the working tree on the way to a file: what comes
 * with a checkout may not have files elsewhere written. The working tree is that
 * of git, else the working folder. A path that does not start in there was chosen
 * by the user, unless it goes through one of the folders that were.
 *
 * @param named
 *   What was named on the command line.
 */
export function leadsOutside(
  path: string,
  cwd: string,
  named: readonly string[] = []
): boolean {
  if (isInWorkingTree(path, cwd)) return false
  const tree = treeOf(cwd)
  const real = realPathOf(path)
  if (isWithin(path, tree.given)) return true
  const elsewhere = named
    .map((d) => resolve(cwd, beforeGlob(d)))
    .filter((d) => !isWithin(d, tree.given))
  return (
    elsewhere.length > 0 &&
    !elsewhere.some((d) => {
      const folder = isFolder(d) ? d : dirname(d)
      return isWithin(real, treeOf(folder).real)
    })
  )
}

/** Whether a path lies, or would lie, in the working tree around a folder. */
export function isInWorkingTree(path: string, cwd: string): boolean {
  return isWithin(realPathOf(path), treeOf(cwd).real)
}

/** The working tree around a folder, as it is named and as it is. */
function treeOf(folder: string): {given: string; real: string} {
  const start = realPathOf(folder)
  const real =
    [...upwards(start)].find((d) => existsSync(join(d, '.git'))) ?? start
  return {given: resolve(folder, relative(start, real)), real}
}

// As many links as Linux follows.
const mostLinks = 40

/** The real path of what there is, or of what writing there would make. */
function realPathOf(path: string, links = 0): string {
  let rest = ''
  for (const at of upwards(path)) {
    try {
      return join(realpathSync(at), rest)
    } catch {
      // What is missing may be what a link leads to.
      const target = linkAt(at)
      if (target !== undefined && links < mostLinks) {
        return realPathOf(resolve(dirname(at), target, rest), links + 1)
      }

      rest = join(basename(at), rest)
    }
  }

  return path
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

/**
 * Whether a path is the same as a folder, or lies in that folder.
 *
 * @param paths
 *   How the system writes paths.
 */
export function isWithin(
  path: string,
  folder: string,
  paths: PlatformPath = native
): boolean {
  const way = paths.relative(folder, path)
  // From one drive of Windows to another there is no relative path.
  return !paths.isAbsolute(way) && !/^\.\.(?:[\\/]|$)/.test(way)
}

function beforeGlob(path: string): string {
  return path.replace(/(?<=^|[\\/])[^\\/]*[!()*?[\]{}].*$/s, '')
}
