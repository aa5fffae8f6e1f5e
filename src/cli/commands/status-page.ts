import {createHash} from 'node:crypto'
import {visible} from '../../base/visible.js'
import {escapeXml} from '../../report/xml.js'
import {script, style} from './status-page-parts.js'
import {
  columnsOf,
  legend,
  lists,
  totals,
  withoutAside,
  type Column,
  type FolderState,
  type ProposalState
} from './status-state.js'

/** Proposals that have a table of their own. */
interface Group {
  title: string
  state: FolderState
}

const unknownStatus = 'without a status'

/** The state of a folder as a page that needs nothing else. */
export function statusPage(groups: readonly Group[]): string {
  const proposals = groups.flatMap((d) => d.state.proposals)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${policyHash(script)}'; style-src '${policyHash(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>State of the proposals</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>State of the proposals</h1>
${filters(proposals)}
${groups.map((d) => groupPart(d)).join('\n')}
<p>${escapeText(legend)}</p>
</main>
<script>${script}</script>
</body>
</html>
`
}

/** What a policy calls an inline script or style: no other one is run. */
function policyHash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}

function escapeText(value: string): string {
  return escapeXml(visible(value))
}

/** The filters, which only the script shows, as they do nothing without it. */
function filters(proposals: readonly ProposalState[]): string {
  const statuses = unique(proposals.map((d) => statusOf(d)))
  const authors = unique(proposals.flatMap((d) => authorsOf(d)))
  return `<form id="filters" role="search" aria-label="Filter the proposals" hidden>
${choices('Status', statuses)}
${choices('Author', authors)}
<label>Text <input type="search" name="text" autocomplete="off"></label>
<output id="count"></output>
</form>`
}

function choices(label: string, values: readonly string[]): string {
  const options = values.map(
    (d) => `<option value="${escapeText(d)}">${escapeText(d)}</option>`
  )
  return `<label>${label} <select name="${label.toLowerCase()}"><option value="">any</option>${options.join('')}</select></label>`
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en'))
}

function statusOf({status}: ProposalState): string {
  return withoutAside(status) ?? unknownStatus
}

/** The authors, who are written one behind the other. */
function authorsOf({author = ''}: ProposalState): string[] {
  return author
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .map((d) => d.trim())
    .filter((d) => d !== '')
}

function groupPart({title, state}: Group): string {
  const {proposals, stale} = state
  const shown = columnsOf(proposals, true)
  const heads = shown.map(
    (d) => `<th scope="col"${numeric(d)}>${escapeText(d.name)}</th>`
  )
  const rows = proposals.map((d) =>
    proposalRow(d, shown, stale.paths.includes(d.path))
  )
  return `<h2>${escapeText(title)}</h2>
<p>${escapeXml(totals(state))}</p>
<div class="wide" role="region" aria-label="${escapeText(title)}" tabindex="0">
<table>
<caption>${escapeText(title)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
${listParts(state)}`
}

function numeric({isNumber}: Column): string {
  return isNumber ? ' class="number"' : ''
}

function proposalRow(
  proposal: ProposalState,
  shown: readonly Column[],
  isStale: boolean
): string {
  const cells = shown.map((column) => {
    const value = escapeXml(column.of(proposal))
    if (column.name === 'Title') {
      return `<th scope="row">${value} <small>${escapeText(proposal.path)}</small></th>`
    }

    const mark =
      isStale && column.name === 'Updated' ? ' <strong>stale</strong>' : ''
    return `<td${numeric(column)}>${value}${mark}</td>`
  })
  const authors = JSON.stringify(authorsOf(proposal).map((d) => visible(d)))
  const status = escapeText(statusOf(proposal))
  return `<tr data-status="${status}" data-authors="${escapeXml(authors)}">${cells.join('')}</tr>`
}

function listParts(state: FolderState): string {
  return lists(state, Infinity)
    .map(({title, items}) => {
      const parts = items.map((d) => `<li>${escapeXml(d)}</li>`)
      return `<h3>${escapeText(title)}</h3>\n<ul>${parts.join('')}</ul>`
    })
    .join('\n')
}
