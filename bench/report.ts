/** Tables of results: ratios first. */
import {median, total, type Timed} from './measure.js'
import {epLint} from './tools.js'
import type {Work} from './works.js'

/** A work, and what its commands took. */
export interface Result {
  work: Work
  timed: readonly Timed[]
}

export function table(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>
): string {
  return [head, head.map(() => '---'), ...rows]
    .map((d) => `| ${d.join(' | ')} |`)
    .join('\n')
}

/** All works beside all other linters, as ratios of medians. */
export function ratios(results: readonly Result[]): string {
  const others = [
    ...new Set(
      results.flatMap(({timed}) =>
        timed.filter((d) => ratioTo(d, timed)).map((d) => d.command.name)
      )
    )
  ]
  const rows = results.flatMap(({timed, work}) =>
    versionsIn(timed).flatMap((version) => {
      const cells = others.map((name) => {
        const found = timed.find(
          ({command: d}) => d.name === name && d.node.version === version
        )
        return (found && ratioTo(found, timed)) ?? ''
      })
      return cells.some((d) => d !== '')
        ? [[work.title, version, ...cells]]
        : []
    })
  )
  return table(['work', 'Node.js', ...others], rows)
}

/** One work, with all that was measured. */
export function details({timed, work}: Result): string {
  const rows = timed.map((d) => [
    d.command.name,
    d.command.node.version,
    ratioTo(d, timed) ?? '',
    milliseconds(median(sums(d, 'wall'))),
    spread(sums(d, 'wall')),
    milliseconds(median(sums(d, 'cpu'))),
    memoryOf(d),
    String(d.rounds.length)
  ])
  const head = [
    'command',
    'Node.js',
    'ep-lint takes',
    'median',
    'from – to',
    'CPU',
    'peak memory',
    'rounds'
  ]
  return [
    `## ${work.title}`,
    work.about,
    table(head, rows),
    ...(work.parts ? [parts(work.parts, timed)] : [])
  ].join('\n\n')
}

/** The processes of commands that have several, each beside that of others. */
function parts(names: readonly string[], all: readonly Timed[]): string {
  const newest = versionsIn(all).at(-1)
  const timed = all.filter((d) => d.command.node.version === newest)
  const medianOf = ({rounds}: Timed, at: number) =>
    median(rounds.map((d) => d[at]?.wall ?? NaN))
  const own = timed.find((d) => d.command.name === epLint.name)
  const others = timed.filter((d) => d !== own)
  return table(
    [
      `documents, Node.js ${String(newest)}`,
      'ep-lint',
      ...others.map((d) => `than ${d.command.name}`)
    ],
    names.map((name, at) => {
      const time = own ? medianOf(own, at) : NaN
      return [
        name,
        milliseconds(time),
        ...others.map((d) => ratio(time, medianOf(d, at)))
      ]
    })
  )
}

/** What our command takes of the time, and of the CPU's, that another takes. */
function ratioTo(other: Timed, timed: readonly Timed[]): string | undefined {
  const {name, node} = other.command
  const own = timed.find(
    ({command: d}) => d.name === epLint.name && d.node.version === node.version
  )
  if (!own || name === epLint.name) return undefined
  const of = (what: 'cpu' | 'wall') =>
    ratio(median(sums(own, what)), median(sums(other, what)))
  return `${of('wall')} (${of('cpu')})`
}

function ratio(own: number, other: number): string {
  return `${(own / other).toFixed(2)} ×`
}

function sums({rounds}: Timed, what: 'cpu' | 'wall'): number[] {
  return rounds.map((d) => total(d, what))
}

function memoryOf({rounds}: Timed): string {
  const peak = median(rounds.map((d) => Math.max(...d.map((e) => e.memory))))
  return Number.isNaN(peak) ? '' : `${peak.toFixed(0)} MB`
}

function spread(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return `${(1000 * least).toFixed(0)} – ${(1000 * most).toFixed(0)}`
}

export function milliseconds(seconds: number): string {
  return `${(1000 * seconds).toFixed(0)} ms`
}

function versionsIn(timed: readonly Timed[]): string[] {
  return [...new Set(timed.map((d) => d.command.node.version))]
}
