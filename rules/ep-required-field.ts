import {isDue} from '../src/binding/due.js'
import {unreadHeader} from '../src/rule/unread-header.js'
import {
  columnBeside,
  fieldLike,
  fieldSeparator,
  isHeaderRow,
  startOfField
} from '../src/fixes/field.js'
import {endOfHeading} from '../src/fixes/heading.js'
import {
  endOfFrontMatter,
  headingOfHeader,
  newHeader,
  placeOfHeader
} from '../src/fixes/new-header.js'
import type {Context, Problem, Rule} from '../src/rule/rule.js'
import {code, list, ofMissing} from '../src/rule/wording.js'
import type {Binding} from '../src/binding/bind.js'
import type {TemplateField} from '../src/template/template.js'

export const epRequiredField: Rule = {
  id: 'ep-required-field',
  summary:
    'A proposal has every field that its template asks for, with a value.',
  why: 'Readers and tools look in the header to see who wrote a proposal, when, and what became of it.',
  inserts: "the missing field with the template's value",
  structural: true,
  *check(binding, {lifecycle, metadata}) {
    const unread = unreadHeader(binding, metadata)
    if (unread) {
      yield unread
      return
    }

    const missing: TemplateField[] = []
    for (const {template, field} of binding.fields) {
      if (template.optional || !isDue(template, binding, lifecycle)) continue
      if (!field) missing.push(template)
      if (field?.texts.length === 0) {
        yield {
          reason: `Unexpected field ${code(template.key)} without a value, expected ${expectedValue(template)}`,
          place: field.keyPlace,
          about: template.key
        }
      }
    }

    for (const template of missing)
      yield absentField(binding, template, missing, metadata)
  }
}

/** What a field may have as its value, in words. */
function expectedValue({choices, value}: TemplateField): string {
  const sample = value === '' ? '' : `, such as the template's ${code(value)}`
  return choices ? list(choices, 'or') : `a value${sample}`
}

function absentField(
  binding: Binding,
  template: TemplateField,
  missing: readonly TemplateField[],
  metadata: Context['metadata']
): Problem {
  const {proposal, title, fields, header} = binding
  const lacks = (where: string, at: number | undefined) => ({
    ...ofMissing({noun: 'field', name: template.key, where}),
    place: at === undefined ? undefined : {start: at, end: at},
    about: template.key,
    insertion: true
  })
  const index = fields.findIndex((d) => d.template === template)
  const before = fields.slice(0, index).findLast((d) => d.field)?.field
  const neighbour = before ?? header[0]
  const side = before ? 'after' : 'before'
  if (neighbour?.dialect === 'columns') {
    const edits = columnBeside(proposal, neighbour, template, !before)
    const at = neighbour.keyPlace?.[before ? 'end' : 'start']
    return {
      ...lacks(`in a column ${side} ${code(neighbour.key)}`, at),
      edits
    }
  }

  if (neighbour) {
    const at = before?.place?.end ?? startOfField(proposal.source, neighbour)
    const line = fieldLike(proposal, neighbour, template, header)
    const separator = fieldSeparator(proposal, header, neighbour)
    const text = line && (before ? separator + line : line + separator)
    return {
      ...lacks(`${side} ${code(neighbour.key)}`, at),
      // Nothing can stand between the header row of a table and its rule.
      ...(text && !isHeaderRow(neighbour) && {expected: [text]})
    }
  }

  const bare = {proposal, title, template: binding.template}
  const inFile = metadata?.isThere ? `in ${code(metadata.name)}` : undefined
  const heading = headingOfHeader(bare)
  const at =
    (inFile === undefined ? undefined : endOfFrontMatter(proposal)) ??
    (heading && endOfHeading(heading, proposal.source)) ??
    proposal.span?.start
  const [one, all] = [[template], missing].map((d) => newHeader(bare, d))
  return {
    ...lacks(inFile ?? placeOfHeader(bare), at),
    ...(one?.place.start === at && one && {expected: [one.text]}),
    // The fields make one block, which each of them brings along.
    edits: at === undefined || !all ? [] : [all]
  }
}
