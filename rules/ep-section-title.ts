import type {Rule} from '../src/lint/rule.js'
import {code} from '../src/lint/words.js'
import {readMember} from '../src/model/member.js'
import {readTitle} from '../src/model/name.js'
import type {TemplateSection} from '../src/model/template.js'

export const epSectionTitle: Rule = {
  id: 'ep-section-title',
  summary: 'A section bears the title that the template gives it.',
  why: 'Readers and links find a section by its title.',
  *check({bound}) {
    for (const {section, template} of bound) {
      const right = section && rightTitle(template, section.title)
      if (right !== undefined && right !== section?.title) {
        yield {
          reason: `Unexpected section ${code(section?.title ?? '')}, expected ${code(right)}`,
          place: section?.text.place,
          expected: [right]
        }
      }
    }
  }
}

/** The title with what the author may add: a number and a parenthesis. */
function rightTitle({title, series}: TemplateSection, there: string): string {
  const {number, name, aside} = readTitle(there)
  if (series) {
    const bare = there.slice(number.length)
    const label = readMember(series.label, bare)?.label ?? series.label
    return number + series.label + bare.slice(label.length)
  }

  const wanted = readTitle(title)
  if (number + name + aside === title) return there
  return (
    number + wanted.number + wanted.name + (aside === '' ? wanted.aside : aside)
  )
}
