import {aboutFound} from '../src/rule/about.js'
import type {Rule} from '../src/rule/rule.js'
import {codes} from '../src/rule/wording.js'
import type {Member} from '../src/template/series-member.js'
import {
  normalizeTitle,
  openTitlePattern,
  readTitle
} from '../src/document/title.js'
import type {TemplateSection} from '../src/template/template.js'

export const epSectionTitle: Rule = {
  id: 'ep-section-title',
  summary: 'A section has the title that the template gives it.',
  why: 'Readers and links find a section by its title.',
  structural: true,
  *check({found}) {
    for (const bound of found) {
      const {section, template, member} = bound
      const right = member
        ? titleInSeries(section.title, member)
        : titleOf(template, section.title)
      if (right !== section.title) {
        const [there, wanted] = codes(section.title, right)
        yield {
          reason: `Unexpected section ${there}, expected ${wanted}`,
          place: section.text.place,
          about: aboutFound(bound),
          expected: [right]
        }
      }
    }
  }
}

/** The title with what the author may add: a number and a parenthesis. */
function titleOf({title}: TemplateSection, there: string): string {
  const {number, name, aside} = readTitle(there)
  const wanted = readTitle(title)
  if (name + aside === wanted.name + wanted.aside) return there
  if (openTitlePattern(title)?.test(normalizeTitle(there))) return there
  // What is asked for in brackets may be left out.
  const end = wanted.aside.endsWith(']') ? '' : wanted.aside
  return number + wanted.number + wanted.name + (aside === '' ? end : aside)
}

/** The author's name for a member stays, whatever it is. */
function titleInSeries(
  there: string,
  {series, label, labelEnd}: Member
): string {
  const start = labelEnd - label.length
  return there.slice(0, start) + series.label + there.slice(labelEnd)
}
