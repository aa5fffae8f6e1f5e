import {append} from '../base/list.js'
import type {Block, Cell, Item, Paragraph, Table} from '../markdown/block.js'
import {isEmpty} from './content.js'
import {readLabel, withoutColon} from '../markdown/label.js'
import {isDots} from '../markdown/prompt-marks.js'
import {normalizeKey} from './near-names.js'
import type {Section} from './proposal.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'

/** Something with a label, as the items of a template's closed list have. */
export interface LabelledItem {
  /** The label, normalized. */
  label: string
  /** Whether nothing follows the label. */
  empty: boolean
  place: Span | undefined
  /** The list item that it is, if it is one. */
  item: Item | undefined
  /** The table, if it is the header of a row or column. */
  table: Table | undefined
  /** The labels of all below it. */
  labelsBelow: string[]
}

/**
 * Finds all in a section that can stand for a labelled item: list items,
 * paragraphs, headers of a table's rows and columns, and subheadings.
 */
export function findLabelledItems(section: Section): LabelledItem[] {
  const items = inBody(section.body)
  for (const child of section.children) {
    const label = labelOf(child.text)
    const below = findLabelledItems(child)
    if (label) {
      const {place} = child
      items.push({
        label: label.key,
        empty: isEmpty(child, false),
        place,
        item: undefined,
        table: undefined,
        labelsBelow: below.map((d) => d.label)
      })
    }

    append(items, below)
  }

  return items
}

/** The list items of a section that are in no other item. */
export function topItems({body}: Section): Item[] {
  return body.filter((d) => d.type === 'item').filter((d) => !d.item)
}

/** Whether an item of that label is below it, or in the headers of its table. */
export function hasItem(
  {labelsBelow, table}: LabelledItem,
  label: string
): boolean {
  const headers = [
    ...(table?.rows[0] ?? []),
    ...(table?.rows.map((d) => d[0]) ?? [])
  ]
  return (
    labelsBelow.includes(label) ||
    headers.some((d) => d && cellLabel(d) === label)
  )
}

function inBody(body: readonly Block[]): LabelledItem[] {
  const items: LabelledItem[] = []
  const byItem = new Map<Item, LabelledItem>()
  let lead: LabelledItem | undefined
  for (const block of body) {
    if (block.type === 'cell') {
      const cell = inTable(block)
      if (cell) items.push(cell)
    } else if (block.type === 'item' || block.type === 'paragraph') {
      const one = block.text && inText(block, block.text)
      if (!one) continue
      items.push(one)
      for (let up = block.item; up; up = up.item) {
        byItem.get(up)?.labelsBelow.push(one.label)
      }

      if (block.type === 'item') {
        byItem.set(block, one)
      } else if (!block.item) {
        // A paragraph has nothing below it, so what follows may belong to it.
        if (lead && lead.label !== one.label) lead.labelsBelow.push(one.label)
        else lead = one
      }
    }
  }

  return items
}

function inText(block: Item | Paragraph, text: Text): LabelledItem | undefined {
  const label = labelOf(text)
  if (!label) return undefined
  const isItem = block.type === 'item'
  return {
    label: label.key,
    empty: isItem && label.blank && block.children.length === 0,
    place: block.place,
    item: isItem ? block : undefined,
    table: undefined,
    // `**Risk**: …` may go on with `**Mitigation**: …` in the same paragraph.
    labelsBelow: text.strong
      .slice(1)
      .map(([from, to]) =>
        normalizeKey(withoutColon(text.value.slice(from, to)))
      )
  }
}

function inTable(cell: Cell): LabelledItem | undefined {
  const {row, column, table, place} = cell
  const label = cellLabel(cell)
  if ((row > 0 && column > 0) || label === '') return undefined
  const others = table.rows[row]?.slice(1) ?? []
  return {
    label,
    empty: row > 0 && others.length > 0 && others.every(isOpen),
    place,
    item: undefined,
    table,
    labelsBelow: []
  }
}

/** Whether a cell is still to be filled in. */
export function isOpen({text}: Cell): boolean {
  return text.blank || isDots(text.value)
}

/**
 * The filled cells in the column of one label whose rows have nothing in the
 * column of another.
 */
export function cellsWithout(
  {label, table}: LabelledItem,
  other: string
): Cell[] {
  const [headerRow = [], ...rows] = table?.rows ?? []
  const labels = headerRow.map(cellLabel)
  const [column, otherColumn] = [labels.indexOf(label), labels.indexOf(other)]
  if (column < 0 || otherColumn < 0) return []
  return rows.flatMap((cells) => {
    const [cell, beside] = [cells[column], cells[otherColumn]]
    return cell && !isOpen(cell) && (!beside || isOpen(beside)) ? cell : []
  })
}

function cellLabel({text}: Cell): string {
  return normalizeKey(withoutColon(text.value))
}

/** The label of a text: bold at its start, the words before a colon, or all. */
function labelOf(text: Text): {key: string; blank: boolean} | undefined {
  const label = readLabel(text)
  if (label)
    return {key: normalizeKey(label.key.value), blank: label.rest.blank}
  return text.value === ''
    ? undefined
    : {key: normalizeKey(text.value), blank: true}
}
