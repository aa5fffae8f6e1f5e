import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {singular} from '../src/document/near-names.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epFieldName: Rule = {
  id: 'ep-field-name',
  summary: 'A field has the name that the template gives it.',
  why: 'Search, the index and other tools do not find a field under another name.',
  structural: true,
  *check({fields}) {
    for (const {template, field} of fields) {
      if (
        field &&
        singular(collapseWhiteSpace(field.key)) !==
          singular(collapseWhiteSpace(template.key))
      ) {
        yield {
          reason: `Unexpected field ${code(field.key)}, expected ${code(template.key)}`,
          place: field.keyPlace,
          about: template.key,
          expected: [template.key]
        }
      }
    }
  }
}
