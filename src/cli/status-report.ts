import {count} from '../report/report.js'
import type {FolderState, ProposalState} from './status.js'

const most = 10

const columns: Array<[name: string, of: (state: ProposalState) => string]> = [
  ['No.', (d) => text(d.number)],
  ['Title', (d) => d.title],
  ['Status', (d) => text(d.status)],
  ['Age', (d) => text(d.age)],
  ['Updated', (d) => text(d.rested)],
  ['Sections', (d) => `${String(d.filled)}/${String(d.required)}`],
  ['Open', (d) => String(d.openQuestions)],
  ['Findings', (d) => String(d.findings)]
]

function text(value: number | string | undefined): string {
  return value === undefined ? '-' : String(value)
}

/** Writes the state of a folder, by format. */
export const writers = {
  table(state: FolderState): string {
    const names = columns.map(([name]) => name)
    const rows = [names, ...rowsOf(state)]
    const widths = names.map((_, index) =>
      Math.max(...rows.map((d) => d[index]?.length ?? 0))
    )
    const lines = rows.map((row) =>
      row
        .map((d, index) => d.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()
    )
    return `${lines.join('\n')}\n\nAge and Updated are days.\n\n${sums(state)
      .map((d) => `${d}\n`)
      .join('')}`
  },
  json(state: FolderState): string {
    return `${JSON.stringify(state, undefined, 2)}\n`
  },
  markdown(state: FolderState): string {
    const names = columns.map(([name]) => name)
    const line = (row: readonly string[]) =>
      `| ${row.map((d) => d.replaceAll('|', '\\|')).join(' | ')} |`
    return `${line(names)}\n|${' --- |'.repeat(names.length)}\n${rowsOf(state)
      .map((d) => `${line(d)}\n`)
      .join('')}\n${sums(state)
      .map((d) => `- ${d}\n`)
      .join('')}`
  }
}

function rowsOf({proposals}: FolderState): string[][] {
  return proposals.map((state) => columns.map(([, of]) => of(state)))
}

function sums(state: FolderState): string[] {
  const {proposals, statuses, resting, missing, companions} = state
  const part = (names: readonly string[]) => names.join(', ')
  return [
    `${count(proposals.length, 'proposal')}: ${part(
      statuses.map((d) => `${String(d.proposals)} ${d.status}`)
    )}`,
    ...(resting.paths.length > 0
      ? [
          `Drafts that rest for more than ${count(resting.days, 'day')}: ${part(resting.paths)}`
        ]
      : []),
    ...(missing.length > 0
      ? [
          `Sections missing most often: ${part(
            missing
              .slice(0, most)
              .map((d) => `${d.section} (${String(d.proposals)})`)
          )}`
        ]
      : []),
    ...(companions.length > 0
      ? [`Files that are no proposals: ${part(companions)}`]
      : [])
  ]
}
