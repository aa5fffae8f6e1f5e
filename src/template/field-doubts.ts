import {collapseWhiteSpace} from '../base/white-space.js'
import {
  allFields,
  isInFrontMatter,
  type Field,
  type UnreadHeader
} from '../document/field.js'
import {compactKey} from '../document/near-names.js'
import type {Proposal} from '../document/proposal.js'
import type {Span} from '../markdown/span.js'
import {hasEvidence} from './field-values.js'
import type {Template, TemplateField} from './template.js'

/** Something doubtful, and where it is. */
export interface Placed {
  place: Span | undefined
  reason: string
}

/** What in the header of a template may be a field, or none. */
export function doubtsOfFields(
  template: Template,
  proposal: Proposal
): Placed[] {
  return [
    ...(template.sections.length === 0
      ? onlyFields(template)
      : template.fields.flatMap((d) => doubtsOfField(d, proposal))),
    ...unreadFields(template, proposal),
    ...looseMatter(template, proposal)
  ]
}

/** Labels that may be sections, where there is no section. */
function onlyFields({fields}: Template): Placed[] {
  const [first] = fields
  return first
    ? [
        {
          place: first.place,
          reason: `\`${first.key}\` and all other labels are read as fields, as there is no section, write those that are sections as headings`
        }
      ]
    : []
}

/** Front matter that tools for YAML refuse, in proposals too. */
function looseMatter({loose}: Template, {header}: Proposal): Placed[] {
  return loose === undefined
    ? []
    : [
        {
          place: header.broken?.place,
          reason: `Front matter is no valid YAML (${loose}), and read line by line, put values with such marks in quotes`
        }
      ]
}

/** A field that may be a sentence with a colon, or a note to authors. */
function doubtsOfField(wanted: TemplateField, proposal: Proposal): Placed[] {
  const {key, place, value} = wanted
  const {header} = proposal
  const {plain} = header
  const fields = allFields(header)
  const field = [...fields, ...plain.first, ...plain.underTitle].find(
    (d) =>
      d.valuePlace?.start === place?.start &&
      compactKey(d.key) === compactKey(key)
  )
  const isSentence = /[^.][.!?]$/.test(value) && value.split(' ').length > 3
  return !isInFrontMatter(wanted) && isSentence && field && !hasEvidence(field)
    ? [
        {
          place: field.place,
          reason: `\`${key}: …\` is read as a field though a sentence follows, write \`<!--ep ignore-->\` above it if it is a note`
        }
      ]
    : []
}

/** Lines `Key: value` below the title that are read as text. */
function unreadFields({fields}: Template, {header}: Proposal): Placed[] {
  const {plain, unread} = header
  const isCode = fields.some((d) => d.dialect === 'code')
  const known = new Set(fields.map((d) => compactKey(d.key)))
  const lines = [...plain.first, ...plain.underTitle].filter(
    (d) => !known.has(compactKey(d.key)) && isShortField(d)
  )
  return [
    ...lines.map(({key, place}) => ({
      place,
      reason: `\`${key}: …\` is read as text, write \`**${key}**: …\` if it is a field`
    })),
    ...unread
      .filter((d) => looksLikeHeader(d) && !(isCode && d.form === 'code'))
      .map(({place, text, keys}) => ({
        place,
        reason: `\`${text === '' ? (keys[0] ?? '') : text}\` is read as text, write each field as \`**Key**: value\` if these are fields`
      }))
  ]
}

/** Whether what is not read is no sentence with a dash. */
function looksLikeHeader({form, keys, text}: UnreadHeader): boolean {
  const [key = ''] = keys
  return (
    form !== 'separator' ||
    (!/[.!?,]$/.test(key) &&
      key.split(/\s+/).length <= 3 &&
      text.split(/\s+/).length <= 8)
  )
}

/** Whether a line is as short as fields are, and not there to be ignored. */
function isShortField({above, dialect, key, quoted, value}: Field): boolean {
  return (
    !quoted &&
    dialect === 'plain' &&
    !/\bep\s+ignore\b/.test(above) &&
    key.split(/\s+/).length <= 3 &&
    collapseWhiteSpace(value).split(' ').length <= 5
  )
}
