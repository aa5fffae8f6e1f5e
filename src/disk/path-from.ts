import {relative, sep} from 'node:path'

/** A relative path, with `/` on every system; `''` for the folder itself. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
