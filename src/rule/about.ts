import type {BoundSection} from '../binding/bind.js'
import type {TemplateSection} from '../template/template.js'

/** What a finding is about: a section of the template, `Goals > Non-Goals`. */
export function aboutSection(template: TemplateSection): string {
  const titles: string[] = []
  let up: TemplateSection | undefined = template
  for (; up; up = up.parent) titles.unshift(up.title)
  return titles.join(' > ')
}

/** The same of a section that is there: members of a series by their names. */
export function aboutFound({template, member, section}: BoundSection): string {
  const about = aboutSection(template)
  return member ? `${about} > ${member.name || section.title}` : about
}
