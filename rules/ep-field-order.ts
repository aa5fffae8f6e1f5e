import {moveField} from '../src/fixes/field.js'
import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {misplaced} from '../src/base/fewest-moves.js'

export const epFieldOrder: Rule = {
  id: 'ep-field-order',
  summary: 'The fields of the header come in the order of the template.',
  why: 'A header that always looks the same is read at a glance.',
  fixes: 'the order, by moving fields',
  structural: 'order',
  *check({proposal, fields, header}) {
    const same = fields.flatMap(({how, field, template}, rank) =>
      how === 'same' ? [{field, rank, key: template.key}] : []
    )
    same.sort((a, b) => header.indexOf(a.field) - header.indexOf(b.field))
    for (const {item, target, before} of misplaced(
      same,
      (d) => d.rank,
      fields.length
    )) {
      const where = `${before ? 'before' : 'after'} ${code(target.field.key)}`
      yield {
        reason: `Unexpected position of field ${code(item.field.key)}, expected it ${where}`,
        place: item.field.place,
        about: item.key,
        edits: moveField(proposal, header, item.field, target.field, before),
        cause: {
          reason: `Field ${code(target.field.key)}`,
          place: target.field.place
        }
      }
    }
  }
}
