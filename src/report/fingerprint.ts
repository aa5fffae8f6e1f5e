import {createHash} from 'node:crypto'
import type {Finding} from './finding.js'

/**
 * Makes fingerprints, by which a service recognises findings in the next run: a
 * finding keeps its own wherever it moves, and no two share one.
 */
export function makeFingerprints(): (
  path: string,
  finding: Pick<Finding, 'key' | 'reason' | 'rule'>
) => string {
  const counts = new Map<string, number>()
  return (path, {key, reason, rule}) => {
    const text = JSON.stringify([path, rule, key?.about ?? reason])
    const count = counts.get(text) ?? 0
    counts.set(text, count + 1)
    return createHash('sha256')
      .update(count === 0 ? text : `${text} ${String(count)}`)
      .digest('hex')
  }
}
