/** Times `ep-lint` beside other linters; a full run writes `bench/RESULTS.md`. */
import {readFileSync, writeFileSync} from 'node:fs'
import {cpus, totalmem} from 'node:os'
import {parseArgs} from 'node:util'
import {isReal} from './corpus.js'
import {growth} from './growth.js'
import {full, measure, quick} from './measure.js'
import {details, ratios, table, type Result} from './report.js'
import {Sets} from './sets.js'
import {startParts} from './start.js'
import {installPeers, nodes as findNodes, versionOf} from './tools.js'
import {works} from './works.js'

const {values} = parseArgs({
  options: {
    quick: {type: 'boolean', default: false},
    only: {type: 'string', multiple: true},
    documents: {type: 'string', default: '1000'}
  }
})
const names = [...Object.keys(works), 'start', 'growth']
const unknown = values.only?.find((d) => !names.includes(d))
if (unknown !== undefined) {
  console.error(
    `Unexpected work \`${unknown}\`, expected ${names.map((d) => `\`${d}\``).join(', ')}`
  )
  process.exit(2)
}

const chosen = values.only ?? names
const effort = values.quick ? quick : full
const begun = performance.now()

const notes: string[] = []
installPeers()
if (!isReal) {
  note(
    'There are no real proposals in ../shared/corpus, so those of fixtures/ are taken.'
  )
}

const nodes = findNodes()
if (nodes.length < 2) {
  note('There is no second Node.js in bench/node_modules, so it is left out.')
}

const sets = new Sets(Number(values.documents))
// What is kept of templates goes with the sets.
process.env['XDG_CACHE_HOME'] = sets.root
process.on('exit', () => {
  sets.remove()
})
const results: Result[] = []
for (const [name, make] of Object.entries(works)) {
  if (!chosen.includes(name)) continue
  const work = make(sets, nodes)
  const result = {work, timed: measure(work.commands, effort)}
  results.push(result)
  console.log(`${details(result)}\n`)
  tellTime(name)
}

const inside: string[] = []
if (chosen.includes('start')) inside.push(startParts(sets, nodes, effort))
if (chosen.includes('growth')) inside.push(growthTable())
for (const d of inside) console.log(`${d}\n`)
console.log(ratios(results))
tellTime('all')

if (!values.quick && !values.only && values.documents === '1000') {
  const text = [
    '# Results',
    machine(),
    ...notes,
    '## Ratios',
    'What `ep-lint` takes of the time of others, and of their CPU time: less than 1 is faster.',
    ratios(results),
    ...results.map((d) => details(d)),
    ...inside
  ].join('\n\n')
  writeFileSync(new URL('../../bench/RESULTS.md', import.meta.url), `${text}\n`)
}

function note(text: string): void {
  notes.push(text)
  console.error(text)
}

function tellTime(name: string): void {
  const seconds = (performance.now() - begun) / 1000
  console.error(`${name}: done after ${seconds.toFixed(0)} s\n`)
}

function machine(): string {
  const {version} = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  ) as {version: string}
  const packages = [
    'rumdl',
    'markdownlint-cli2',
    'remark-cli',
    'remark-frontmatter',
    'remark-gfm'
  ].map((d) => `${d} ${versionOf(d) ?? ''}`)
  return [
    `\`npm run bench\` on ${String(cpus().length)} cores (${cpus()[0]?.model.trim() ?? ''}), ${String(Math.round(totalmem() / 2 ** 30))} GB, with Node.js ${nodes.map((d) => d.version).join(' and ')}: ep-lint ${version}, ${packages.join(', ')}.`,
    'Whole commands, run in turn; the first round is thrown away. [README.md](README.md) says what is measured and how to read it.'
  ].join(' ')
}

function growthTable(): string {
  return [
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
  ].join('\n\n')
}
