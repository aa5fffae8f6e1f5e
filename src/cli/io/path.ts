import {realpathSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {pathFrom} from '../../disk/path-from.js'

/** A path as people write it, from a folder. */
export function nameFrom(folder: string, path: string): string {
  return pathFrom(folder, path) || '.'
}

/** The path of a file from a folder, without links to folders in it. */
export function resolveLinks(folder: string, path: string): string {
  const full = resolve(folder, path)
  const at = dirname(full)
  if (!isFolder(at)) return full
  // The folder itself stays as it is named.
  const way = relative(realpathSync(folder), realpathSync(at))
  return join(folder, way, basename(full))
}

/** Whether a path is that of a file, or leads to one. */
export function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}

/** Whether a path is that of a folder, or leads to one. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}
