import {collapseWhiteSpace} from '../base/white-space.js'
import type {Span} from './span.js'
import type {Text} from './text.js'

/** A paragraph, wherever it stands. */
export interface Paragraph {
  type: 'paragraph'
  text: Text
  place: Span | undefined
  item: Item | undefined
}

/** A list item; `text` is its first paragraph, which is not given again. */
export interface Item {
  type: 'item'
  text: Text | undefined
  place: Span | undefined
  item: Item | undefined
  list: List
  /** The items and paragraphs right inside it. */
  children: Array<Item | Paragraph>
}

/** The list that items share. */
export interface List {
  place: Span | undefined
}

/** A cell of a table; row 0 is its header. */
export interface Cell {
  type: 'cell'
  text: Text
  place: Span | undefined
  row: number
  column: number
  table: Table
}

/** The table that cells share. */
export interface Table {
  place: Span | undefined
  rows: Cell[][]
  rowPlaces: Array<Span | undefined>
}

/** Code that stands on its own. */
export interface Code {
  type: 'code'
  value: string
  place: Span | undefined
}

/** A comment of HTML; `value` is what stands between `<!--` and `-->`. */
export interface Comment {
  type: 'comment'
  value: string
  place: Span | undefined
}

/** A block without text to judge; only `other` is content. */
export interface Rest {
  type: 'definition' | 'break' | 'other'
  place: Span | undefined
}

/** What stands under a heading, flat and in document order. */
export type Block = Paragraph | Item | Cell | Code | Comment | Rest

/** What a block says: its text, or that of a comment. */
export function saidIn(block: Block): string {
  return block.type === 'comment' ? block.value : (textOf(block)?.value ?? '')
}

/** The same on one line, with single spaces. */
export function plainWords(block: Block): string {
  return collapseWhiteSpace(saidIn(block))
}

/** The text of a block that has one. */
export function textOf(block: Block): Text | undefined {
  return 'text' in block ? block.text : undefined
}
