import {dirname, resolve} from 'node:path'
import type {Finding} from '../../report/finding.js'
import type {Outcome} from './outcome.js'

/**
 * Leaves out the findings whose fact another file of the run tells: what an index
 * and a proposal disagree on is one fact, and it is told in the index.
 *
 * @param all
 *   What became of the files of the run.
 * @param isSince
 *   Whether only what is new is told. Then the other file may be silent about a
 *   fact that is new in this one.
 */
export function toldOnce(
  all: readonly Outcome[],
  isSince: boolean
): readonly Outcome[] {
  const byPath = new Map(all.map((d) => [d.full, d]))
  const isTold = (full: string | undefined, {rule, toldIn}: Finding) => {
    if (full === undefined || !toldIn) return false
    const other = byPath.get(resolve(dirname(full), toldIn.file))
    return isSince
      ? (other?.findings.some(
          (d) => d.key?.rule === rule && d.key?.about === toldIn.about
        ) ?? false)
      : (other?.isJudged ?? false)
  }

  return all.map((file) => {
    const {findings, full} = file
    return findings.some((d) => isTold(full, d))
      ? {...file, findings: findings.filter((d) => !isTold(full, d))}
      : file
  })
}
