import {dirname, join} from 'node:path'
import {baselineName, findBaseline, splitEntries} from '../../disk/baseline.js'
import {memoize} from '../../base/memo.js'
import {visible} from '../../base/visible.js'
import {takeOne, tally} from '../../base/list.js'
import {quantity} from '../../report/report.js'
import {nameFrom} from '../io/path.js'
import type {Outcome} from '../run/outcome.js'

/** How many findings baselines hide, and which of their entries are outdated. */
export function baselineNotes(
  files: readonly Outcome[],
  cwd: string
): string[] {
  return [...byRoot(files, cwd)].flatMap(([root, group]) => {
    const baseline = findBaseline(root)
    if (!baseline) return []
    const hidden = group.flatMap((d) => d.suppressed)
    const paths = group.map((d) => d.full)
    const left = tally(splitEntries(baseline, paths).told)
    for (const {entry} of hidden) takeOne(left, entry)
    const stale = [...left.keys()]
    const path = nameFrom(cwd, join(root, baselineName))
    return [
      `${quantity(hidden.length, 'finding')} left out by ${path}`,
      ...(baseline.isOld
        ? [
            `${path} has an older form, run \`ep-lint --update-baseline\` to write it anew`
          ]
        : []),
      ...(stale.length > 0
        ? [
            `${quantity(stale.length, 'entry')} of ${path} no longer found, run \`ep-lint --update-baseline\`:\n${stale.map((d) => `  ${visible(d)}`).join('\n')}`
          ]
        : [])
    ]
  })
}

/** A file on the disk. */
type FileOutcome = Outcome & {full: string}

/** Proposals and indexes, by the folder of their baseline. */
export function byRoot(
  files: readonly Outcome[],
  cwd: string
): Map<string, FileOutcome[]> {
  const groups = new Map<string, FileOutcome[]>()
  const roots = new Map<string, string>()
  for (const file of files) {
    const {full, isJudged} = file
    if (!isJudged || full === undefined) continue
    const folder = dirname(full)
    const root = memoize(roots, folder, () => findBaseline(folder)?.root ?? cwd)
    memoize(groups, root, (): FileOutcome[] => []).push({...file, full})
  }

  return groups
}
