import type {Absent, Bound} from '../binding/bind.js'
import {memoize} from '../base/memo.js'
import type {TemplateSection} from '../template/template.js'
import {headingOf} from './heading.js'

/**
 * The rank that a template section should have below its bound parent, which may
 * itself not have the rank that the template gives it.
 */
export function rankOf({template, parent}: Bound): number {
  return parent?.section
    ? parent.section.rank + template.rank - parent.template.rank
    : template.rank
}

/** Sections that were written whole, by how much deeper; for many documents. */
const whole = new WeakMap<TemplateSection, Map<number, string>>()
const none: ReadonlySet<TemplateSection> = new Set()

/** Writes a missing section for an author to fill in: headings and prompts. */
export function skeleton(bound: Absent): string {
  const {template, children} = bound
  const shift = rankOf(bound) - template.rank
  const others = children.filter((d) => d.foundElsewhere).map((d) => d.template)
  if (others.length > 0) return writeSection(template, shift, new Set(others))
  const byShift = memoize(whole, template, () => new Map<number, string>())
  return memoize(byShift, shift, () => writeSection(template, shift, none))
}

function writeSection(
  template: TemplateSection,
  shift: number,
  leftOut: ReadonlySet<TemplateSection>
): string {
  const children = template.children.filter(
    (d) => !d.optional && !leftOut.has(d)
  )
  const heading = headingOf(Math.min(template.rank + shift, 6), template.title)
  const asks = template.prompt ?? (children.length > 0 ? undefined : 'TODO')
  return [
    heading,
    ...(asks === undefined ? [] : [asks]),
    ...children.map((d) => writeSection(d, shift, leftOut))
  ].join('\n\n')
}

/** The text that asks the author to write, for a section that is there. */
export function promptOf({prompt}: TemplateSection): string {
  return prompt ?? 'TODO'
}
