import type {Field} from '../model/field.js'
import type {Proposal} from '../model/proposal.js'
import type {TemplateField} from '../model/template.js'
import type {Edit} from './edits.js'

const closing = {
  lines: '**: ',
  list: ': ',
  plain: ': ',
  table: ' | ',
  yaml: ': '
}

/** A template's field in the dialect of a field that is there. */
export function fieldLike(
  {source}: Proposal,
  {place, keyPlace, valuePlace, dialect}: Field,
  wanted: TemplateField
): string | undefined {
  if (!place || !keyPlace) return undefined
  const open = source.slice(place.start, keyPlace.start)
  const between = valuePlace && source.slice(keyPlace.end, valuePlace.start)
  const bold = /(?:\*\*|__)$/.exec(open)?.[0] ?? ''
  const close =
    between && !/[\n\r]/.test(between)
      ? between.replace(/\s+/g, ' ')
      : (dialect === 'lines' ? '' : bold) + closing[dialect]
  const value = wanted.initial
  // Square brackets make a list in YAML, and more makes other trouble.
  const safe =
    dialect === 'yaml' && !/^[\w-][\w .-]*$/.test(value)
      ? JSON.stringify(value)
      : value
  return open + wanted.key + close + safe + (dialect === 'table' ? ' |' : '')
}

/** What separates two fields of one dialect: line endings, hard breaks. */
export function fieldSeparator(
  {source}: Proposal,
  fields: readonly Field[],
  field: Field
): string {
  const index = fields.indexOf(field)
  for (const at of [index, index - 1]) {
    const [first, second] = [fields[at], fields[at + 1]]
    if (!first?.place || !second?.place || first.dialect !== second.dialect) {
      continue
    }

    const between = source.slice(first.place.end, second.place.start)
    if (/^[\s\\]+$/.test(between)) return between
  }

  return /\r\n?|\n/.exec(source)?.[0] ?? '\n'
}

/** Whether a field is the header row of its table: no row can go before it. */
export function isHeaderRow({blocks: [block]}: Field): boolean {
  return block?.type === 'cell' && block.row === 0
}

/** Moves a field in front of or behind another; none across dialects. */
export function moveField(
  proposal: Proposal,
  fields: readonly Field[],
  field: Field,
  target: Field,
  before: boolean
): Edit[] {
  const index = fields.indexOf(field)
  const [last, next] = [fields[index - 1], fields[index + 1]]
  if (
    !target.place ||
    !field.place ||
    target.dialect !== field.dialect ||
    isHeaderRow(field) ||
    isHeaderRow(target)
  ) {
    return []
  }

  const {source} = proposal
  const separator = fieldSeparator(proposal, fields, field)
  const text = source.slice(field.place.start, field.place.end)
  const at = before ? target.place.start : target.place.end
  const isNext =
    next?.place &&
    /^[\s\\]*$/.test(source.slice(field.place.end, next.place.start))
  const away = isNext
    ? {start: field.place.start, end: next.place?.start ?? field.place.end}
    : {start: last?.place?.end ?? field.place.start, end: field.place.end}
  return [
    {place: away, text: ''},
    {
      place: {start: at, end: at},
      text: before ? text + separator : separator + text
    }
  ]
}
