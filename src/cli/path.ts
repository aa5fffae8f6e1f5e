import {statSync} from 'node:fs'
import {relative, sep} from 'node:path'

/** A path as people write it, from a folder. */
export function nameFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.'
}

/** Whether a path is that of a file, or leads to one. */
export function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}

/** Whether a path is that of a folder, or leads to one. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}
