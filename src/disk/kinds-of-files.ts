import {basename, posix} from 'node:path'
import {VFile} from 'vfile'
import {matchesGlobs} from '../linter/globs.js'
import {optionsFor} from '../linter/overrides.js'
import type {Schema} from '../linter/schema.js'

/** A file's path from the folder that globs start at, given that of a neighbour. */
export function rootedAt(
  path: string,
  fromRoot: string | undefined
): string | undefined {
  return fromRoot === undefined
    ? undefined
    : posix.join(posix.dirname(fromRoot), basename(path))
}

/** Whether a file may belong to a template, by the options and by its name. */
export function mayBeOfKind(
  path: string,
  {fromRoot, options, otherLetters}: Schema
): boolean {
  const {files, overrides, template} = options
  if (files) return matchesGlobs(path, rootedAt(path, fromRoot), files)
  if (
    overrides &&
    optionsFor(options, new VFile({path})).template !== template
  ) {
    return false
  }

  const [letters = ''] = /^\p{L}+/u.exec(basename(path)) ?? []
  return !otherLetters.some((d) => d.toLowerCase() === letters.toLowerCase())
}
