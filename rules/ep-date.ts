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
import {invisibleIn, withoutInvisible} from '../src/base/invisible.js'
import {plainValue} from '../src/template/allowed-values.js'

export const epDate: Rule = {
  id: 'ep-date',
  summary:
    'A date is a real day, written `YYYY-MM-DD`, not in the future, and not before the day of creation.',
  why: 'Dates in this form, ISO 8601, sort correctly and mean the same day to everyone.',
  fixes: 'dates in another form',
  offers: 'the date where it is a link or has a footnote',
  *check({template, fields}, {today}) {
    const dates = fields.flatMap((bound) => {
      const {field} = bound
      return bound.template.date &&
        field &&
        field.value !== '' &&
        !isFieldUnfilled(field, template)
        ? [{bound, field, value: dayIn(field.value, bound.template.value)}]
        : []
    })
    const isFuture = (day: string) => day > today && day > nextDay(today)
    const created = dates.find((d) => isCreated(d.bound.template.key))
    // A date that is wrong itself makes no other wrong.
    const first =
      created && isIsoDate(created.value) && !isFuture(created.value)
        ? created
        : undefined
    for (const {bound, field, value} of dates) {
      const place = field.valuePlace
      const about = bound.template.key
      const key = code(about)
      const hidden = invisibleIn(value)
      if (hidden && isIsoDate(withoutInvisible(value))) {
        const day = withoutInvisible(value)
        yield {
          reason: `Unexpected invisible character ${code(hidden)} in date ${code(day)}, expected ${code(day)} without it`,
          place,
          about,
          expected: [day]
        }
      } else if (!isIsoDate(value)) {
        const meant = readDate(value.replace(/^[([<{]|[)\]>}]$/g, ''))
        yield {
          reason: `Unexpected date ${code(value)}, expected ${meant ? code(meant) : `a real day written ${code('YYYY-MM-DD')}`}`,
          place,
          about,
          ...(meant && {expected: [meant]})
        }
      } else if (isFuture(value)) {
        yield {
          reason: `Unexpected ${key} ${code(value)} in the future, expected today, ${code(today)}, or an earlier day`,
          about,
          isOfToday: true,
          place
        }
      } else if (
        first &&
        isUpdated(bound.template.key) &&
        value < first.value
      ) {
        yield {
          reason: `Unexpected ${key} ${code(value)} before ${code(first.bound.template.key)}, expected ${code(first.value)} or later`,
          place,
          about,
          cause: {
            reason: `${code(first.bound.template.key)} ${code(first.value)}`,
            place: first.field.valuePlace
          }
        }
      }
    }
  }
}

const time = /h{2}[:.]m{2}|\bUTC\b/i

/** The date in a value; where the template has a time behind it, that is none. */
function dayIn(value: string, wanted: string): string {
  const plain = plainValue(value)
  const day = /\d{4}-\d\d-\d\d/.exec(plain)?.[0]
  return day !== undefined && time.test(wanted) ? day : plain
}
