import {visible} from '../../base/visible.js'
import {quantity} from '../../report/report.js'
import {readTitle} from '../../document/title.js'

/** The state of one proposal; `undefined` where it does not say. */
export interface ProposalState {
  path: string
  /** The path of its template, or what else that is called. */
  template: string
  number: number | undefined
  title: string | undefined
  status: string | undefined
  author: string | undefined
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
export interface Column {
  name: string
  of: (state: ProposalState) => string
  isNumber: boolean
}

const columns: Column[] = [
  {name: 'No.', of: (d) => text(d.number), isNumber: true},
  {name: 'Title', of: (d) => text(d.title ?? d.path), isNumber: false},
  {name: 'Template', of: (d) => text(d.template), isNumber: false},
  {name: 'Status', of: (d) => text(d.status), isNumber: false},
  {name: 'Author', of: (d) => text(d.author), isNumber: false},
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

export const legend =
  'Age, Updated: days ago. Filled: required sections. Open: open questions.'
const longestList = 10

/**
 * The columns in which any proposal has a value; one template goes unsaid, and
 * authors have no room on a terminal.
 */
export function columnsOf(
  proposals: readonly ProposalState[],
  isPage = false
): Column[] {
  const templates = new Set(proposals.map((d) => d.template))
  return columns.filter(({name, of}) => {
    if (name === 'Template') return templates.size > 1
    if (name === 'Author' && !isPage) return false
    return proposals.some((d) => of(d) !== '-')
  })
}

/** A status without what follows it in parentheses: `Implemented (2.1)`. */
export function withoutAside(status: string | undefined): string | undefined {
  return status === undefined ? undefined : readTitle(status).name
}

function text(value: number | string | undefined): string {
  return value === undefined ? '-' : visible(String(value))
}

/** How many proposals there are, and of each status. */
export function totals({proposals, statuses}: FolderState): string {
  const many = statuses.map(
    (d) => `${String(d.proposals)} ${visible(d.status ?? 'without a status')}`
  )
  return `${quantity(proposals.length, 'proposal')}: ${many.join(', ')}`
}

/** The lists below the table, long ones cut off. */
export function lists(
  {stale, missing, indexes, otherFiles}: FolderState,
  most = longestList
): Array<{title: string; items: string[]}> {
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
        items.length > most
          ? [
              ...items.slice(0, most),
              `… and ${String(items.length - most)} more`
            ]
          : items
    }))
}
