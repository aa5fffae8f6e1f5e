import {aboutFound} from '../src/rule/about.js'
import type {Rule} from '../src/rule/rule.js'
import {codes} from '../src/rule/wording.js'
import type {Member} from '../src/template/series-member.js'
import type {BoundSection} from '../src/binding/bind.js'
import {
  normalizeTitle,
  openTitlePattern,
  readTitle,
  visibleWords
} from '../src/document/title.js'
import {withoutOptional} from '../src/template/optional.js'
import {
  editsForTitle,
  withChange,
  type TitleChange
} from '../src/fixes/retitle.js'

export const epSectionTitle: Rule = {
  id: 'ep-section-title',
  summary: 'A section has the title that the template gives it.',
  why: 'Readers and links find a section by its title.',
  fixes: 'the title',
  offers: 'the title of the template',
  structural: true,
  *check({found, proposal}) {
    for (const bound of found) {
      const {section, member} = bound
      const change = member
        ? changeInSeries(section.title, member)
        : changeOf(bound)
      if (!change) continue
      const right = withChange(section.text.value, change)
      const [there, wanted] = codes(section.title, right)
      yield {
        reason: `Unexpected section ${there}, expected ${wanted}`,
        place: section.text.place,
        about: aboutFound(bound),
        ...editsForTitle(proposal, section, change, bound.nearness)
      }
    }
  }
}

/** What differs from the template; what the author adds around it stays. */
function changeOf({template, section}: BoundSection): TitleChange | undefined {
  const {number, name} = readTitle(section.words)
  const {title} = template
  const wanted = readTitle(title)
  if (visibleWords(name) === visibleWords(wanted.name)) return undefined
  if (openTitlePattern(title)?.test(normalizeTitle(section.words))) {
    return undefined
  }

  // A title may be the template's but for what was taken for its number.
  const whole = visibleWords(section.words)
  if (whole === visibleWords(title)) return undefined
  if (visibleWords(withoutOptional(section.words)) === visibleWords(title)) {
    return undefined
  }

  const from = number.length
  return {from, to: from + name.length, text: wanted.name}
}

/** The author's name for a member stays, whatever it is. */
function changeInSeries(
  there: string,
  {series, label, labelEnd}: Member
): TitleChange | undefined {
  const from = labelEnd - label.length
  return there.slice(from, labelEnd) === series.label
    ? undefined
    : {from, to: labelEnd, text: series.label}
}
