import type {Binding} from './binding.js'
import {topItems} from '../document/labelled-items.js'
import type {Section} from '../document/proposal.js'
import type {Span} from '../markdown/span.js'

const title = /\b(?:open|unresolved|outstanding)\s+(?:questions?|issues?)\b/i
const settled = /^(?:(?:[-*+]|\d+[.)])[\t ]+)?(?:\[x][\t ]|~~)/i
const settledTitle = /\b(?:resolved|answered|addressed|closed)\b/i

/**
 * How many questions a proposal leaves open: in its section for open questions,
 * items and subsections that are neither struck out nor ticked; where it has
 * none of these, paragraphs that end in a question mark.
 */
export function openQuestions({proposal, sections}: Binding): number {
  const many = sections
    .filter((d) => title.test(d.title))
    .map((d) => questionsIn(d, proposal.source))
  return many.reduce((sum, d) => sum + d, 0)
}

function questionsIn(section: Section, source: string): number {
  const {body, children} = section
  const isOpen = (place: Span | undefined) =>
    !settled.test(source.slice(place?.start, place?.end))
  const items = topItems(section)
  const asked = [
    ...items.filter(
      (d) =>
        /[^\s.…]/.test(d.text?.value ?? '') &&
        isOpen(d.place) &&
        isOpen(d.text?.place)
    ),
    ...children.filter(
      (d) => !settledTitle.test(d.title) && isOpen(d.text.place)
    )
  ]
  if (items.length > 0 || children.length > 0) return asked.length
  return body.filter(
    (d) => d.type === 'paragraph' && d.text.value.endsWith('?')
  ).length
}
