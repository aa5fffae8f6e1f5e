import type {VFile} from 'vfile'
import {memoize} from '../base/memo.js'
import {matchesGlobs} from './globs.js'
import type {Options, Override} from './options.js'

/** The options with some overrides, by the numbers of these. */
const merged = new WeakMap<Options, Map<string, Options>>()

/**
 * The options for a file: those of the overrides that it matches win, the last
 * one most.
 *
 * @param options
 *   Checked options.
 * @param file
 *   The file; one without a path matches no override.
 */
export function optionsFor(options: Options, {cwd, path}: VFile): Options {
  const {overrides} = options
  const given = path as string | undefined
  if (!overrides || given === undefined) return options
  const full = `${cwd}/${given}`.replaceAll('\\', '/')
  const matching = overrides.filter((d) =>
    matchesGlobs(given.startsWith('/') ? given : full, undefined, d.files)
  )
  if (matching.length === 0) return options
  const numbers = matching.map((d) => overrides.indexOf(d)).join()
  const known = memoize(merged, options, () => new Map<string, Options>())
  return memoize(known, numbers, () => matching.reduce(merge, options))
}

function merge(options: Options, {files, ...override}: Override): Options {
  const rules = {...options.rules, ...override.rules}
  if (!override.template) return {...options, ...override, rules}
  // Options that describe one template do not apply to another.
  const {aliases: _, lifecycle, names, statuses, ...others} = options
  return {...others, files, ...override, rules}
}
