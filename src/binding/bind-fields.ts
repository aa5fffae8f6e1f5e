import type {Field, Header} from '../document/field.js'
import {memoize} from '../base/memo.js'
import {foldKey, isNear, type Aliases} from '../document/near-names.js'
import type {TemplateField} from '../template/template.js'
import {isStatus} from '../template/fields.js'

/** A template field and what it bound to. */
export type BoundField =
  | {
      template: TemplateField
      how: 'same' | 'near'
      field: Field
      /** Further fields of the same name. */
      again: Field[]
    }
  | {template: TemplateField; how: 'absent'; field: undefined; again: []}

/** A template field that a document has. */
export type GivenField = Extract<BoundField, {field: Field}>

/** A template field, and its key as keys compare. */
interface Keyed {
  template: TemplateField
  key: string
}

const keysByFields = new WeakMap<readonly TemplateField[], readonly Keyed[]>()

/**
 * Binds the fields of a header to a template's, in the template's order.
 *
 * Names bind as section titles do, the same before the near; where a field
 * stands does not matter.
 */
export function bindFields(
  header: Header,
  hasTitle: boolean,
  wanted: readonly TemplateField[],
  aliases: Aliases
): {fields: BoundField[]; header: Field[]} {
  const keyed = memoize(keysByFields, wanted, readKeys)
  const keys = new Set(keyed.map((d) => d.key))
  const {first, underTitle} = header.plain
  const plain = (hasTitle ? [underTitle] : [first, underTitle]).filter(
    (fields) => fields.some((d) => keys.has(foldKey(d.key)))
  )
  const all = [header.fields, ...plain]
    .flat()
    .map((field) => ({field, key: foldKey(field.key)}))
  all.sort((a, b) => (a.field.place?.start ?? 0) - (b.field.place?.start ?? 0))

  const free = all.filter((d) => !keys.has(d.key))
  const near = (of: Keyed, key: string): boolean =>
    (aliases[of.template.key] ?? []).some((d) => foldKey(d) === key) ||
    isNear(key, of.key)
  const fields = keyed.map((of): BoundField => {
    const {template} = of
    const [field, ...again] = all.flatMap((d) =>
      d.key === of.key ? d.field : []
    )
    if (field) return {template, how: 'same', field, again}
    const [nearest, ...others] = free.filter((d) => near(of, d.key))
    return nearest &&
      others.length === 0 &&
      keyed.filter((d) => near(d, nearest.key)).length === 1
      ? {template, how: 'near', field: nearest.field, again: []}
      : {template, how: 'absent', field: undefined, again: []}
  })
  return {fields, header: all.map((d) => d.field)}
}

/** The status among the fields of a document, if it has one. */
export function statusIn(
  fields: readonly BoundField[]
): GivenField | undefined {
  return fields.find(
    (d): d is GivenField => isStatus(d.template.key) && d.field !== undefined
  )
}

function readKeys(fields: readonly TemplateField[]): readonly Keyed[] {
  return fields.map((template) => ({template, key: foldKey(template.key)}))
}
