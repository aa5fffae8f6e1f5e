import {isAbsolute, relative, sep} from 'node:path'
import type {ReportedFile} from './report.js'

/**
 * The path of a file from the folder that a service shows paths from; from the
 * working folder where that is unknown or the file is not in it.
 */
export function pathWithin(
  {full, path}: Pick<ReportedFile, 'full' | 'path'>,
  root: string | undefined
): string {
  if (full === undefined || !root) return path
  const way = relative(root, full)
  const isOutside = way === '..' || way.startsWith(`..${sep}`)
  return way === '' || isOutside || isAbsolute(way)
    ? path
    : way.replaceAll(sep, '/')
}
