import escapeStringRegexp from 'escape-string-regexp'
import type {Field, UnreadHeader} from '../document/field.js'
import {memoize} from '../base/memo.js'
import {withoutRemark} from '../document/key-mark.js'
import {
  compactKey,
  normalizeKey,
  isNear,
  type Aliases
} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Block} from '../markdown/block.js'
import {findMentions, mentionOf} from '../document/unread-header.js'
import type {Template, TemplateField} from '../template/template.js'
import {isStatus} from '../template/fields.js'
import {fieldsOf} from './header-fields.js'

/** A template field, and what it was bound to. */
export type BoundField =
  | {
      template: TemplateField
      how: 'same' | 'near'
      field: Field
      /** Further fields of the same name. */
      duplicates: Field[]
    }
  | {template: TemplateField; how: 'absent'; field: undefined; duplicates: []}

/** A template field that the document has. */
export type PresentField = Extract<BoundField, {field: Field}>

/** The fields of a document, bound to those of a template. */
export interface BoundHeader {
  fields: BoundField[]
  /** The fields in document order. */
  header: Field[]
  /** A header in a form that is not read: then nothing else is said of fields. */
  unread: UnreadHeader | undefined
}

/** A template field, and its key in the forms by which keys compare. */
interface Keyed extends KeyWords {
  template: TemplateField
  key: string
}

/** The words of a key, and what they are without a remark behind them. */
interface KeyWords {
  words: string
  bare: string
}

const keysByFields = new WeakMap<readonly TemplateField[], readonly Keyed[]>()

/**
 * Binds the fields of a header to those of a template, in the template's order.
 *
 * Keys bind as section titles do, equal ones before near ones; where in the
 * header a field stands does not matter.
 */
export function bindFields(
  proposal: Proposal,
  template: Template,
  aliases: Aliases
): BoundHeader {
  const keyed = memoize(keysByFields, template.fields, readKeys)
  const keys = new Set(keyed.map((d) => d.key))
  const near = (of: Keyed, {words, bare}: KeyWords): boolean =>
    (aliases[of.template.key] ?? []).some((d) => normalizeKey(d) === words) ||
    bare === of.bare ||
    isNear(words, of.words)
  const header = fieldsOf(proposal, template, (key) => {
    const words = readWords(key)
    return keyed.some((d) => near(d, words))
  })
  const all = header.map((field) => ({
    field,
    key: compactKey(field.key),
    ...readWords(field.key)
  }))
  const free = all.filter((d) => !keys.has(d.key))
  const fields = keyed.map((of): BoundField => {
    const {template: wanted} = of
    const [field, ...duplicates] = all.flatMap((d) =>
      d.key === of.key ? d.field : []
    )
    if (field) return {template: wanted, how: 'same', field, duplicates}
    const [nearest, ...others] = free.filter((d) => near(of, d))
    return nearest &&
      others.length === 0 &&
      keyed.filter((d) => near(d, nearest)).length === 1
      ? {template: wanted, how: 'near', field: nearest.field, duplicates: []}
      : absent(wanted)
  })
  const unread = unreadIn(proposal, fields)
  return unread
    ? {fields: fields.map((d) => absent(d.template)), header, unread}
    : {fields, header, unread}
}

function absent(template: TemplateField): BoundField {
  return {template, how: 'absent', field: undefined, duplicates: []}
}

/** What seems to have fields that are not there, in a form that is not read. */
function unreadIn(
  proposal: Proposal,
  fields: readonly BoundField[]
): UnreadHeader | undefined {
  const wanted = fields.flatMap(({template, field}) =>
    (field ?? template.optional) ? [] : template.key
  )
  const lacking = new Set(wanted.map((d) => compactKey(d)))
  const keyIn = ({keys}: UnreadHeader): string | undefined =>
    keys.map((d) => compactKey(d)).find((d) => lacking.has(d))
  const found = proposal.header.unread.find((d) => keyIn(d) !== undefined)
  // Where some fields are there, those that are not are missing.
  if (found || lacking.size < 2 || fields.some((d) => d.field)) return found
  const {lead, title, headings} = proposal
  // In most blocks no line or cell opens with a key, which their Markdown shows.
  const starts = new RegExp(
    `(?:^|[|>])(?:\\[x\\]|[^\\p{L}\\n\\r])*(?:${wanted.map((d) => keyStart(d)).join('|')})`,
    'imu'
  )
  const blocksOf = ({parts}: Section): Block[] =>
    parts.flatMap((d) =>
      d.raw === undefined || starts.test(d.raw) ? d.blocks : []
    )
  const pools = [
    findMentions([...lead, ...(title ? blocksOf(title) : [])]),
    headings.flatMap((d) =>
      d.place && starts.test(d.title) ? mentionOf(d.title, d.place) : []
    ),
    ...headings.filter((d) => d !== title).map((d) => findMentions(blocksOf(d)))
  ]
  for (const pool of pools) {
    const mentions = pool.filter((d) => keyIn(d) !== undefined)
    const keys = new Set(mentions.map(keyIn))
    if (keys.size > 1 && keys.size >= lacking.size / 2) return mentions[0]
  }

  return undefined
}

/** How a key starts, as a pattern, whatever its spelling. */
function keyStart(key: string): string {
  const [word = ''] = /[\p{L}\p{N}]{1,4}/u.exec(key) ?? []
  return escapeStringRegexp(word.normalize('NFC'))
}

/** The status among the fields of a document, if it has one. */
export function statusIn(
  fields: readonly BoundField[]
): PresentField | undefined {
  return fields.find(
    (d): d is PresentField => isStatus(d.template.key) && d.field !== undefined
  )
}

function readKeys(fields: readonly TemplateField[]): readonly Keyed[] {
  return fields.map((template) => ({
    template,
    key: compactKey(template.key),
    ...readWords(template.key)
  }))
}

function readWords(key: string): KeyWords {
  const words = normalizeKey(key)
  return {words, bare: withoutRemark(words)}
}
