import {dirname, join, relative, sep} from 'node:path'
import type {VFile} from 'vfile'
import {
  baselineName,
  countOf,
  entryOf,
  findBaseline,
  isEntryOf,
  isOrphan,
  writeBaseline
} from '../folder/baseline.js'
import {pathOf} from '../folder/since.js'
import {judgementOf} from '../judgement.js'
import {keyOf} from '../lint/plugin.js'
import {code} from '../lint/words.js'
import {count} from '../report/report.js'
import {UsageError} from './args.js'
import type {Io} from './io.js'
import {writeNew} from './write.js'

/**
 * Writes what is found now as the baseline: into the one that there is for the
 * files, else into a new one in the working folder. Other files' entries stay, while they are there.
 *
 * @throws {UsageError}
 *   For files that a baseline in the working folder would not be found for.
 */
export function updateBaseline(files: readonly VFile[], io: Io): number {
  for (const [root, group] of byRoot(files, io.cwd)) {
    const paths = group.map(pathOf)
    const outside = paths.find((d) => relative(root, d).startsWith('..'))
    if (outside !== undefined) {
      throw new UsageError(
        `Unexpected file ${code(outside)} outside the working folder, expected \`--update-baseline\` to run in a folder above all files`
      )
    }

    const old = findBaseline(root)?.entries ?? []
    const kept = old.filter(
      (d) => !isOrphan(d, root) && paths.every((p) => !isEntryOf(d, root, p))
    )
    const found = group.flatMap((file) =>
      file.messages.flatMap((message) => {
        const key = keyOf(message)
        return key ? entryOf(root, pathOf(file), key) : []
      })
    )
    const path = join(root, baselineName)
    writeNew(path, writeBaseline([...kept, ...found]))
    io.out(
      `Wrote ${count(found.length, 'finding')} of ${count(group.length, 'file')} to ${nameOf(path, io.cwd)}, they are left out from now on\n`
    )
  }

  return 0
}

/** How much baselines cover, and which entries match nothing any more. */
export function baselineNotes(files: readonly VFile[], cwd: string): string[] {
  return [...byRoot(files, cwd)].flatMap(([root, group]) => {
    const baseline = findBaseline(root)
    if (!baseline) return []
    const {entries} = baseline
    const hidden = group.flatMap((file) =>
      (judgementOf(file)?.covered ?? []).map((key) =>
        entryOf(root, pathOf(file), key)
      )
    )
    const left = countOf(
      entries.filter(
        (d) =>
          isOrphan(d, root) || group.some((f) => isEntryOf(d, root, pathOf(f)))
      )
    )
    for (const entry of hidden) left.set(entry, (left.get(entry) ?? 0) - 1)
    const stale = [...left].filter(([, number]) => number > 0)
    const path = nameOf(join(root, baselineName), cwd)
    return [
      `${count(hidden.length, 'finding')} left out by ${path}`,
      ...(stale.length > 0
        ? [
            `${count(stale.length, 'entry')} of ${path} no longer found, run \`ep-lint --update-baseline\`:\n${stale.map(([entry]) => `  ${entry}`).join('\n')}`
          ]
        : [])
    ]
  })
}

/** The judged files, by the folder of the baseline that is theirs. */
function byRoot(files: readonly VFile[], cwd: string): Map<string, VFile[]> {
  const groups = new Map<string, VFile[]>()
  for (const file of files) {
    const path = file.path as string | undefined
    if (!judgementOf(file) || path === undefined) continue
    const root = findBaseline(dirname(pathOf(file)))?.root ?? cwd
    groups.set(root, [...(groups.get(root) ?? []), file])
  }

  return groups
}

function nameOf(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/')
}
