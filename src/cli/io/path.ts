import {realpathSync, statSync} from 'node:fs'
import {basename, dirname, relative, resolve} from 'node:path'
import {visible} from '../../base/visible.js'
import {pathFrom} from '../../disk/path-from.js'

export {isFile} from '../../disk/markdown-files.js'

/** A path from the working folder. */
export function wayFrom(folder: string, path: string): string {
  return pathFrom(folder, path) || '.'
}

/** The same for messages: on one line, whatever the name of a file is. */
export function nameFrom(folder: string, path: string): string {
  return visible(wayFrom(folder, path))
}

/** The absolute path of a file, without links to folders below the given one. */
export function resolveLinks(folder: string, path: string): string {
  const full = resolve(folder, path)
  const at = dirname(full)
  if (!isFolder(at)) return full
  // The given folder may itself be a link, and keeps its name.
  const way = relative(realpathSync(folder), realpathSync(at))
  // Between drives of Windows, the way is an absolute path.
  return resolve(folder, way, basename(full))
}

/** Whether a path is a folder, or a link to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Missing, or a loop of links.
    return false
  }
}
