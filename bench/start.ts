/** Where the time of one file goes, part by part. */
import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {measure, median, total, type Effort} from './measure.js'
import {milliseconds, table} from './report.js'
import type {Sets} from './sets.js'
import {epLint, type Node} from './tools.js'

const script = fileURLToPath(new URL('start-up.js', import.meta.url))

/** A table of the parts, for each version of Node.js. */
export function startParts(
  sets: Sets,
  nodes: readonly Node[],
  effort: Effort
): string {
  const columns = nodes.map((d) => partsWith(d, sets, effort))
  const names = [...(columns[0]?.keys() ?? [])]
  return [
    '## Where the time of one long proposal goes',
    'Node.js and the load of our code are whole commands (`node -e 0`, and `ep-lint --version` less that), the parts are done once in a fresh process and from single files, and what is then left of the whole command is to find, to configure, to load further code and to exit. “Load the fast parser” is from single files, and so an upper bound.',
    table(
      ['part', ...nodes.map((d) => `Node.js ${d.version}`)],
      names.map((name) => [
        name,
        ...columns.map((d) => milliseconds(d.get(name) ?? NaN))
      ])
    )
  ].join('\n\n')
}

/** Seconds of each part. */
function partsWith(
  node: Node,
  sets: Sets,
  effort: Effort
): Map<string, number> {
  const {documents, folder} = sets.one()
  const file = join('docs', documents[0]?.path ?? '')
  const lines = [['-e', '0'], [epLint.script, '--version'], epLint.cold(file)]
  const [nothing = NaN, version = NaN, whole = NaN] = measure(
    lines.map((args) => ({name: '', node, calls: [{cwd: folder, args}]})),
    effort
  ).map(({rounds}) => median(rounds.map((d) => total(d, 'wall'))))
  const runs = Array.from({length: effort.most + 1}, () =>
    execFileSync(node.path, [script, folder, file], {encoding: 'utf8'})
  )
    .slice(1)
    .map((d) => JSON.parse(d) as Record<string, number>)
  const parts = Object.keys(runs[0] ?? {}).map(
    (part) => [part, median(runs.map((d) => d[part] ?? NaN)) / 1000] as const
  )
  const known = parts.reduce((sum, [, d]) => sum + d, version)
  return new Map([
    ['start Node.js', nothing],
    ['load our code', version - nothing],
    ...parts,
    ['the rest', whole - known],
    ['the whole command', whole]
  ])
}
