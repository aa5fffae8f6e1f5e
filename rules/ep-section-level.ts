import {headingOf} from '../src/lint/heading.js'
import {relevel} from '../src/lint/relevel.js'
import type {Rule} from '../src/lint/rule.js'
import {rankOf} from '../src/lint/skeleton.js'
import {code, list} from '../src/lint/words.js'
import type {Binding, Bound} from '../src/model/binding.js'
import type {Section} from '../src/model/proposal.js'

export const epSectionLevel: Rule = {
  id: 'ep-section-level',
  summary:
    'A section stands at the level, and in the section, where the template has it.',
  why: 'The outline is what readers and tools navigate by.',
  *check(binding) {
    const righted = new Set<Section>()
    for (const group of groups(binding)) {
      const [first, ...more] = group
      const section = first?.section
      if (!first || !section || righted.has(section)) continue
      const {edits, others} = relevel(binding, group)
      for (const other of others) righted.add(other)
      const right = headingOf(rankOf(first), section.title)
      const parent = binding.parentOf(section)
      const isMoved = parent !== first.parent?.section
      const there = headingOf(section.rank, section.title)
      const under = isMoved && parent ? ` under ${code(parent.title)}` : ''
      const where = first.parent?.section
        ? `under ${code(first.parent.section.title)}`
        : 'at the top level'
      const names = more.map((d) => d.section?.title ?? '')
      const also = names.length > 0 ? `, and so for ${list(names, 'and')}` : ''
      yield {
        reason: `Unexpected ${code(there)}${under}, expected ${code(right)}${isMoved ? ` ${where}` : ''}${also}`,
        place: section.place,
        // A section with subsections takes more than one edit, so only `--fix`.
        ...(edits.length === 1 && edits[0] && {expected: [edits[0].text]}),
        edits
      }
    }
  }
}

/** Misplaced sections, those under one section of the author's together. */
function groups(binding: Binding): Iterable<Bound[]> {
  const found = new Map<unknown, Bound[]>()
  const order = new Map(binding.sections.map((d, index) => [d, index]))
  const inOrder = binding.bound.flatMap((d) =>
    d.section ? {bound: d, at: order.get(d.section) ?? 0} : []
  )
  inOrder.sort((a, b) => a.at - b.at)
  for (const {bound} of inOrder) {
    const {section, how, parent} = bound
    if (!section) continue
    const there = binding.parentOf(section)
    if (section.rank === rankOf(bound) && there === parent?.section) continue
    const isOwn = how === 'elsewhere' && there && !binding.boundOf(there)
    const key = isOwn ? there : bound
    found.set(key, [...(found.get(key) ?? []), bound])
  }

  return found.values()
}
