import {visible} from '../../base/visible.js'
import {escapeCell} from '../../markdown/escape-cell.js'
import {code} from '../../rule/wording.js'
import {quantity} from '../../report/report.js'
import {textTable, truncate, widthOf} from '../io/text-table.js'

/** The state of one proposal; `undefined` where it does not say. */
export interface ProposalState {
  path: string
  /** The path of its template, or what else that is called. */
  template: string
  number: number | undefined
  title: string | undefined
  status: string | undefined
  /** Days since it was created. */
  age: number | undefined
  /** Days since it was last updated, or else created. */
  daysSinceUpdate: number | undefined
  /** Required sections with content and without prompts. */
  filled: number
  /** All required sections. */
  required: number
  openQuestions: number
  findings: number
}

/** The state of a folder; `version` goes up when this shape changes. */
export interface FolderState {
  version: 1
  proposals: ProposalState[]
  /** How many proposals have each status, the most frequent first. */
  statuses: Array<{status: string | undefined; proposals: number}>
  /** The paths of drafts that were not updated for more than some days. */
  stale: {days: number; paths: string[]}
  /** The template's sections that are missing in proposals, most often first. */
  missing: Array<{section: string; proposals: number}>
  /** The indexes that were linted. */
  indexes: Array<{path: string; findings: number}>
  /** The paths of files beside proposals that are no proposals. */
  otherFiles: string[]
}

/** The state of the proposals of one template. */
export interface GroupState extends Omit<FolderState, 'version'> {
  template: string
}

/** A column of the table; numbers are aligned to the right. */
interface Column {
  name: string
  of: (state: ProposalState) => string
  isNumber: boolean
}

const columns: Column[] = [
  {name: 'No.', of: (d) => text(d.number), isNumber: true},
  {name: 'Title', of: (d) => text(d.title ?? d.path), isNumber: false},
  {name: 'Template', of: (d) => text(d.template), isNumber: false},
  {name: 'Status', of: (d) => text(d.status), isNumber: false},
  {name: 'Age', of: (d) => text(d.age), isNumber: true},
  {name: 'Updated', of: (d) => text(d.daysSinceUpdate), isNumber: true},
  {
    name: 'Filled',
    of: (d) => `${String(d.filled)}/${String(d.required)}`,
    isNumber: true
  },
  {name: 'Open', of: (d) => String(d.openQuestions), isNumber: true},
  {name: 'Findings', of: (d) => String(d.findings), isNumber: true}
]

const legend =
  'Age, Updated: days ago. Filled: required sections. Open: open questions.'
const lineWidth = 100
const gap = 2
const widestStatus = 24
const narrowestTitle = 20
const longestList = 10

/** The columns in which any proposal has a value; one template goes unsaid. */
function columnsOf(proposals: readonly ProposalState[]): Column[] {
  const templates = new Set(proposals.map((d) => d.template))
  return columns.filter(({name, of}) =>
    name === 'Template'
      ? templates.size > 1
      : proposals.some((d) => of(d) !== '-')
  )
}

function text(value: number | string | undefined): string {
  return value === undefined ? '-' : visible(String(value))
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

/** Writes the states of the proposals of each template, by format. */
export const groupWriters: Record<
  keyof typeof writers,
  (groups: readonly GroupState[]) => string
> = {
  table: (groups) =>
    groups
      .map((d) => `${visible(d.template)}\n\n${writers.table(withVersion(d))}`)
      .join('\n'),
  json: (groups) =>
    `${JSON.stringify({version: 1, by: 'template', groups}, undefined, 2)}\n`,
  markdown: (groups) =>
    groups
      .map(
        (d) => `## ${code(d.template)}\n\n${writers.markdown(withVersion(d))}`
      )
      .join('\n')
}

function withVersion({template: _, ...state}: GroupState): FolderState {
  return {version: 1, ...state}
}

/** The table, its titles cut so that lines fit. */
function table(proposals: readonly ProposalState[]): string {
  const shown = columnsOf(proposals)
  const rows = [
    shown.map((d) => d.name),
    ...proposals.map((d) =>
      shown.map(({name, of}) =>
        name === 'Status' ? truncate(of(d), widestStatus) : of(d)
      )
    )
  ]
  const title = shown.findIndex((d) => d.name === 'Title')
  const others = shown.map((_, index) =>
    index === title
      ? 0
      : gap + Math.max(...rows.map((d) => widthOf(d[index] ?? '')))
  )
  const taken = others.reduce((sum, d) => sum + d, 0)
  const room = Math.max(lineWidth - taken, narrowestTitle)
  return textTable(
    rows.map((row) =>
      row.map((d, index) => (index === title ? truncate(d, room) : d))
    ),
    {gap, rightAligned: shown.map((d) => d.isNumber)}
  )
}

function totals({proposals, statuses}: FolderState): string {
  const many = statuses.map(
    (d) => `${String(d.proposals)} ${visible(d.status ?? 'without a status')}`
  )
  return `${quantity(proposals.length, 'proposal')}: ${many.join(', ')}`
}

/** The lists below the table. */
function lists({
  stale,
  missing,
  indexes,
  otherFiles
}: FolderState): Array<{title: string; items: string[]}> {
  const outdated = indexes.filter((d) => d.findings > 0)
  return [
    {
      title: `Stale drafts (not updated for more than ${quantity(stale.days, 'day')})`,
      items: stale.paths
    },
    {
      title: 'Sections missing most often',
      items: missing.map((d) => `${d.section}: ${String(d.proposals)}`)
    },
    {
      title: 'Outdated indexes (see `ep-lint index`)',
      items: outdated.map(
        (d) => `${d.path}: ${quantity(d.findings, 'finding')}`
      )
    },
    {title: 'Other files (not linted)', items: otherFiles}
  ]
    .filter((d) => d.items.length > 0)
    .map(({title, items}) => ({title, items: items.map((d) => visible(d))}))
    .map(({title, items}) => ({
      title,
      items:
        items.length > longestList
          ? [
              ...items.slice(0, longestList),
              `… and ${String(items.length - longestList)} more`
            ]
          : items
    }))
}
