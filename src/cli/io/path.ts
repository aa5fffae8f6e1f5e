import {realpathSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {pathFrom} from '../../disk/path-from.js'

/** A path for messages, from the working folder. */
export function nameFrom(folder: string, path: string): string {
  return pathFrom(folder, path) || '.'
}

/** The absolute path of a file, without links to folders below the given one. */
export function resolveLinks(folder: string, path: string): string {
  const full = resolve(folder, path)
  const at = dirname(full)
  if (!isFolder(at)) return full
  // The given folder may itself be a link, and keeps its name.
  const way = relative(realpathSync(folder), realpathSync(at))
  return join(folder, way, basename(full))
}

/** Whether a path is a file, or a link to one. */
export function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}

/** Whether a path is a folder, or a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}
