import {basename, posix} from 'node:path'
import {VFile} from 'vfile'
import {matchesGlobs} from '../linter/globs.js'
import {optionsFor} from '../linter/overrides.js'
import type {Schema} from '../linter/schema.js'

/** The path of a file from where globs start, beside another of which it is known. */
export function rootedAt(
  path: string,
  fromRoot: string | undefined
): string | undefined {
  return fromRoot === undefined
    ? undefined
    : posix.join(posix.dirname(fromRoot), basename(path))
}

/** Whether neither the options nor its name give a file to another template. */
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
