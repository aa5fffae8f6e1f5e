import picomatch from 'picomatch'
import {
  isDraftName,
  isIndexName,
  isTemplateName
} from '../template/file-name-form.js'
import type {Proposal} from '../document/proposal.js'
import type {Template} from '../template/template.js'
import {readListing} from '../index-page/index-page.js'
import {memoize} from '../base/memo.js'

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
  if (files) {
    return (
      matches(path, fromRoot, files) &&
      !(isIndexName(name) && readListing(proposal, template))
    )
  }

  if (isTemplateName(name)) return false
  const {prefix = '', letters = ''} = template.title ?? {}
  if (letters === '') return !isIndexName(name)
  return (
    new RegExp(`^${letters}[-_]`, 'i').test(name) ||
    isDraftName(name) ||
    (proposal.title?.title.startsWith(prefix) ?? false)
  )
}

/** Made once for the globs of a run, which each file is held against. */
const matchers = new WeakMap<readonly string[], picomatch.Matcher>()

function matches(
  path: string,
  fromRoot: string | undefined,
  globs: readonly string[]
): boolean {
  const isMatch = memoize(matchers, globs, () =>
    picomatch([...globs], {dot: true})
  )

  if (fromRoot !== undefined) return isMatch(fromRoot)
  const parts = path.split('/').filter((d) => d !== '')
  return parts.some((_, index) => isMatch(parts.slice(index).join('/')))
}
