import type {Field, Header} from './field.js'
import {foldKey, isNear, type Aliases} from './name.js'
import type {TemplateField} from './template.js'

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
  const keys = new Set(wanted.map((d) => foldKey(d.key)))
  const {first, underTitle} = header.plain
  const plain = (hasTitle ? [underTitle] : [first, underTitle]).filter(
    (fields) => fields.some((d) => keys.has(foldKey(d.key)))
  )
  const all = [header.fields, ...plain].flat()
  all.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))

  const free = all.filter((d) => !keys.has(foldKey(d.key)))
  const near = (template: TemplateField, {key}: Field): boolean =>
    (aliases[template.key] ?? []).some((d) => foldKey(d) === foldKey(key)) ||
    isNear(foldKey(key), foldKey(template.key))
  const fields = wanted.map((template): BoundField => {
    const [field, ...again] = all.filter(
      (d) => foldKey(d.key) === foldKey(template.key)
    )
    if (field) return {template, how: 'same', field, again}
    const [nearest, ...others] = free.filter((d) => near(template, d))
    return nearest &&
      others.length === 0 &&
      wanted.filter((d) => near(d, nearest)).length === 1
      ? {template, how: 'near', field: nearest, again: []}
      : {template, how: 'absent', field: undefined, again: []}
  })
  return {fields, header: all}
}
