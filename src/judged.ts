import picomatch from 'picomatch'
import type {Proposal} from './model/proposal.js'
import type {Template} from './model/template.js'
import {foldKey} from './model/name.js'

/**
 * Whether a file is a proposal; the template itself is sorted out before.
 *
 * @param proposal
 *   What it holds.
 * @param path
 *   Its path with `/`, none for standard input.
 * @param fromRoot
 *   The same from the folder that globs start at; where that is not known they
 *   may start at any folder of the path, so that it does not matter where the
 *   linter was started.
 * @param template
 *   The template, for the form of names and titles.
 * @param files
 *   Globs that, where given, alone decide.
 */
export function isProposal(
  proposal: Proposal,
  path: string | undefined,
  fromRoot: string | undefined,
  template: Template,
  files: readonly string[] | undefined
): boolean {
  if (path === undefined) return true
  const name = path.slice(path.lastIndexOf('/') + 1)
  const isIndexName = /^(?:index|readme)\.[^.]+$/i.test(name)
  if (files) {
    return (
      matches(path, fromRoot, files) &&
      !(isIndexName && hasIndex(proposal, template))
    )
  }

  if (/(?:^|[-_.\d])template\.[^.]+$/i.test(name)) return false
  const prefix = template.title?.prefix ?? ''
  const letters = /^\p{L}+/u.exec(prefix)?.[0]
  if (letters === undefined) return !isIndexName
  return (
    new RegExp(`^${letters}[-_]`, 'i').test(name) ||
    /^draft-\d{8}-/i.test(name) ||
    (proposal.title?.title.startsWith(prefix) ?? false)
  )
}

function matches(
  path: string,
  fromRoot: string | undefined,
  globs: readonly string[]
): boolean {
  const isMatch = picomatch([...globs], {dot: true})
  if (fromRoot !== undefined) return isMatch(fromRoot)
  const parts = path.split('/').filter((d) => d !== '')
  return parts.some((_, index) => isMatch(parts.slice(index).join('/')))
}

/** Whether a table lists proposals: two columns are fields, title or number. */
function hasIndex(proposal: Proposal, {fields}: Template): boolean {
  const keys = new Set(
    ['ID', 'Title', ...fields.map((d) => d.key)].map((d) => foldKey(d))
  )
  const sections = proposal.title
    ? [proposal.title, ...proposal.sections]
    : proposal.sections
  return [proposal.lead, ...sections.map((d) => d.body)]
    .flat()
    .some(
      (d) =>
        d.type === 'cell' &&
        d.row === 0 &&
        d.column === 0 &&
        (d.table.rows[0] ?? []).filter((cell) =>
          keys.has(foldKey(cell.text.value))
        ).length > 1
    )
}
