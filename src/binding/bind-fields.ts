import type {Field, Header} from '../document/field.js'
import {memoize} from '../base/memo.js'
import {normalizeKey, isNear, type Aliases} from '../document/near-names.js'
import type {TemplateField} from '../template/template.js'
import {isStatus} from '../template/fields.js'

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

/** A template field, and its normalized key. */
interface Keyed {
  template: TemplateField
  key: string
}

const keysByFields = new WeakMap<readonly TemplateField[], readonly Keyed[]>()

/**
 * Binds the fields of a header to those of a template, in the template's order.
 *
 * Keys bind as section titles do, equal ones before near ones; where in the
 * header a field stands does not matter.
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
    (fields) => fields.some((d) => keys.has(normalizeKey(d.key)))
  )
  const all = [header.fields, ...plain]
    .flat()
    .map((field) => ({field, key: normalizeKey(field.key)}))
  all.sort((a, b) => (a.field.place?.start ?? 0) - (b.field.place?.start ?? 0))

  const free = all.filter((d) => !keys.has(d.key))
  const near = (of: Keyed, key: string): boolean =>
    (aliases[of.template.key] ?? []).some((d) => normalizeKey(d) === key) ||
    isNear(key, of.key)
  const fields = keyed.map((of): BoundField => {
    const {template} = of
    const [field, ...duplicates] = all.flatMap((d) =>
      d.key === of.key ? d.field : []
    )
    if (field) return {template, how: 'same', field, duplicates}
    const [nearest, ...others] = free.filter((d) => near(of, d.key))
    return nearest &&
      others.length === 0 &&
      keyed.filter((d) => near(d, nearest.key)).length === 1
      ? {template, how: 'near', field: nearest.field, duplicates: []}
      : {template, how: 'absent', field: undefined, duplicates: []}
  })
  return {fields, header: all.map((d) => d.field)}
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
  return fields.map((template) => ({template, key: normalizeKey(template.key)}))
}
