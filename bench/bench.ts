/** Times `ep-lint` beside other linters, and writes `bench/RESULTS.md`. */
import {readFileSync, writeFileSync} from 'node:fs'
import {cpus, totalmem} from 'node:os'
import {
  commandsFor,
  installPeers,
  timeAll,
  versionOf,
  writeIndexed,
  type Timed
} from './commands.js'
import {makeCorpus} from './corpus.js'
import {growth, onTop, stages} from './inside.js'

const rounds = Number(process.env['ROUNDS'] ?? 7)
const many = Number(process.env['FILES'] ?? 1000)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((d) => `| ${d.join(' | ')} |`)
    .join('\n')

installPeers()
const corpus = makeCorpus(many)
writeIndexed(corpus.indexed)
const {version} = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
) as {version: string}
const blocks = [
  '# Results',
  `\`npm run bench\` on ${String(cpus().length)} cores (${cpus()[0]?.model.trim() ?? ''}), ${String(Math.round(totalmem() / 2 ** 30))} GB, Node.js ${process.versions.node}, with ${corpus.from} repeated to ${String(many)} files of ${megabytes(corpus.texts)} MB. Whole processes, taken in turn, ${String(rounds)} rounds: medians, and the fastest and slowest. Only ratios tell something; a machine has its days.`,
  `ep-lint ${version} with all rules and its built-in template; ${['rumdl', 'markdownlint-cli2', 'remark'].map((d) => `${d}: ${versionOf(d)}`).join('; ')}. rumdl and markdownlint-cli2 run MD043 alone, remark runs no rule. Cold is without a cache of findings, again is with what an earlier run left in one, for both that have one. A round before the first warms the disk's cache and Node's cache of compiled code.`
]

for (const [work, commands] of Object.entries(commandsFor(corpus))) {
  const results = timeAll(commands, rounds)
  const own = median(results.get('ep-lint')?.times ?? [])
  blocks.push(
    `## ${work[0]?.toUpperCase() ?? ''}${work.slice(1)}`,
    table(
      ['command', 'median', 'from – to', 'ep-lint takes', 'peak memory'],
      Array.from(results, ([name, timed]) => row(name, timed, own))
    )
  )
}

const some = corpus.texts.slice(0, 250)
// Once to warm up, as in an editor.
onTop(some)
const top = onTop(some)
const spent = stages(corpus.folder)
blocks.push(
  '## Where the time goes',
  `On top of remark-parse, in one process and file by file, model, binding and rules take ${((100 * top.ours) / top.parse).toFixed(1)} % of its time.`,
  table(
    ['part', 'milliseconds'],
    Object.entries(spent).map(([part, time]) => [part, time.toFixed(0)])
  ),
  '## Growth',
  'Our own part (model, binding, rules) for shapes that are meant to hurt, at 1, 2, 4 and 8 times a size, in milliseconds; linear is 2.0 for the last doubling.',
  table(
    ['shape', '1', '2', '4', '8', 'last doubling'],
    growth(1000).map(([shape, times]) => [
      shape,
      ...times.map((d) => d.toFixed(1)),
      ((times[3] ?? 0) / (times[2] ?? 1)).toFixed(1)
    ])
  )
)
const text = `${blocks.join('\n\n')}\n`
writeFileSync(new URL('../../bench/RESULTS.md', import.meta.url), text)
console.log(text)

function row(name: string, {times, memory}: Timed, own: number): string[] {
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return [
    name,
    `${median(times).toFixed(0)} ms`,
    `${least.toFixed(0)} – ${most.toFixed(0)}`,
    name === 'ep-lint' ? '' : `${(own / median(times)).toFixed(2)} ×`,
    memory === undefined ? '' : `${memory.toFixed(0)} MB`
  ]
}

function megabytes(texts: readonly string[]): string {
  const bytes = texts.reduce((sum, d) => sum + Buffer.byteLength(d), 0)
  return (bytes / 1e6).toFixed(1)
}
