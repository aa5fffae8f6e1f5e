import type {Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {
  isCreated,
  isIsoDate,
  isUpdated,
  nextDay,
  readDate
} from '../src/base/date.js'
import {isFieldUnfilled} from '../src/placeholders/find-placeholders.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epDate: Rule = {
  id: 'ep-date',
  summary:
    'A date is a real day, written `YYYY-MM-DD`, not in the future, and not before the day of creation.',
  why: 'Dates in this form, ISO 8601, sort correctly and mean the same day to everyone.',
  *check({template, fields}, {today}) {
    const dates = fields.flatMap((bound) => {
      const {field} = bound
      return bound.template.date &&
        field &&
        field.value !== '' &&
        !isFieldUnfilled(field, template)
        ? [{bound, field, value: collapseWhiteSpace(field.value)}]
        : []
    })
    const created = dates.find((d) => isCreated(d.bound.template.key))
    for (const {bound, field, value} of dates) {
      const place = field.valuePlace
      const about = bound.template.key
      const key = code(about)
      if (!isIsoDate(value)) {
        const meant = readDate(value)
        yield {
          reason: `Unexpected date ${code(value)}, expected ${meant ? code(meant) : `a real day written ${code('YYYY-MM-DD')}`}`,
          place,
          about,
          ...(meant && {expected: [meant]})
        }
      } else if (value > today && value > nextDay(today)) {
        yield {
          reason: `Unexpected ${key} ${code(value)} in the future, expected today, ${code(today)}, or an earlier day`,
          about,
          isOfToday: true,
          place
        }
      } else if (
        created &&
        isUpdated(bound.template.key) &&
        isIsoDate(created.value) &&
        value < created.value
      ) {
        yield {
          reason: `Unexpected ${key} ${code(value)} before ${code(created.bound.template.key)}, expected ${code(created.value)} or later`,
          place,
          about,
          cause: {
            reason: `${code(created.bound.template.key)} ${code(created.value)}`,
            place: created.field.valuePlace
          }
        }
      }
    }
  }
}
