import {patienceOf, type Context} from '../../rule/rule.js'
import {findPlaceholders} from '../../placeholders/find-in-proposal.js'
import type {Binding} from '../../binding/bind.js'
import {hasOwnContent} from '../../document/content.js'
import type {Section} from '../../document/proposal.js'
import type {TemplateSection} from '../../template/template.js'

/** How many sections the template asks for, and how many of them have content. */
export function countFilled(
  binding: Binding,
  context: Context
): {filled: number; required: number} {
  const {found, absent, template} = binding
  const prompts = Array.from(
    findPlaceholders(binding, patienceOf(binding, context)),
    (d) => d.place?.start ?? -1
  )
  const given = (wanted: TemplateSection): Section[] => [
    ...found.filter((d) => d.template === wanted).map((d) => d.section),
    ...absent.flatMap((d) =>
      d.template === wanted && d.foundElsewhere ? [d.foundElsewhere] : []
    )
  ]
  const isWanted = ({optional, parent}: TemplateSection): boolean =>
    !optional && (!parent || isWanted(parent) || given(parent).length > 0)
  const required = template.sections.filter((d) => isWanted(d))
  const filled = required.filter((wanted) => {
    const sections = given(wanted)
    return sections.length > 0 && sections.every((d) => isFilled(d, prompts))
  })
  return {filled: filled.length, required: required.length}
}

/** Whether a section, or one within it, has content and no prompt is left in it. */
function isFilled(section: Section, prompts: readonly number[]): boolean {
  const comments = section.body.flatMap((d) =>
    d.type === 'comment' ? (d.place?.start ?? []) : []
  )
  const isLeft = prompts.some(
    (d) =>
      section.ownSpan &&
      d >= section.ownSpan.start &&
      d < section.ownSpan.end &&
      !comments.includes(d)
  )
  return (
    !isLeft &&
    (hasOwnContent(section, false) ||
      section.children.some((d) => isFilled(d, prompts)))
  )
}
