import type {Binding} from './bound.js'
import {isIsoDate} from './date.js'
import {foldKey} from './name.js'
import {once} from './once.js'
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
  readonly name: string | undefined
  /** The template's fields that have a value, by the template's key. */
  readonly fields: Array<{
    key: string
    value: string
    /** Whether it is a value that the field may have. */
    sound: boolean
  }>
}

/** What others know a proposal by; its first lines are enough for it. */
export function headOf(binding: Binding, statuses?: readonly string[]): Head {
  const {template} = binding
  const title = binding.title?.title
  const read =
    title === undefined ? undefined : readNumber(template.title, title)
  const fields = once(() => readFields(binding, statuses ?? template.statuses))
  return {
    title,
    number: read?.number,
    get name() {
      // Without a title, front matter may have it.
      const isTitle = (key: string) => foldKey(key) === foldKey('Title')
      return read ? read.name : fields().find((d) => isTitle(d.key))?.value
    },
    get fields() {
      return fields()
    }
  }
}

function readFields(
  {fields, template}: Binding,
  statuses: readonly string[] | undefined
): Head['fields'] {
  return fields.flatMap(({template: {key, date}, field}) => {
    const value = squash(field?.value ?? '')
    if (!field || value === '' || isFieldUnfilled(field, template)) return []
    const sound = isStatus(key)
      ? (statuses?.includes(value) ?? true)
      : !date || isIsoDate(value)
    return {key, value, sound}
  })
}
