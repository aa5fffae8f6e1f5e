import {escapeCell} from '../../markdown/escape-cell.js'
import {count} from '../../report/report.js'

/** The state of one proposal; `undefined` is what it does not say. */
export interface ProposalState {
  path: string
  number: number | undefined
  title: string | undefined
  status: string | undefined
  /** Days since it was created. */
  age: number | undefined
  /** Days since it was last updated. */
  rested: number | undefined
  /** Required sections with content and no prompt left, and all of them. */
  filled: number
  required: number
  openQuestions: number
  findings: number
}

/** The state of a folder at a glance; `version` is that of this shape. */
export interface FolderState {
  version: 1
  proposals: ProposalState[]
  /** How many proposals have each status, the most frequent first. */
  statuses: Array<{status: string | undefined; proposals: number}>
  /** Drafts that were not updated for so many days, by their paths. */
  resting: {days: number; paths: string[]}
  /** The template's sections that proposals lack most often. */
  missing: Array<{section: string; proposals: number}>
  /** The indexes that were judged. */
  indexes: Array<{path: string; findings: number}>
  /** Files beside proposals that are none, by their paths. */
  companions: string[]
}

/** A column of the table; those of numbers stand to the right. */
interface Column {
  name: string
  of: (state: ProposalState) => string
  isNumber: boolean
}

const columns: Column[] = [
  {name: 'No.', of: (d) => text(d.number), isNumber: true},
  {name: 'Title', of: (d) => d.title ?? d.path, isNumber: false},
  {name: 'Status', of: (d) => text(d.status), isNumber: false},
  {name: 'Age', of: (d) => text(d.age), isNumber: true},
  {name: 'Updated', of: (d) => text(d.rested), isNumber: true},
  {
    name: 'Filled',
    of: (d) => `${String(d.filled)}/${String(d.required)}`,
    isNumber: true
  },
  {name: 'Open', of: (d) => String(d.openQuestions), isNumber: true},
  {name: 'Findings', of: (d) => String(d.findings), isNumber: true}
]

const legend =
  'Age and Updated: days. Filled: required sections. Open: questions.'
const line = 100
const gap = 2
const widestStatus = 24
const narrowestTitle = 20
const most = 10

/** The columns that say anything. */
function columnsOf(proposals: readonly ProposalState[]): Column[] {
  return columns.filter(({of}) => proposals.some((d) => of(d) !== '-'))
}

function text(value: number | string | undefined): string {
  return value === undefined ? '-' : String(value)
}

/** Writes the state of a folder, by format. */
export const writers = {
  table(state: FolderState): string {
    return [
      table(state.proposals),
      `${legend}\n${totals(state)}\n`,
      ...lists(state).map(
        ({title, items}) =>
          `${title}:\n${items.map((d) => `  ${d}\n`).join('')}`
      )
    ].join('\n')
  },
  json(state: FolderState): string {
    return `${JSON.stringify(state, undefined, 2)}\n`
  },
  markdown(state: FolderState): string {
    const {proposals} = state
    const shown = columnsOf(proposals)
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
    const rows = proposals.map((d) =>
      row(shown.map(({of}) => escapeCell(of(d))))
    )
    const rule = shown.map((d) => (d.isNumber ? '--:' : '---'))
    return [
      row(shown.map((d) => d.name)) + row(rule) + rows.join(''),
      `${totals(state)}\n`,
      ...lists(state).map(
        ({title, items}) =>
          `${title}:\n\n${items.map((d) => `- ${d}\n`).join('')}`
      )
    ].join('\n')
  }
}

/** The table, no line longer than people have room for. */
function table(proposals: readonly ProposalState[]): string {
  const shown = columnsOf(proposals)
  const rows = [
    shown.map((d) => d.name),
    ...proposals.map((d) => shown.map(({of}) => of(d)))
  ]
  const widths = shown.map(({name}, index) => {
    const widest = Math.max(...rows.map((d) => lengthOf(d[index] ?? '')))
    return name === 'Status' ? Math.min(widest, widestStatus) : widest
  })
  const title = shown.findIndex((d) => d.name === 'Title')
  const others = widths.filter((_, index) => index !== title)
  const taken = others.reduce((sum, d) => sum + d + gap, 0)
  const room = Math.max(line - taken, narrowestTitle)
  widths[title] = Math.min(widths[title] ?? 0, room)
  return rows
    .map((row) => {
      const cells = row.map((d, index) =>
        fit(d, widths[index] ?? 0, shown[index]?.isNumber === true)
      )
      return `${cells.join(' '.repeat(gap)).trimEnd()}\n`
    })
    .join('')
}

function fit(value: string, width: number, isNumber: boolean): string {
  const letters = Array.from(value)
  const whole =
    letters.length > width
      ? `${letters
          .slice(0, width - 1)
          .join('')
          .trimEnd()}…`
      : value
  const blank = ' '.repeat(width - lengthOf(whole))
  return isNumber ? blank + whole : whole + blank
}

function lengthOf(value: string): number {
  return Array.from(value).length
}

function totals({proposals, statuses}: FolderState): string {
  const many = statuses.map(
    (d) => `${String(d.proposals)} ${d.status ?? 'without a status'}`
  )
  return `${count(proposals.length, 'proposal')}: ${many.join(', ')}`
}

/** What is to be said beside the table. */
function lists({
  resting,
  missing,
  indexes,
  companions
}: FolderState): Array<{title: string; items: string[]}> {
  const told = indexes.filter((d) => d.findings > 0)
  return [
    {
      title: `Drafts not updated for more than ${count(resting.days, 'day')}`,
      items: resting.paths
    },
    {
      title: 'Sections missing most often',
      items: missing.map((d) => `${d.section}: ${String(d.proposals)}`)
    },
    {
      title: 'Indexes out of step, see `ep-lint index`',
      items: told.map((d) => `${d.path}: ${count(d.findings, 'finding')}`)
    },
    {title: 'Other files, not linted', items: companions}
  ]
    .filter((d) => d.items.length > 0)
    .map(({title, items}) => ({
      title,
      items:
        items.length > most
          ? [
              ...items.slice(0, most),
              `… and ${String(items.length - most)} more`
            ]
          : items
    }))
}
