import {memoize} from '../base/memo.js'
import {compactKey} from '../document/near-names.js'
import type {TemplateField} from './template.js'

const byKey = new WeakMap<
  readonly TemplateField[],
  ReadonlyMap<string, TemplateField>
>()

/** The field of a template with a key, in any of its spellings. */
export function fieldByKey(
  fields: readonly TemplateField[],
  key: string
): TemplateField | undefined {
  return memoize(
    byKey,
    fields,
    () => new Map(fields.map((d) => [compactKey(d.key), d]))
  ).get(compactKey(key))
}
