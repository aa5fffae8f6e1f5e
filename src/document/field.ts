import type {Block} from '../markdown/block.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'

/** How a field is written; all mean the same. */
export type Dialect =
  | 'code'
  | 'columns'
  | 'lines'
  | 'list'
  | 'plain'
  | 'section'
  | 'table'
  | 'toml'
  | 'yaml'

/** One `Key: value` of the header. */
export interface Field {
  key: string
  /** The value's texts joined by `, `: a nested list is a value too. */
  value: string
  texts: Text[]
  dialect: Dialect
  /** Whether it has an anchor or alias of YAML. */
  named: boolean
  /** What comments beside the value say. */
  remark: string
  /** What comments right above say. */
  above: string
  /** The field, its list marker or table row included. */
  place: Span | undefined
  keyPlace: Span | undefined
  valuePlace: Span | undefined
  /** The blocks that it was read from; none for front matter. */
  blocks: Block[]
  /** Fields with nothing but comments and notes between have one number. */
  group: number
  /** Whether it stands in a quote. */
  quoted: boolean
}

/**
 * A header in a form that is not read: `blank` is front matter behind a blank
 * line, `dashes` has longer fences, `open` no end; `other` are lines that open
 * with keys, in a form or at a place where no fields are read.
 */
export interface UnreadHeader {
  form:
    | 'blank'
    | 'code'
    | 'dashes'
    | 'html'
    | 'json'
    | 'open'
    | 'other'
    | 'separator'
  place: Span
  /** The keys that it seems to have. */
  keys: string[]
  /** The first `Key - value`, as it stands. */
  text: string
}

/** Front matter that is no valid YAML or TOML. */
export interface BrokenMatter {
  reason: string
  language: 'TOML' | 'YAML'
  place: Span | undefined
  /** What its lines say one by one; none where they cannot be told apart. */
  fields: Field[]
}

/** A code block with fields, a header only where the template has it in one. */
export interface CodeHeader {
  fields: Field[]
  /** Whether there is nothing else in it. */
  isWhole: boolean
}

/** The header: fields in source order, duplicates kept. */
export interface Header {
  fields: Field[]
  /**
   * What is a field only if it, or one beside it, has a key of the template:
   * unadorned `Key: value` lines, columns of a table, what stands in a quote.
   * Else it is prose with a colon. `elsewhere` is the first section, where no
   * field stands above it.
   */
  plain: {first: Field[]; underTitle: Field[]; elsewhere: Field[]}
  /** The code blocks that may be a header. */
  code: CodeHeader[]
  /** Front matter that cannot be read: what is wrong, and where. */
  broken: BrokenMatter | undefined
  /** What may be a header, but is in a form that is not read. */
  unread: UnreadHeader[]
}

/** The fields, those of front matter that is not valid among them. */
export function allFields({broken, fields}: Header): Field[] {
  return broken ? [...broken.fields, ...fields] : fields
}

/** Whether a field stands in front matter. */
export function isInFrontMatter({dialect}: Pick<Field, 'dialect'>): boolean {
  return dialect === 'yaml' || dialect === 'toml'
}
