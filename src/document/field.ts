import type {Block} from '../markdown/block.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'

/** How a field is written; all mean the same. */
export type Dialect = 'lines' | 'list' | 'plain' | 'table' | 'yaml'

/** One `Key: value` of the header. */
export interface Field {
  key: string
  /** The value's texts joined by `, `: a nested list is a value too. */
  value: string
  texts: Text[]
  dialect: Dialect
  /** Whether it has an anchor or alias of YAML. */
  named: boolean
  /** The YAML comment behind the value. */
  remark: string
  /** The field, its list marker or table row included. */
  place: Span | undefined
  keyPlace: Span | undefined
  valuePlace: Span | undefined
  /** The blocks that it was read from; none for YAML. */
  blocks: Block[]
}

/** The header: fields in source order, duplicates kept. */
export interface Header {
  fields: Field[]
  /**
   * Unadorned `Key: value` lines of a first block, the first of all and that
   * under the title: a header only if one of the keys is a field of the
   * template, else prose with a colon.
   */
  plain: {first: Field[]; underTitle: Field[]}
  /** Front matter that is no YAML mapping: what is wrong, and where. */
  broken: {reason: string; place: Span | undefined} | undefined
}
