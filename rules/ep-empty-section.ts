import {blockBelow} from '../src/markdown/edits.js'
import {aboutFound} from '../src/rule/about.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {endOfHeading} from '../src/fixes/heading.js'
import {markerIn} from '../src/fixes/list-marker.js'
import {promptOf} from '../src/fixes/missing-section.js'
import {code} from '../src/rule/wording.js'
import type {Binding, BoundSection} from '../src/binding/bind.js'
import {isMissing} from '../src/binding/binding.js'
import {isDue} from '../src/binding/due.js'
import {isEmpty, loneAnswer} from '../src/document/content.js'
import {isLeftoverComment} from '../src/placeholders/own-words.js'

export const epEmptySection: Rule = {
  id: 'ep-empty-section',
  summary: 'A section has content, or says why there is none.',
  why: 'An empty section does not say whether the question was considered.',
  inserts: "the template's prompt",
  settled: 'error',
  *check(binding, {lifecycle}) {
    for (const bound of binding.found) {
      const {section, template} = bound
      if (!isUnanswered(bound) || isSaidBelow(bound)) continue
      if (!isDue(template, binding, lifecycle)) continue
      const lone = loneAnswer(section)
      if (lone === undefined && hasGuidance(binding, bound)) continue
      const {place, title} = section
      const about = aboutFound(bound)
      yield lone === undefined
        ? {
            reason: `Unexpected empty section ${code(title)}, expected content, write it or say why there is none`,
            place,
            about,
            insertion: true,
            ...insertPrompt(binding, bound)
          }
        : {
            reason: `Unexpected ${code(lone)} alone in ${code(title)}, expected ${template.asksReason ? 'the reason too' : 'an answer'}, as in ${code('Not applicable: …')}`,
            place,
            about
          }
    }
  }
}

/** Writes the template's prompt below a heading. */
function insertPrompt(
  {proposal}: Binding,
  {section, template}: BoundSection
): Pick<Problem, 'edits' | 'expected'> {
  const {source} = proposal
  const {place} = section
  const end = endOfHeading(section, source)
  if (!place || end === undefined) return {}
  const text = blockBelow(source, end, promptOf(template, markerIn(proposal)))
  // A definition on the next line, `[risks]: #risks`, belongs to the heading.
  return end === place.end
    ? {expected: [source.slice(place.start, end) + text]}
    : {edits: [{place: {start: end, end}, text}]}
}

/** Whether findings on its subsections say it already. */
function isSaidBelow({children}: BoundSection): boolean {
  return children.some((d) => {
    if (d.how === 'absent') return isMissing(d)
    return d.how === 'elsewhere' || isUnanswered(d)
  })
}

/** Whether a section has no content; `N/A` is some, unless a reason is asked for. */
function isUnanswered({section, template}: BoundSection): boolean {
  return isEmpty(section, template.asksReason && !template.optional)
}

/** A comment of the template that was left is a matter of `ep-placeholder`. */
function hasGuidance({template}: Binding, bound: BoundSection): boolean {
  return bound.section.body.some((d) =>
    isLeftoverComment(d, template, bound.template)
  )
}
