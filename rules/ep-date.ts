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
import {dateFormIn, dayIn, writeDay} from '../src/template/date-form.js'

export const epDate: Rule = {
  id: 'ep-date',
  summary:
    'A date is a real day, written `YYYY-MM-DD` or as the template writes it, not in the future, and not before the day of creation.',
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
        ? [{bound, field, ...dayOf(field.value, bound.template.value)}]
        : []
    })
    const isFuture = (day: string) => day > today && day > nextDay(today)
    const created = dates.find((d) => isCreated(d.bound.template.key))
    // A date that is wrong itself makes no other wrong.
    const first =
      created && isIsoDate(created.value) && !isFuture(created.value)
        ? created
        : undefined
    for (const {bound, field, form, there, value} of dates) {
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
        const day = readDate(value.replace(/^[([<{]|[)\]>}]$/g, ''))
        const meant = day && writeDay(day, form)
        yield {
          reason: `Unexpected date ${code(value)}, expected ${meant ? code(meant) : `a real day written ${code(form?.text.toUpperCase() ?? 'YYYY-MM-DD')}`}`,
          place,
          about,
          ...(meant && {expected: [meant]})
        }
      } else if (isFuture(value)) {
        yield {
          reason: `Unexpected ${key} ${code(there)} in the future, expected today, ${code(writeDay(today, form))}, or an earlier day`,
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
          reason: `Unexpected ${key} ${code(there)} before ${code(first.bound.template.key)}, expected ${code(first.there)} or later`,
          place,
          about,
          cause: {
            reason: `${code(first.bound.template.key)} ${code(first.there)}`,
            place: first.field.valuePlace
          }
        }
      }
    }
  }
}

const time = /h{2}[:.]m{2}|\bUTC\b/i

/**
 * The date in a value, as it is there and as a day; where the template has a time
 * behind it, that is none.
 */
function dayOf(
  value: string,
  wanted: string
): {there: string; value: string; form: ReturnType<typeof dateFormIn>} {
  const plain = plainValue(value)
  const day = /\d{4}-\d\d-\d\d/.exec(plain)?.[0]
  const there = day !== undefined && time.test(wanted) ? day : plain
  const form = dateFormIn(wanted)
  return {there, value: dayIn(there, form), form}
}
