import {visible} from '../../base/visible.js'
import {escapeCell} from '../../markdown/escape-cell.js'
import {code} from '../../rule/wording.js'
import {textTable, truncate, widthOf} from '../io/text-table.js'
import {statusPage} from './status-page.js'
import {
  columnsOf,
  legend,
  lists,
  totals,
  type FolderState,
  type GroupState,
  type ProposalState
} from './status-state.js'

const lineWidth = 100
const gap = 2
const widestStatus = 24
const narrowestTitle = 20

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
  html(state: FolderState): string {
    return statusPage([{title: 'Proposals', state}])
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
  html: (groups) =>
    statusPage(groups.map((d) => ({title: d.template, state: withVersion(d)}))),
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
