import {posix} from 'node:path'
import {tally} from '../../base/list.js'
import {aboutSection} from '../../rule/about.js'
import type {LintedFile} from '../run/linted-file.js'

/** How a file looks beside a template. */
export interface Likeness {
  /** Its path from the working folder, with slashes. */
  path: string
  isProposal: boolean
}

/**
 * Whether a file that was taken for a proposal looks like one: it has at least
 * half of the sections that the template asks for at the top, and two of them.
 */
export function looksLikeProposal({result}: LintedFile): boolean {
  if (result?.subject.kind !== 'proposal') return false
  const {found, template} = result.subject.binding
  const wanted = template.sections.filter((d) => !d.parent && !d.optional)
  const there = new Set(
    found
      .filter((d) => d.how === 'same' && !d.template.parent)
      .map((d) => aboutSection(d.template))
  )
  return there.size >= Math.max(2, wanted.length / 2)
}

/**
 * Globs for the folders in which proposals lie, for a template whose name and
 * title do not tell them; none where no folder has two of them.
 */
export function globsFor(files: readonly Likeness[]): string[] {
  const proposals = files.filter((d) => d.isProposal)
  const folders = tally(proposals.map((d) => posix.dirname(d.path)))
  const isBelow = (one: string, other: string) =>
    one !== other && one.startsWith(`${other}/`)
  const kept = [...folders].filter(([, many]) => many > 1).map(([d]) => d)
  return kept
    .filter((d) => !kept.some((other) => isBelow(d, other)))
    .map((d) => (d === '.' ? '*.md' : `${d}/**/*.md`))
    .sort()
}
