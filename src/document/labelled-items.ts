import {append} from '../base/list.js'
import type {Block, Cell, Item, Paragraph, Table} from '../markdown/block.js'
import {isEmpty} from './content.js'
import {readLabel, withoutColon} from '../markdown/label.js'
import {isDots} from '../markdown/prompt-marks.js'
import {foldKey} from './near-names.js'
import type {Section} from './proposal.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'

/** Something that carries a label, as an item of a template's list does. */
export interface Given {
  /** The label as labels compare. */
  label: string
  /** Whether nothing follows the label. */
  empty: boolean
  place: Span | undefined
  /** The list item that it is, if it is one. */
  item: Item | undefined
  /** The table that it heads a row or column of, if it does. */
  table: Table | undefined
  /** The labels of all that is under it. */
  inside: string[]
}

/**
 * All that gives a labelled item in a section: list items, paragraphs, headers
 * of a table's columns and rows, and subheadings.
 */
export function findGiven(section: Section): Given[] {
  const given = inBody(section.body)
  for (const child of section.children) {
    const label = labelOf(child.text)
    const inside = findGiven(child)
    if (label) {
      const {place} = child
      given.push({
        label: label.key,
        empty: isEmpty(child, true),
        place,
        item: undefined,
        table: undefined,
        inside: inside.map((d) => d.label)
      })
    }

    append(given, inside)
  }

  return given
}

/** The items of a section that are under no other. */
export function topItems({body}: Section): Item[] {
  return body.filter((d) => d.type === 'item').filter((d) => !d.item)
}

/** Whether something has an item of that label under it; a table gives both. */
export function hasItem({inside, table}: Given, label: string): boolean {
  const headers = [
    ...(table?.rows[0] ?? []),
    ...(table?.rows.map((d) => d[0]) ?? [])
  ]
  return (
    inside.includes(label) || headers.some((d) => d && cellLabel(d) === label)
  )
}

function inBody(body: readonly Block[]): Given[] {
  const given: Given[] = []
  const byItem = new Map<Item, Given>()
  let head: Given | undefined
  for (const block of body) {
    if (block.type === 'cell') {
      const cell = inTable(block)
      if (cell) given.push(cell)
    } else if (block.type === 'item' || block.type === 'paragraph') {
      const one = block.text && inText(block, block.text)
      if (!one) continue
      given.push(one)
      for (let up = block.item; up; up = up.item) {
        byItem.get(up)?.inside.push(one.label)
      }

      if (block.type === 'item') byItem.set(block, one)
      // Nothing stands under a paragraph, so what follows may belong to it.
      else if (!block.item && head && head.label !== one.label) {
        head.inside.push(one.label)
      } else if (!block.item) head = one
    }
  }

  return given
}

function inText(block: Item | Paragraph, text: Text): Given | undefined {
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
    inside: text.strong
      .slice(1)
      .map(([from, to]) => foldKey(withoutColon(text.value.slice(from, to))))
  }
}

function inTable(cell: Cell): Given | undefined {
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
    inside: []
  }
}

/** Whether a cell is still to be filled in. */
function isOpen({text}: Cell): boolean {
  return text.blank || isDots(text.value)
}

/**
 * The cells of the column that a label heads whose rows have nothing in the
 * column of another label.
 */
export function cellsWithout({label, table}: Given, other: string): Cell[] {
  const [headerRow = [], ...rows] = table?.rows ?? []
  const labels = headerRow.map(cellLabel)
  const [own, there] = [labels.indexOf(label), labels.indexOf(other)]
  if (own < 0 || there < 0) return []
  return rows.flatMap((cells) => {
    const [one, beside] = [cells[own], cells[there]]
    return one && !isOpen(one) && (!beside || isOpen(beside)) ? one : []
  })
}

function cellLabel({text}: Cell): string {
  return foldKey(withoutColon(text.value))
}

/** The label of a text; bold at its start is one, with or without colon. */
function labelOf(text: Text): {key: string; blank: boolean} | undefined {
  const label = readLabel(text)
  if (label) return {key: foldKey(label.key.value), blank: label.rest.blank}
  return text.value === '' ? undefined : {key: foldKey(text.value), blank: true}
}
