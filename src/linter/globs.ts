import picomatch from 'picomatch'
import {memoize} from '../base/memo.js'

/** Made once for the globs of a run, which each file is held against. */
const matchers = new WeakMap<readonly string[], picomatch.Matcher>()

/**
 * Whether a path matches globs.
 *
 * @param path
 *   The path, with `/`.
 * @param fromRoot
 *   The same from the folder that globs start at; where that is not known they
 *   may start at any folder of the path.
 * @param globs
 *   The globs; `!` excludes.
 */
export function matchesGlobs(
  path: string,
  fromRoot: string | undefined,
  globs: readonly string[]
): boolean {
  const isMatch = memoize(matchers, globs, () =>
    picomatch([...globs], {dot: true})
  )

  if (fromRoot !== undefined) return isMatch(fromRoot)
  const parts = path.split('/').filter((d) => d !== '')
  return parts.some((_, index) => isMatch(parts.slice(index).join('/')))
}
