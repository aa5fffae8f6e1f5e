import type {Binding} from './bound.js'
import {isIsoDate} from './date.js'
import {foldKey} from './name.js'
import {isFieldUnfilled} from './prompt.js'
import {isStatus} from './template.js'
import {squash} from './text.js'
import {readNumber} from './title-form.js'

/** What others know a proposal by. */
export interface Head {
  /** The title as it stands. */
  title: string | undefined
  /** The title's number. */
  number: number | undefined
  /** The title without its number. */
  name: string | undefined
  /** The template's fields that have a value, by the template's key. */
  fields: Array<{
    key: string
    value: string
    /** Whether it is a value that the field may have. */
    sound: boolean
  }>
}

/** What others know a proposal by; its first lines are enough for it. */
export function headOf(
  {title, fields, template}: Binding,
  statuses = template.statuses
): Head {
  const text = title?.title
  const values = fields.flatMap(({template: {key, date}, field}) => {
    const value = squash(field?.value ?? '')
    if (!field || value === '' || isFieldUnfilled(field, template)) return []
    const sound = isStatus(key)
      ? (statuses?.includes(value) ?? true)
      : !date || isIsoDate(value)
    return {key, value, sound}
  })
  return {
    title: text,
    ...(text === undefined
      ? {
          number: undefined,
          // Where front matter has it.
          name: values.find((d) => foldKey(d.key) === foldKey('Title'))?.value
        }
      : readNumber(template.title, text)),
    fields: values
  }
}
