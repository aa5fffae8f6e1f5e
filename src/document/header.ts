import type {Nodes} from 'mdast'
import {append} from '../base/list.js'
import type {Block, Cell, Item, Paragraph} from '../markdown/block.js'
import type {Dialect, Field, Header} from './field.js'
import {readYaml} from './yaml-header.js'
import {
  readLabel,
  readLabels,
  withoutColon,
  type Label
} from '../markdown/label.js'
import type {Text} from '../markdown/text.js'
import {spanOf, type Span} from '../markdown/span.js'

/** Reads the fields out of front matter and the blocks before the sections. */
export function readHeader(
  yaml: Nodes | undefined,
  lead: readonly Block[],
  body: readonly Block[],
  source: string
): Header {
  const header: Header = {
    fields: [],
    plain: {first: [], underTitle: []},
    broken: undefined
  }
  if (yaml?.type === 'yaml') {
    readYaml(yaml.value, spanOf(yaml), source, header)
  }

  const {fields, plain} = header
  readRegion(lead, source, {fields, plain: plain.first})
  readRegion(body, source, {fields, plain: plain.underTitle})
  return header
}

/** The lists to which a region adds its fields. */
interface Into {
  fields: Field[]
  plain: Field[]
}

function readRegion(
  region: readonly Block[],
  source: string,
  into: Into
): void {
  const first = region.find((d) => d.type !== 'comment')
  const list = first?.type === 'item' ? first.list : undefined
  for (const block of region) {
    if (block.type === 'paragraph' && !block.item) {
      readLines(block, block === first, source, into)
    } else if (block.type === 'item' && !block.item) {
      readListItem(block, block.list === list, into)
    } else if (block.type === 'cell' && block.column === 0) {
      readRow(block, into)
    }
  }
}

function readLines(
  block: Paragraph,
  first: boolean,
  source: string,
  {fields, plain}: Into
): void {
  const bold = readLabels(block.text, true)
  const labels =
    bold.length > 0 || !first ? bold : readLabels(block.text, false)
  for (const label of labels) {
    const [dialect, into] = label.bold
      ? (['lines', fields] as const)
      : (['plain', plain] as const)
    const {all, rest, key} = label
    const start = all.place?.start
    const end = endOfLine(rest.place ?? key.place, source)
    into.push({
      ...fieldOf(label, [label.rest], dialect, [block]),
      place: start === undefined || end === undefined ? undefined : {start, end}
    })
  }
}

/** The end of a field's last line, which may go on with marks, images or HTML. */
function endOfLine(last: Span | undefined, source: string): number | undefined {
  const rest = /^[^\n\r]*/.exec(source.slice(last?.end))?.[0].trimEnd() ?? ''
  // The backslash of a hard break is not part of the field.
  return last && last.end + rest.replace(/\\$/, '').length
}

function readListItem(item: Item, first: boolean, {fields, plain}: Into): void {
  const label = item.text && readLabel(item.text)
  if (!label?.colon || (!label.bold && !first)) return
  const texts = [label.rest]
  const blocks: Block[] = [item]
  // A value may be a list of its own, or go on in further paragraphs.
  const stack = item.children.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    blocks.push(next)
    if (next.text) texts.push(next.text)
    if (next.type === 'item') append(stack, next.children.toReversed())
  }

  const field = fieldOf(label, texts, 'list', blocks)
  ;(label.bold ? fields : plain).push(field)
}

// `| Field | Value |` is a header row, not a field.
const caption = /^values?$/i

function readRow(cell: Cell, {fields}: Into): void {
  const {rows, rowPlaces} = cell.table
  const value = rows[cell.row]?.[1]
  if (rows[0]?.length !== 2 || !value || cell.text.value === '') return
  if (cell.row === 0 && caption.test(value.text.value)) return
  const key = cell.text.slice(0, withoutColon(cell.text.value).length)
  const label = {
    all: cell.text,
    key,
    rest: value.text,
    bold: true,
    colon: true
  }
  fields.push({
    ...fieldOf(label, [value.text], 'table', [cell, value]),
    place: rowPlaces[cell.row]
  })
}

function fieldOf(
  {key, rest}: Label,
  all: readonly Text[],
  dialect: Dialect,
  blocks: Block[]
): Field {
  const texts = all.filter((d) => !d.blank)
  const start = texts[0]?.place?.start
  const end = texts.at(-1)?.place?.end
  return {
    key: key.value,
    value: texts.length > 0 ? texts.map((d) => d.value).join(', ') : rest.value,
    texts,
    dialect,
    named: false,
    remark: '',
    place: blocks[0]?.place,
    keyPlace: key.inner,
    valuePlace:
      start === undefined || end === undefined ? undefined : {start, end},
    blocks
  }
}
