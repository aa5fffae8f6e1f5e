import picomatch from 'picomatch'
import {memoize} from '../base/memo.js'

/** What tells whether a path is among those of globs, and not among excluded ones. */
interface Matchers {
  isMatch: picomatch.Matcher
  isExcluded: picomatch.Matcher
}

/** Made once for the globs of a run, which each file is held against. */
const matchers = new WeakMap<readonly string[], Matchers>()

/**
 * Whether a path matches globs.
 *
 * @param path
 *   The path as the system writes it.
 * @param fromRoot
 *   The same from the folder that globs start at; where that is not known they
 *   may start at any folder of the path.
 * @param globs
 *   The globs; those with `!` exclude, from all files where there are no others.
 */
export function matchesGlobs(
  path: string,
  fromRoot: string | undefined,
  globs: readonly string[]
): boolean {
  const {isMatch, isExcluded} = memoize(matchers, globs, makeMatchers)
  if (fromRoot !== undefined) return isMatch(fromRoot) && !isExcluded(fromRoot)
  const parts = path.split(/[\\/]/).filter((d) => d !== '')
  const ways = parts.map((_, index) => parts.slice(index).join('/'))
  return ways.some((d) => isMatch(d)) && !ways.some((d) => isExcluded(d))
}

function makeMatchers(globs: readonly string[]): Matchers {
  // `!(a|b).md` excludes nothing: it is a glob for other names.
  const isExclusion = (glob: string) => /^!(?!\()/.test(glob)
  const wanted = globs.filter((d) => !isExclusion(d))
  const excluded = globs.filter(isExclusion).map((d) => d.slice(1))
  return {
    isMatch: picomatch(wanted.length > 0 ? wanted : ['**'], {dot: true}),
    isExcluded: picomatch(excluded, {dot: true})
  }
}
