import {groupBy} from '../base/list.js'
import {allFields, type Field, type Header} from '../document/field.js'
import {compactKey} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import {readSectionField} from '../document/section-field.js'
import {tableOf} from '../document/table-header.js'
import {isNote} from '../template/field-words.js'
import type {Template} from '../template/template.js'

/**
 * The fields of a document in document order: those that are certain, and of what
 * may be prose with a colon that which has keys of the template.
 */
export function fieldsOf(
  {header, sections}: Proposal,
  template: Template,
  isNear: (key: string) => boolean
): Field[] {
  const keys = new Set(template.fields.map((d) => compactKey(d.key)))
  const isKey = (field: Field) => keys.has(compactKey(field.key))
  const there = new Set<string>()
  const found: Field[] = []
  const take = (fields: readonly Field[]) => {
    for (const field of fields) {
      found.push(field)
      there.add(compactKey(field.key))
    }
  }
  const isNew = (field: Field) =>
    isKey(field) && !there.has(compactKey(field.key))

  const columns = columnsIn(header, isKey)
  const fields =
    template.loose === undefined ? header.fields : allFields(header)
  const certain = new Set(fields)
  take(fields.filter((d) => !columns.has(tableOf(d))))
  for (const group of groupsIn(header)) {
    const own = group.filter((d) => !certain.has(d) && !isNote(d.key))
    const isByColumn = own.some((d) => d.dialect === 'columns')
    const counts = isByColumn
      ? columns.has(own[0] && tableOf(own[0]))
      : own.some(isNew) ||
        (own.length > 1 && !found.some(isKey) && own.some((d) => isNear(d.key)))
    if (counts) take(own)
  }

  if (template.fields.some((d) => d.dialect === 'code')) {
    for (const {fields: own} of header.code) if (own.some(isNew)) take(own)
  }

  const elsewhere = header.plain.elsewhere.filter(isNew)
  if (elsewhere.length >= Math.min(2, template.fields.length)) {
    take(header.plain.elsewhere.filter((d) => d.dialect !== 'columns'))
  }

  take(sectionFields(sections, template, isNew))
  return found.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))
}

/** What stands together, and has something that is not certain. */
function groupsIn({fields, plain}: Header): Field[][] {
  const doubtful = [...plain.first, ...plain.underTitle]
  if (doubtful.length === 0) return []
  const groups = groupBy([...fields, ...doubtful], (d) => d.group)
  const numbers = new Set(doubtful.map((d) => d.group))
  return Array.from(numbers, (d) => groups.get(d) ?? [])
}

/** The tables whose head has the keys, and not their first column. */
function columnsIn(
  {fields, plain}: Header,
  isKey: (field: Field) => boolean
): Set<unknown> {
  const tables = new Set<unknown>()
  const doubtful = [...plain.first, ...plain.underTitle]
  const byTable = groupBy(
    doubtful.filter((d) => d.dialect === 'columns'),
    tableOf
  )
  const rows = groupBy(fields, tableOf)
  for (const [table, columns] of byTable) {
    const byRow = (rows.get(table) ?? []).filter(isKey).length
    if (columns.filter(isKey).length > byRow) tables.add(table)
  }

  return tables
}

/** The sections that are fields by their titles, and are none of the template's. */
function sectionFields(
  sections: readonly Section[],
  template: Template,
  isNew: (field: Field) => boolean
): Field[] {
  const titles = new Set(template.sections.map((d) => compactKey(d.title)))
  const keys = new Map(template.fields.map((d) => [compactKey(d.key), d]))
  return sections.flatMap((section) => {
    const key = compactKey(section.title)
    const wanted = keys.get(key)
    const isOuter = !section.parent || section.parent.rank === 1
    if (!wanted || !isOuter || titles.has(key)) return []
    const {field, isValueOnly} = readSectionField(section)
    const isField = isValueOnly || wanted.dialect === 'section'
    return isField && isNew(field) ? field : []
  })
}
