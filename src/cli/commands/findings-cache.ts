import {resolve} from 'node:path'
import {reasonOf} from '../../rule/wording.js'
import type {Args} from '../args/args.js'
import {Cache} from '../cache/cache.js'
import {machineKey} from '../cache/machine-key.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import type {Task} from '../run/outcome.js'

// Linting fewer files takes no longer than reading the cache; commits are small.
const fewFiles = 20

/**
 * The cache, if all that is asked for are the findings of more than a few files;
 * or why there is none, if it was to be used.
 */
export function openCache(
  {
    cache,
    cacheLocation,
    dryRun,
    fix,
    fixOnly,
    insert,
    parser,
    since,
    statistics,
    updateBaseline
  }: Args,
  paths: readonly string[],
  {hasTexts}: Task,
  {cwd, version}: Io
): {cache?: Cache; reason?: string} {
  const asksForMore = [
    dryRun,
    fix,
    fixOnly,
    insert,
    since,
    statistics,
    updateBaseline
  ].some(Boolean)
  const isWorthIt =
    cacheLocation !== undefined ||
    paths.length >= fewFiles ||
    !paths.every((d) => isFile(resolve(cwd, d)))
  if (!cache || asksForMore || !isWorthIt || paths.includes('-')) return {}
  try {
    const key = machineKey(cwd)
    const settings = {cwd, version, parser, key, hasTexts}
    return {cache: new Cache(cacheLocation, settings)}
  } catch (error) {
    return {reason: reasonOf(error)}
  }
}

/** Writes the cache; a failure matters only to those who asked for it. */
export function cacheNotes(
  cache: Cache | undefined,
  reason: string | undefined,
  {cacheLocation, verbose}: Args
): string[] {
  let failure = reason
  try {
    cache?.write()
  } catch (error) {
    failure = reasonOf(error)
  }

  const isTold = cacheLocation !== undefined || verbose
  return failure !== undefined && isTold
    ? [`The cache was not written: ${failure}`]
    : []
}
