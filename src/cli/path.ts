import {statSync} from 'node:fs'
import {pathFrom} from '../folder/path-from.js'

/** A path as people write it, from a folder. */
export function nameFrom(folder: string, path: string): string {
  return pathFrom(folder, path) || '.'
}

/** Whether a path is that of a file, or leads to one. */
export function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}

/** Whether a path is that of a folder, or leads to one. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}
