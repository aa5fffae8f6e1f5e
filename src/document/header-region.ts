import {append} from '../base/list.js'
import type {Block, Cell, Item, Paragraph} from '../markdown/block.js'
import type {Field} from './field.js'
import {readHeaderLines, type HeaderLine} from './header-lines.js'
import {makeField} from './make-field.js'
import {readColumns, readRows} from './table-header.js'
import type {Text} from '../markdown/text.js'
import {endOfLine, endOfPart, lineBefore} from './source-line.js'
import type {Span} from '../markdown/span.js'

/** The lists to which a region adds its fields. */
export interface Into {
  fields: Field[]
  plain: Field[]
}

/** Blocks in which fields stand, read in their order. */
export class HeaderRegion {
  /** A bare label at the end of a paragraph, whose values may be a list below. */
  #open: Field | undefined
  #above = ''
  #lastField: Field | undefined
  #line: {field: Field; end: number} | undefined
  /** The fields of the block that was read last. */
  #recent: Field[] = []

  constructor(
    readonly source: string,
    readonly into: Into,
    private group: number
  ) {}

  read(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.type === 'comment') {
        this.#readComment(block.value, block.place)
      } else if (block.type === 'definition' || this.#isNote(block)) {
        continue
      } else if ('item' in block && block.item) {
        // What is in an item was read with it.
        continue
      } else if (!this.#readBlock(block)) {
        this.group++
        this.#open = undefined
      }
    }
  }

  /** Reads the fields of a block, and returns whether it has any. */
  #readBlock(block: Block): boolean {
    if (block.type !== 'cell') this.#recent = []
    switch (block.type) {
      case 'paragraph': {
        this.#open = undefined
        return this.#readLines(block)
      }

      case 'item': {
        return this.#readItem(block)
      }

      case 'cell': {
        return block.row > 0 || block.column > 0 || this.#readTable(block)
      }

      default: {
        return false
      }
    }
  }

  #readLines(block: Paragraph): boolean {
    const {text} = block
    const lines = readHeaderLines(text, false)
    const [first] = lines
    // Prose with a `Note: …` further down is no header.
    const isProse = first?.at !== 0 && lines.filter((d) => !d.bold).length < 2
    const read = lines.filter((d) => d.bold || !isProse)
    // `We tried:` above a list is no part of the header, or its last.
    const isOpening =
      read.length === 1 && read.every((d) => !d.bold && d.rest.blank)
    if (isOpening) this.group++
    for (const line of read) {
      const field = this.#fieldOf(line, block, line.bold ? 'lines' : 'plain')
      this.#add(field, line.bold)
      this.#open = field.texts.length === 0 ? field : undefined
    }

    if (isOpening) this.group++

    return read.length > 0
  }

  #readItem(block: Item): boolean {
    const lines = block.text ? readHeaderLines(block.text, true) : []
    const [first, ...others] = lines
    if (first?.at !== 0) return this.#readValue(block)
    this.#open = undefined
    // A value may be a list of its own, or go on in further paragraphs.
    const blocks: Block[] = [block, ...inside(block)]
    const texts = [first.rest, ...blocks.slice(1).flatMap(textIn)]
    if (others.length === 0 && !first.isBeforeOther) {
      this.#add(makeField(first.key, texts, 'list', blocks), first.bold)
      return true
    }

    for (const line of lines) {
      const field = this.#fieldOf(line, block, 'list')
      this.#add(field, line.bold)
    }

    return true
  }

  /** Takes an item without a label for a value of the label above its list. */
  #readValue(block: Item): boolean {
    const field = this.#open
    if (!field) return false
    const blocks = [block, ...inside(block)]
    append(field.blocks, blocks)
    append(
      field.texts,
      blocks.flatMap(textIn).filter((d) => !d.blank)
    )
    field.value = field.texts.map((d) => d.value).join(', ')
    const [first, last] = [field.texts[0]?.place, field.texts.at(-1)?.place]
    field.valuePlace = first && last && {start: first.start, end: last.end}
    if (field.place && block.place) field.place.end = block.place.end
    return true
  }

  #readTable({table}: Cell): boolean {
    const rows = readRows(table)
    const columns = readColumns(table)
    for (const field of rows) this.#add(field, true)
    if (columns.length > 0) {
      this.group++
      for (const field of columns) this.#add(field, false)
    }

    return rows.length > 0
  }

  #fieldOf(
    line: HeaderLine,
    block: Item | Paragraph,
    dialect: 'lines' | 'list' | 'plain'
  ): Field {
    const {all, key, rest, isBeforeOther} = line
    const isFirstOfItem = block.type === 'item' && line.at === 0
    const start = isFirstOfItem ? block.place?.start : all.place?.start
    const last = rest.place ?? key.place
    const end = isBeforeOther
      ? endOfPart(last, rest.blank, this.source)
      : endOfLine(last, this.source)
    const place =
      start === undefined || end === undefined ? undefined : {start, end}
    return makeField(
      key,
      [rest],
      dialect === 'list' && !isFirstOfItem ? 'lines' : dialect,
      [block],
      place
    )
  }

  #add(field: Field, isCertain: boolean): void {
    field.group = this.group
    field.quoted = this.#isQuoted(field)
    field.above = this.#above
    this.#above = ''
    const {fields, plain} = this.into
    ;(isCertain && !field.quoted ? fields : plain).push(field)
    this.#lastField = field
    this.#recent.push(field)
  }

  /** Whether a field is in a quote, as the one before it on its line is. */
  #isQuoted({place}: Field): boolean {
    const last = this.#lastField
    const isOnItsLine =
      last?.place &&
      place &&
      last.place.end <= place.start &&
      !/[\n\r]/.test(this.source.slice(last.place.end, place.start))
    return isOnItsLine
      ? last.quoted
      : /^[\t ]*>/.test(lineBefore(place, this.source))
  }

  #readComment(value: string, place: Span | undefined): void {
    const field = this.#lastField
    if (field && place && place.start <= this.#lineEndOf(field)) {
      // It may stand beside any field of the paragraph just read.
      const beside = this.#recent.findLast(
        (d) => (d.place?.start ?? Infinity) <= place.start
      )
      if (beside) beside.remark = `${beside.remark} ${value}`.trim()
    } else {
      this.#above = `${this.#above} ${value}`.trim()
    }
  }

  /** Where the line of a field ends; many comments may stand on it. */
  #lineEndOf(field: Field): number {
    if (this.#line?.field !== field) {
      this.#line = {field, end: endOfLine(field.place, this.source) ?? -1}
    }

    return this.#line.end
  }

  /** Whether a block is the text of a footnote. */
  #isNote(block: Block): boolean {
    return (
      block.type === 'paragraph' &&
      /^[\t >]*\[\^[^\]]+\]:/.test(lineBefore(block.place, this.source))
    )
  }
}

/** All in an item, in document order. */
function inside(item: Item): Array<Item | Paragraph> {
  const found: Array<Item | Paragraph> = []
  const stack = item.children.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next)
    if (next.type === 'item') append(stack, next.children.toReversed())
  }

  return found
}

function textIn(block: Block): Text[] {
  return 'text' in block && block.text ? [block.text] : []
}
