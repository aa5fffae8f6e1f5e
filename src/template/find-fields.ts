import {groupBy} from '../base/list.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {isHeaderSection, isLabelSection} from '../document/header.js'
import {allFields, isInFrontMatter, type Field} from '../document/field.js'
import type {Proposal, Section} from '../document/proposal.js'
import {readSectionField} from '../document/section-field.js'
import {isInside} from '../markdown/span.js'
import {tableOf} from '../document/table-header.js'
import {readSampleStatuses} from './choices.js'
import {isKnownStatus, isNote, isSetting, isStatus} from './field-words.js'
import {hasEvidence, isPromptValue} from './field-values.js'
import {readOptionalMark} from './optional.js'

const ignored = /^\s*ep\s+ignore\b/

/** The fields of a template's header, without prose that has a colon. */
export function fieldsIn(proposal: Proposal): Field[] {
  const fields = visibleFields(proposal)
  const code = fields.every((d) => isSetting(d)) ? codeFields(proposal) : []
  return [...fields, ...code]
}

/** The fields in a code block that can be nothing but the header of proposals. */
function codeFields({header}: Proposal): Field[] {
  const found = header.code.find(
    ({fields, isWhole}) =>
      isWhole && fields.length > 1 && fields.some((d) => hasEvidence(d))
  )
  return found?.fields ?? []
}

function visibleFields({header, sections}: Proposal): Field[] {
  const {plain} = header
  const fields = allFields(header)
  const candidates = [...fields, ...plain.first, ...plain.underTitle].filter(
    (d) => !isNote(d.key) && !ignored.test(d.above)
  )
  const quotes = groupBy(candidates, (d) => d.group)
  const all = candidates.filter(
    (d) => !d.quoted || isQuotedHeader(quotes.get(d.group) ?? [])
  )
  all.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))
  const byTable = groupBy(all, tableOf)
  const byGroup = groupBy(
    all.filter((d) => tableOf(d) === undefined && isLikeField(d)),
    (d) => d.group
  )
  const certain = new Set(fields)
  return all.filter((field) => {
    if (isInFrontMatter(field)) return true
    if (isLegend(quotes.get(field.group) ?? [])) return false
    const table = tableOf(field)
    if (table) {
      const columns = (byTable.get(table) ?? []).filter(
        (d) => d.dialect === 'columns'
      )
      const isByColumn = columns.length > 0 && isColumns(columns)
      return isByColumn === (field.dialect === 'columns')
    }

    // Labels are all that a template without sections has.
    if (sections.length === 0 && certain.has(field)) return true
    return (
      hasEvidence(field) ||
      (isLikeField(field) &&
        (certain.has(field) || (byGroup.get(field.group) ?? []).length > 1))
    )
  })
}

/** Whether a quote holds labels in bold, and a value that only fields have. */
function isQuotedHeader(fields: readonly Field[]): boolean {
  return (
    fields.length > 1 &&
    fields.every((d) => d.quoted && d.dialect !== 'plain') &&
    fields.some((d) => hasEvidence(d))
  )
}

/** Whether the second row of a table has the values of its head. */
function isColumns(columns: readonly Field[]): boolean {
  const [first] = columns
  const head = first && tableOf(first)?.rows[0]
  return (
    columns.some((d) => hasEvidence(d)) &&
    (columns.length > 2 ||
      (head !== undefined && !isPromptValue(head[1]?.text.value ?? '')))
  )
}

/** Whether labels say what statuses mean: `**Draft**: …`, `**Final**: …`. */
function isLegend(fields: readonly Field[]): boolean {
  return fields.filter((d) => isKnownStatus(d.key)).length > 1
}

/** Whether a label is short, and what follows it no text of sentences. */
function isLikeField({key, value}: Field): boolean {
  const words = collapseWhiteSpace(value).split(' ').length
  return (
    key.split(/\s+/).length <= 6 &&
    !/[.!?,;](?:\s|$)/.test(key) &&
    !(words > 7 && /[.!?:]$/.test(value.trim()))
  )
}

/** The section Status of a template, where a value is all that it has. */
export function statusSections({sections}: Proposal): Field[] {
  return sections.flatMap((section) =>
    isStatusSection(section) ? readSectionField(section).field : []
  )
}

function isStatusSection(section: Section): boolean {
  const {title, parent} = section
  if ((parent && parent.rank > 1) || !isStatus(readOptionalMark(title).title)) {
    return false
  }

  const {field, isValueOnly} = readSectionField(section)
  const value = collapseWhiteSpace(field.value)
  return (
    isValueOnly &&
    value !== '' &&
    (hasEvidence(field) ||
      readSampleStatuses(value) !== undefined ||
      (value.split(' ').length <= 3 && !/[.?!:]$/.test(value)))
  )
}

/** The section for the fields that the first field of a template stands in. */
export function headerSectionOf(
  {sections}: Proposal,
  [first]: ReadonlyArray<Pick<Field, 'dialect' | 'keyPlace'>>
): Section | undefined {
  return sections.find(
    (d) =>
      first?.dialect !== 'section' &&
      d.span &&
      isInside(first?.keyPlace, d.span) &&
      (isHeaderSection(d) || isLabelSection(d))
  )
}

/** Whether a section of a template stands for fields only. */
export function isFieldSection(
  section: Section,
  fields: ReadonlyArray<Pick<Field, 'keyPlace'>>
): boolean {
  const {children, span} = section
  if (isStatusSection(section)) return true
  if (children.length > 0) return false
  return (
    isHeaderSection(section) ||
    (span !== undefined &&
      isLabelSection(section) &&
      fields.some((d) => isInside(d.keyPlace, span)))
  )
}
