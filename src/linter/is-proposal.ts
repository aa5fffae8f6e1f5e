import escapeStringRegexp from 'escape-string-regexp'
import {
  isDraftName,
  isIndexName,
  isTemplateName,
  readFileName,
  type NameForm
} from '../template/file-name-form.js'
import type {Proposal} from '../document/proposal.js'
import type {Template} from '../template/template.js'
import {readListing} from '../index-page/index-page.js'
import {frontMatter} from '../markdown/source.js'
import type {Binding} from '../binding/bind.js'
import {matchesGlobs} from './globs.js'

/** By what proposals are told from other files. */
export interface ProposalTest {
  template: Template
  /** The forms of names that the template's own name shows; none mostly. */
  ownNames: readonly NameForm[]
  /** Globs that, where given, alone decide. */
  files: readonly string[] | undefined
}

/**
 * Whether a file is a proposal; the template itself is sorted out before.
 *
 * @param proposal
 *   What it holds.
 * @param path
 *   Its path as the system writes it, none for standard input.
 * @param fromRoot
 *   The same from the folder that globs start at; where that is not known they
 *   may start at any folder of the path, so that it does not matter where the
 *   linter was started.
 * @param test
 *   The template and the globs.
 */
export function isProposal(
  proposal: Proposal,
  path: string | undefined,
  fromRoot: string | undefined,
  {template, ownNames, files}: ProposalTest
): boolean {
  if (path === undefined) return true
  const [name = '', folder = ''] = path.split(/[\\/]/).toReversed()
  const isIndex = isIndexName(name)
  if (files) {
    return (
      matchesGlobs(path, fromRoot, files) &&
      !(isIndex && readListing(proposal, template))
    )
  }

  // In a folder of its own a proposal is called like an index.
  const own = isIndex ? folder : name
  if (isIndex && readListing(proposal, template)) return false
  if (hasNumberForm(own, template, ownNames)) return true
  if (isTemplateName(name)) return false
  const {numbered = false, prefix = '', letters = ''} = template.title ?? {}
  if (letters === '' && !numbered && ownNames.length === 0) {
    return isIndex ? /^\p{L}*[-_ ]?\d/u.test(folder) : !companion.test(name)
  }

  return (
    (letters !== '' &&
      new RegExp(`^${escapeStringRegexp(letters)}[-_]`, 'iu').test(own)) ||
    isDraftName(name) ||
    (prefix !== '' && (proposal.title?.title.startsWith(prefix) ?? false))
  )
}

// What lies beside proposals in many folders.
const companion =
  /^(?:change(?:s|log)|history|contributing|code[-_]of[-_]conduct|licen[cs]e|security|support|governance|maintainers|authors|owners|roadmap|agents|claude)\.[^.]+$/i
const date = /^\d{4}-\d\d-\d\d/

/** Whether a name has the number form of the template's title or own name. */
function hasNumberForm(
  name: string,
  {title}: Template,
  ownNames: readonly NameForm[]
): boolean {
  if (ownNames.some((d) => readFileName(name, [d])?.number !== undefined)) {
    return true
  }

  if (!title?.numbered) return false
  const letters = escapeStringRegexp(title.letters)
  // Fewer digits, as in `01-intro.md`, are not the number of a proposal.
  const bare = title.letters === '' ? /^\d+(?=[-_. ]|$)/ : /^\d{3,}(?=[-_. ]|$)/
  return (
    (letters !== '' && new RegExp(`^${letters}[-_ .]*\\d`, 'iu').test(name)) ||
    (bare.test(name) && !date.test(name))
  )
}

/**
 * Whether a proposal is none, but only says where it went: it has a link, few
 * words, and no section of the template.
 */
export function isStub({found, proposal}: Binding): boolean {
  if (found.length > 0) return false
  const text = proposal.source.replace(frontMatter, '')
  return /https?:\/\/|\]\(/.test(text) && (text.match(/\S+/g) ?? []).length < 60
}
