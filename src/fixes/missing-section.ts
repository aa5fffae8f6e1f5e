import type {Absent} from '../binding/bind.js'
import {memoize} from '../base/memo.js'
import type {TemplateSection} from '../template/template.js'
import {headingOf} from './heading.js'

/** Sections that were written whole, by how they are; for many documents. */
const whole = new WeakMap<TemplateSection, Map<string, string>>()
const none: ReadonlySet<TemplateSection> = new Set()

/**
 * Writes a missing section for an author to fill in: headings and prompts.
 *
 * @param rank
 *   The rank of its heading.
 * @param marker
 *   The marker of list items.
 */
export function skeleton(bound: Absent, rank: number, marker: string): string {
  const {template, children} = bound
  const shift = rank - template.rank
  const others = children.filter((d) => d.foundElsewhere).map((d) => d.template)
  if (others.length > 0) {
    return writeSection(template, {shift, marker, leftOut: new Set(others)})
  }

  const byForm = memoize(whole, template, () => new Map<string, string>())
  return memoize(byForm, `${String(shift)} ${marker}`, () =>
    writeSection(template, {shift, marker, leftOut: none})
  )
}

interface Form {
  shift: number
  marker: string
  leftOut: ReadonlySet<TemplateSection>
}

function writeSection(template: TemplateSection, form: Form): string {
  const {shift, marker, leftOut} = form
  const children = template.children.filter(
    (d) => !d.optional && !leftOut.has(d)
  )
  const heading = headingOf(Math.min(template.rank + shift, 6), template.title)
  const {kept, prompt} = template
  const isAsked =
    kept !== undefined || prompt !== undefined || children.length === 0
  return [
    heading,
    ...(isAsked ? [promptOf(template, marker)] : []),
    ...children.map((d) => writeSection(d, form))
  ].join('\n\n')
}

/** The text that stays, or asks the author to write, for a section's heading. */
export function promptOf(
  {kept, prompt}: TemplateSection,
  marker: string
): string {
  return withMarker(kept ?? prompt ?? 'TODO', marker)
}

/** Markdown whose bullets are another character; those in comments stay. */
function withMarker(markdown: string, marker: string): string {
  const isPlain = markdown.includes('<!--') || markdown.includes('```')
  return isPlain
    ? markdown
    : markdown.replace(/^([\t ]*)[*+-](?=[\t ])/gm, `$1${marker}`)
}
