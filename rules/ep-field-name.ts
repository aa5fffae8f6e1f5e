import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {isInFrontMatter} from '../src/document/field.js'
import {invisibleIn, withoutInvisible} from '../src/base/invisible.js'
import {
  differsInRemark,
  isSpelledLike,
  spellKey
} from '../src/fixes/field-key.js'

export const epFieldName: Rule = {
  id: 'ep-field-name',
  summary: 'A field has the name that the template gives it.',
  why: 'Search, the index and other tools do not find a field under another name.',
  fixes: 'the name',
  offers: 'the name where it is a link',
  structural: true,
  *check({fields, header}) {
    for (const {template, how, field} of fields) {
      if (!field) continue
      const isSame = how === 'same'
      // Tools that read front matter take `Requires (optional)` for another key.
      const mayHaveRemark = !isSame || !isInFrontMatter(field)
      if (isSame && isSpelledLike(field, template)) continue
      if (mayHaveRemark && differsInRemark(field, template)) continue
      const hidden = invisibleIn(field.key)
      const key = spellKey(template, field, header)
      yield {
        reason: hidden
          ? `Unexpected invisible character ${code(hidden)} in field ${code(withoutInvisible(field.key))}, expected ${code(key)}`
          : `Unexpected field ${code(field.key)}, expected ${code(key)}`,
        place: field.keyPlace,
        about: template.key,
        expected: [key]
      }
    }
  }
}
