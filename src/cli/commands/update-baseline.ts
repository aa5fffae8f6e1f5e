import {join, relative} from 'node:path'
import {
  baselineName,
  entryOf,
  findBaseline,
  splitEntries,
  writeBaseline
} from '../../disk/baseline.js'
import {pathFrom} from '../../disk/path-from.js'
import {code} from '../../rule/wording.js'
import {quantity} from '../../report/report.js'
import {UsageError} from '../io/usage-error.js'
import {byRoot} from './baseline-notes.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {refuseFileErrors} from '../run/file-errors.js'
import type {Outcome} from '../run/outcome.js'
import {writeWhole} from '../io/write.js'

/**
 * Writes all findings to the baseline of the files, or to a new one in the working
 * folder. Entries of other files stay as long as these exist.
 *
 * @throws {UsageError}
 *   For files outside the working folder, for which a new baseline would not apply,
 *   and where some could not be linted.
 */
export function updateBaseline(
  files: readonly Outcome[],
  notes: readonly string[],
  io: Io
): number {
  refuseFileErrors(files)
  for (const note of notes) io.out(`${note}\n`)
  for (const [root, group] of byRoot(files, io.cwd)) {
    const paths = group.map((d) => d.full)
    const outside = paths.find((d) => relative(root, d).startsWith('..'))
    if (outside !== undefined) {
      throw new UsageError(
        `Unexpected file ${code(outside)} outside the working folder, expected \`--update-baseline\` to run in a folder above all files`
      )
    }

    const old = findBaseline(root)
    const kept = old ? splitEntries(old, paths).others : []
    const found = group.flatMap(({findings, full}) => {
      const own = pathFrom(root, full)
      return findings.flatMap(({key}) => (key ? entryOf(own, key) : []))
    })
    const path = join(root, baselineName)
    writeWhole(path, writeBaseline([...kept, ...found]), io)
    io.out(
      `Wrote ${quantity(found.length, 'finding')} of ${quantity(group.length, 'file')} to ${nameFrom(io.cwd, path)}, they are left out from now on\n`
    )
  }

  return 0
}
