import {headingOf} from '../src/fixes/heading.js'
import {Releveler} from '../src/fixes/heading-levels.js'
import {aboutFound} from '../src/rule/about.js'
import type {Rule} from '../src/rule/rule.js'
import {code, someOf} from '../src/rule/wording.js'
import type {Binding, BoundSection} from '../src/binding/bind.js'
import {
  isMoved,
  misplacedGroups,
  rightRank
} from '../src/binding/misplaced-sections.js'
import type {Section} from '../src/document/proposal.js'

export const epSectionLevel: Rule = {
  id: 'ep-section-level',
  summary:
    'A section has the heading level and the parent section that the template gives it.',
  why: 'The outline is what readers and tools navigate by.',
  fixes: 'the level, where that is enough',
  structural: true,
  *check(binding) {
    const groups = misplacedGroups(binding)
    if (groups.length === 0) return
    const righted = new Set<Section>()
    const releveler = new Releveler(binding)
    for (const group of groups) {
      const [first, ...more] = group
      const {section} = first
      if (righted.has(section)) continue
      const {edits, others} = releveler.relevel(group)
      for (const other of others) righted.add(other)
      const there = headingOf(section.rank, section.title)
      const right = headingOf(rightRank(first, binding), section.title)
      yield {
        reason: `Unexpected ${code(there)}${where(binding, first)}, expected ${code(right)}${whereInstead(binding, first)}${also(more)}`,
        place: section.place,
        about: aboutFound(first),
        // A section with subsections takes more than one edit, so only `--fix`.
        ...(edits.length === 1 && {expected: edits.map((d) => d.text)}),
        edits
      }
    }
  }
}

function where(binding: Binding, found: BoundSection): string {
  const parent = binding.parentOf(found.section)
  return parent && isMoved(binding, found) ? ` under ${code(parent.title)}` : ''
}

function whereInstead(binding: Binding, found: BoundSection): string {
  if (!isMoved(binding, found)) return ''
  const {parent} = found
  return parent ? ` under ${code(parent.section.title)}` : ' at the top level'
}

function also(more: readonly BoundSection[]): string {
  const titles = more.map((d) => d.section.title)
  return titles.length > 0 ? `, and so for ${someOf(titles)}` : ''
}
