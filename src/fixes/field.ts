import {isInFrontMatter, type Field} from '../document/field.js'
import type {Proposal} from '../document/proposal.js'
import type {TemplateField} from '../template/template.js'
import {lineBefore} from '../document/source-line.js'
import {tableOf} from '../document/table-header.js'
import {eolOf, withEol, type Edit} from '../markdown/edits.js'
import {escapeCell} from '../markdown/escape-cell.js'
import type {Span} from '../markdown/span.js'
import {spellKey} from './field-key.js'
import {frontMatterLine} from './front-matter-line.js'

/** Writes a field of the template in the dialect of a field that is there. */
export function fieldLike(
  {source}: Proposal,
  field: Field,
  wanted: TemplateField,
  header: readonly Field[]
): string | undefined {
  const {place, keyPlace, dialect, quoted} = field
  if (!place || !keyPlace || quoted || !isOnOwnLines(source, field)) {
    return undefined
  }

  const key = spellKey(wanted, field, header)
  const {initial} = wanted
  switch (dialect) {
    // A column is not written in one piece.
    case 'columns': {
      return undefined
    }

    case 'section': {
      const marker = /^#{1,6}/.exec(source.slice(place.start))?.[0] ?? '##'
      return withEol(source, `${marker} ${key}\n\n${initial}`.trimEnd())
    }

    case 'toml':
    case 'yaml': {
      return frontMatterLine(key, initial, dialect)
    }

    default: {
      return lineLike(source, field, place, keyPlace, key, initial)
    }
  }
}

/** Writes a field with the marks that another has. */
function lineLike(
  source: string,
  {dialect, valuePlace}: Field,
  place: Span,
  keyPlace: Span,
  key: string,
  value: string
): string {
  const open = source.slice(place.start, keyPlace.start)
  const between = valuePlace && source.slice(keyPlace.end, valuePlace.start)
  const bold = /(?:\*\*|__)$/.exec(open)?.[0] ?? ''
  // Only separators are copied, not what opens the value, such as a bracket.
  const close =
    between && /^[\t *:：_|]*?[:：|][*_]*[\t ]*$/.test(between)
      ? between.replace(/\s+/g, ' ')
      : bold + (dialect === 'table' ? ' | ' : ': ')
  return (
    `${open}${key}${close}${value}`.trimEnd() +
    (dialect === 'table' ? ' |' : '')
  )
}

/** Writes a field of the template as a column before or behind that of a field. */
export function columnBeside(
  {source}: Proposal,
  field: Field,
  wanted: TemplateField,
  isBefore: boolean
): Edit[] {
  const table = tableOf(field)
  const [cell] = field.blocks
  if (!table || cell?.type !== 'cell' || field.quoted) return []
  const {column} = cell
  const [head, row] = table.rows.map((d) => d[column]?.place)
  const end = table.rowPlaces[0]?.end
  if (!head || !row || end === undefined) return []
  // The rule below the head has a stretch of dashes for each column.
  const rule = /^(?:\r\n?|\n)[^\n\r]*/.exec(source.slice(end))?.[0] ?? ''
  const from = Array.from(rule.matchAll(/:?-+:?/g))[column]
  if (!from) return []
  const open = /\|?[\t ]*$/.exec(rule.slice(0, from.index))?.[0] ?? ''
  const close = /^[\t ]*\|?/.exec(rule.slice(from.index + from[0].length))?.[0]
  const ruled = {
    start: end + from.index - open.length,
    end: end + from.index + from[0].length + (close ?? '').length
  }
  const write = (place: Span, text: string, blank: string): Edit =>
    isBefore
      ? {
          place: pointAt(place.start),
          text: source.startsWith('|', place.start)
            ? `|${blank}${text}${blank}`
            : `${text} | `
        }
      : {
          place: pointAt(place.end),
          text:
            source.charAt(place.end - 1) === '|'
              ? `${blank}${text}${blank}|`
              : ` | ${text}`
        }
  return [
    write(head, wanted.key, ' '),
    write(ruled, '---', ''),
    write(row, escapeCell(wanted.initial), ' ')
  ]
}

function pointAt(at: number): Span {
  return {start: at, end: at}
}

/** What separates two fields of one dialect: line endings, hard breaks. */
export function fieldSeparator(
  {source}: Proposal,
  fields: readonly Field[],
  field: Field
): string {
  // In YAML, unlike Markdown, blanks at the end of a line mean nothing.
  if (isInFrontMatter(field)) return eolOf(source)
  const eol = eolOf(source)
  // A line right below a list would go on with its last item.
  if (field.dialect === 'section' || hasListBelow(field)) return eol + eol
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

  // A line of a code block may stand further to the right, or in a quote.
  const before = field.dialect === 'code' ? lineBefore(field.place, source) : ''
  return eolOf(source) + before
}

/** Whether a field's value is a list below its line. */
function hasListBelow({dialect, blocks}: Field): boolean {
  return (
    dialect !== 'list' && blocks.at(-1)?.type === 'item' && blocks.length > 1
  )
}

/** Whether a field is the header row of its table: no row can go before it. */
export function isHeaderRow({blocks: [block]}: Field): boolean {
  return block?.type === 'cell' && block.row === 0
}

/** Whether nothing else is on the lines of a field, as in `{a: 1, b: 2}`. */
function isOnOwnLines(source: string, {dialect, place}: Field): boolean {
  if (!place || !isInFrontMatter({dialect})) return true
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
  if (!place || !isInFrontMatter({dialect})) return place?.start
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
    field.quoted ||
    target.quoted ||
    ['columns', 'section'].includes(field.dialect) ||
    hasListBelow(field) ||
    hasListBelow(target) ||
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
  const rest = isInFrontMatter({dialect}) ? source.slice(place?.end) : ''
  return rest.search(/[^\t ]|$/)
}

/** Whether nothing but white space, hard breaks or a bar lies between two places. */
function isGap(source: string, start: number, end: number): boolean {
  return /^[\s\\]*(?:[|·•]\s*)?$/.test(source.slice(start, end))
}
