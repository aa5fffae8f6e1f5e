import {aboutFound} from '../src/rule/about.js'
import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epUniqueSection: Rule = {
  id: 'ep-unique-section',
  summary: 'Each section of the template occurs only once under its parent.',
  why: 'Of two sections with the same title, readers miss one.',
  structural: true,
  *check({found}) {
    for (const bound of found) {
      const {section: first, duplicates} = bound
      for (const section of duplicates) {
        yield {
          reason: `Unexpected second section ${code(section.title)}, expected one, merge the two`,
          place: section.place,
          about: aboutFound(bound),
          cause: {
            reason: `First section ${code(first.title)}`,
            place: first.place
          }
        }
      }
    }
  }
}
