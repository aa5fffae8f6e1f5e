import {headingOf} from '../src/lint/heading.js'
import {relevel} from '../src/lint/relevel.js'
import type {Rule} from '../src/lint/rule.js'
import {rankOf} from '../src/lint/skeleton.js'
import {code, list} from '../src/lint/words.js'
import type {Binding, Found} from '../src/model/binding.js'
import type {Section} from '../src/model/proposal.js'

export const epSectionLevel: Rule = {
  id: 'ep-section-level',
  summary:
    'A section stands at the level, and in the section, where the template has it.',
  why: 'The outline is what readers and tools navigate by.',
  *check(binding) {
    const righted = new Set<Section>()
    for (const [first, ...more] of groups(binding)) {
      const {section} = first
      if (righted.has(section)) continue
      const {edits, others} = relevel(binding, [first, ...more])
      for (const other of others) righted.add(other)
      const there = headingOf(section.rank, section.title)
      const right = headingOf(rankOf(first), section.title)
      yield {
        reason: `Unexpected ${code(there)}${where(binding, first)}, expected ${code(right)}${whereInstead(binding, first)}${also(more)}`,
        place: section.place,
        // A section with subsections takes more than one edit, so only `--fix`.
        ...(edits.length === 1 && {expected: edits.map((d) => d.text)}),
        edits
      }
    }
  }
}

type Group = [first: Found, ...more: Found[]]

/** Misplaced sections, those under one section of the author's together. */
function groups(binding: Binding): Iterable<Group> {
  const groups = new Map<Found | Section, Group>()
  for (const found of binding.found) {
    const there = binding.parentOf(found.section)
    if (!isMoved(binding, found) && found.section.rank === rankOf(found)) {
      continue
    }

    const isOwn = found.how === 'elsewhere' && there && !binding.boundOf(there)
    const group = groups.get(isOwn ? there : found)
    if (group) group.push(found)
    else groups.set(isOwn ? there : found, [found])
  }

  return groups.values()
}

function isMoved({parentOf}: Binding, {section, parent}: Found): boolean {
  return parentOf(section) !== parent?.section
}

function where(binding: Binding, found: Found): string {
  const parent = binding.parentOf(found.section)
  return parent && isMoved(binding, found) ? ` under ${code(parent.title)}` : ''
}

function whereInstead(binding: Binding, found: Found): string {
  if (!isMoved(binding, found)) return ''
  const {parent} = found
  return parent ? ` under ${code(parent.section.title)}` : ' at the top level'
}

function also(more: readonly Found[]): string {
  const titles = more.map((d) => d.section.title)
  return titles.length > 0 ? `, and so for ${list(titles, 'and')}` : ''
}
