import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epUniqueField: Rule = {
  id: 'ep-unique-field',
  summary: 'Each field of the template is given only once.',
  why: 'With two values, nobody knows which one is right.',
  structural: true,
  *check({fields}) {
    for (const {field: first, duplicates, template} of fields) {
      if (!first) continue
      for (const field of duplicates) {
        yield {
          reason: `Unexpected second field ${code(field.key)}, expected one, remove this or the first`,
          place: field.keyPlace,
          about: template.key,
          cause: {
            reason: `First field ${code(first.key)}`,
            place: first.keyPlace
          }
        }
      }
    }
  }
}
