import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epUniqueSection: Rule = {
  id: 'ep-unique-section',
  summary: 'Each section of the template occurs only once under its parent.',
  why: 'Of two sections with the same title, readers miss one.',
  *check({found}) {
    for (const {section: first, again} of found) {
      for (const section of again) {
        yield {
          reason: `Unexpected second section ${code(section.title)}, expected one, merge the two`,
          place: section.place,
          cause: {
            reason: `First section ${code(first.title)}`,
            place: first.place
          }
        }
      }
    }
  }
}
