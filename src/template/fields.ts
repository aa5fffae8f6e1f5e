import {collapseWhiteSpace} from '../base/white-space.js'
import {normalizeKey} from '../document/near-names.js'
import type {Proposal} from '../document/proposal.js'
import {readOptionalMark} from '../document/title.js'
import {isBracketed} from '../markdown/prompt-marks.js'
import {defaultLifecycle} from './lifecycle.js'
import type {TemplateField} from './template.js'

/** The allowed statuses where a template has one of these and lists none. */
const defaultStatuses: readonly string[] = Object.keys(defaultLifecycle)

const optionalValue =
  /[([,]\s*optional\s*[)\]]|^\W*if applicable\b|\(if applicable\)/i
const optionalRemark = /\b(?:optional|only required|if applicable)\b/i

// A path, a link, a person or an issue number belongs to some other proposal.
const sample = /:\/\/|^\/|(?:^|\s)@\w|#[\dNX]/

/** Reads the fields that a template asks for, each key once. */
export function readFields({header, title}: Proposal): TemplateField[] {
  const fields: TemplateField[] = []
  const seen = new Set<string>()
  // `To start with:` before a list is prose, so a plain line needs a value.
  const first = title ? header.plain.underTitle : header.plain.first
  const plain = first.filter((d) => d.value !== '')
  for (const field of [...header.fields, ...plain]) {
    const {title: key, optional} = readOptionalMark(field.key)
    if (seen.has(normalizeKey(key))) continue
    seen.add(normalizeKey(key))
    const value = collapseWhiteSpace(field.value)
    const choices = readChoices(value)
    fields.push({
      key,
      value,
      optional:
        optional ||
        optionalValue.test(value) ||
        optionalRemark.test(field.remark),
      date: /y{4}-m{2}-d{2}/i.test(value),
      choices,
      initial: choices?.[0] ?? (sample.test(value) ? 'TODO' : value),
      dialect: field.dialect,
      place: field.valuePlace
    })
  }

  return fields
}

function readChoices(value: string): string[] | undefined {
  const bare = isBracketed(value) ? value.slice(1, -1) : value
  const choices = bare.split('|').map((d) => d.trim())
  return choices.length > 1 && choices.every((d) => d !== '')
    ? choices
    : undefined
}

/** The statuses that a template allows; none where any is. */
export function readStatuses(
  fields: readonly TemplateField[]
): readonly string[] | undefined {
  const status = fields.find((d) => isStatus(d.key))
  return (
    status?.choices ??
    (status && defaultStatuses.includes(status.value)
      ? defaultStatuses
      : undefined)
  )
}

/** Whether a field is the status. */
export function isStatus(key: string): boolean {
  return normalizeKey(key) === normalizeKey('Status')
}
