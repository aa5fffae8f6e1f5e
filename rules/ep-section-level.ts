import type {Edit} from '../src/lint/edits.js'
import {headingOf, reRank} from '../src/lint/heading.js'
import type {Rule} from '../src/lint/rule.js'
import {rankOf} from '../src/lint/skeleton.js'
import {code, list} from '../src/lint/words.js'
import type {Binding, Bound} from '../src/model/binding.js'
import {parentsByRank, type Section} from '../src/model/proposal.js'

export const epSectionLevel: Rule = {
  id: 'ep-section-level',
  summary:
    'A section stands at the level, and in the section, where the template has it.',
  why: 'The outline is what readers and tools navigate by.',
  *check(binding) {
    for (const group of groups(binding)) {
      const [first, ...others] = group
      const section = first?.section
      if (!first || !section) continue
      const edits = relevel(binding, group)
      const right = headingOf(rankOf(first), section.title)
      const parent = binding.parentOf(section)
      const isMoved = parent !== first.parent?.section
      const there = headingOf(section.rank, section.title)
      const under = isMoved && parent ? ` under ${code(parent.title)}` : ''
      const where = first.parent?.section
        ? `under ${code(first.parent.section.title)}`
        : 'at the top level'
      const names = others.map((d) => d.section?.title ?? '')
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
  for (const bound of binding.bound) {
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

/** New markers, where they alone put each section under its right parent. */
function relevel(binding: Binding, group: readonly Bound[]): Edit[] {
  const {proposal, title, sections} = binding
  const all = title ? [title, ...sections] : sections
  const ranks = new Map<Section, number>()
  for (const bound of group) {
    const shift = rankOf(bound) - (bound.section?.rank ?? 0)
    const queue = bound.section ? [bound.section] : []
    for (let next = queue.shift(); next; next = queue.shift()) {
      ranks.set(next, next.rank + shift)
      queue.push(...next.children)
    }
  }

  const before = parentsByRank(all.map((d) => d.rank))
  const after = parentsByRank(all.map((d) => ranks.get(d) ?? d.rank))
  const moved = new Map(group.map((d) => [d.section, d]))
  const isRight = all.every((section, index) => {
    const bound = moved.get(section)
    if (!bound) return before[index] === after[index]
    const parent = all[after[index] ?? -1]
    return outer(binding, parent) === bound.parent?.section
  })
  const edits = [...ranks].map(([d, rank]) => reRank(proposal.source, d, rank))
  return isRight && edits.every((d) => d !== undefined) ? edits : []
}

/** No title, and no other heading of its rank, is a parent. */
function outer(
  {title, template, boundOf}: Binding,
  parent: Section | undefined
): Section | undefined {
  const isTitle =
    parent === title ||
    (parent?.rank === 1 && template.title && !boundOf(parent))
  return isTitle ? undefined : parent
}
