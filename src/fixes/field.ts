import type {Field} from '../document/field.js'
import type {Proposal} from '../document/proposal.js'
import type {TemplateField} from '../template/template.js'
import {eolOf, type Edit} from '../markdown/edits.js'

const closing = {
  lines: '**: ',
  list: ': ',
  plain: ': ',
  table: ' | ',
  yaml: ': '
}

/** Writes a field of the template in the dialect of a field that is there. */
export function fieldLike(
  {source}: Proposal,
  field: Field,
  wanted: TemplateField
): string | undefined {
  const {place, keyPlace, valuePlace, dialect} = field
  if (!place || !keyPlace || !isOnOwnLines(source, field)) return undefined
  const open = source.slice(place.start, keyPlace.start)
  const between = valuePlace && source.slice(keyPlace.end, valuePlace.start)
  const bold = /(?:\*\*|__)$/.exec(open)?.[0] ?? ''
  // Only separators are copied, not what opens the value, such as a bracket.
  const close =
    between && /^[\t *:_|]*?[:|][*_]*[\t ]*$/.test(between)
      ? between.replace(/\s+/g, ' ')
      : (dialect === 'lines' ? '' : bold) + closing[dialect]
  const value = wanted.initial
  // Square brackets would be a list in YAML; other marks have meanings too.
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
  // In YAML, unlike Markdown, blanks at the end of a line mean nothing.
  if (field.dialect === 'yaml') return eolOf(source)
  const index = fields.indexOf(field)
  for (const at of [index, index - 1]) {
    const [first, second] = [fields[at], fields[at + 1]]
    if (!first?.place || !second?.place || first.dialect !== second.dialect) {
      continue
    }

    const {end} = first.place
    const {start} = second.place
    if (end < start && isGap(source, end, start)) {
      return source.slice(end, start)
    }
  }

  return eolOf(source)
}

/** Whether a field is the header row of its table: no row can go before it. */
export function isHeaderRow({blocks: [block]}: Field): boolean {
  return block?.type === 'cell' && block.row === 0
}

/** Whether nothing else is on the lines of a field, as in `{a: 1, b: 2}`. */
function isOnOwnLines(source: string, {dialect, place}: Field): boolean {
  if (dialect !== 'yaml' || !place) return true
  const before = source.charAt(place.start - 1)
  return (
    /[\n\r]/.test(before) && /^[\t ]*(?:[\n\r]|$)/.test(source.slice(place.end))
  )
}

/** Where a field starts, with the YAML comments right above it. */
export function startOfField(
  source: string,
  {dialect, place}: Field
): number | undefined {
  if (!place || dialect !== 'yaml') return place?.start
  let {start} = place
  const lineAbove = () => source.lastIndexOf('\n', start - 2) + 1
  for (let at = lineAbove(); source.startsWith('#', at); at = lineAbove()) {
    start = at
  }

  return start
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
  const {source} = proposal
  if (
    // An anchor of YAML has to stay before its aliases.
    field.named ||
    !target.place ||
    !field.place ||
    target.dialect !== field.dialect ||
    [field, target].some(
      (d) =>
        isHeaderRow(d) ||
        !isOnOwnLines(source, d) ||
        startOfField(source, d) !== d.place?.start
    )
  ) {
    return []
  }

  const separator = fieldSeparator(proposal, fields, field)
  const text = source.slice(field.place.start, field.place.end)
  const at = before ? target.place.start : target.place.end
  const isNext = next?.place && isGap(source, field.place.end, next.place.start)
  const start = last?.place?.end ?? field.place.start
  // Something else lies between, such as a comment, which belongs to no field.
  if (!isNext && !isGap(source, start, field.place.start)) return []
  const away = isNext
    ? {start: field.place.start, end: next.place?.start ?? field.place.end}
    : {start, end: field.place.end + blanksAfter(source, field)}
  return [
    {place: away, text: ''},
    {
      place: {start: at, end: at},
      text: before ? text + separator : separator + text
    }
  ]
}

/** The number of blanks behind a field of YAML, where they mean nothing. */
function blanksAfter(source: string, {dialect, place}: Field): number {
  const rest = dialect === 'yaml' ? source.slice(place?.end) : ''
  return rest.search(/[^\t ]|$/)
}

/** Whether nothing but white space and hard breaks lies between two places. */
function isGap(source: string, start: number, end: number): boolean {
  return /^[\s\\]*$/.test(source.slice(start, end))
}
