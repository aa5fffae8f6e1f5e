import type {Summary} from '../binding/summary.js'
import {copyOf} from './copy-of.js'

/** A copy that does not keep the text and the tree in memory. */
export function copyHead({
  title,
  number,
  numberInField,
  name,
  fields
}: Summary): Summary {
  return {
    title: title && copyOf(title),
    number,
    numberInField,
    name: name && copyOf(name),
    fields: fields.map((d) => ({...d, value: copyOf(d.value)}))
  }
}
