import type {Block} from '../markdown/block.js'
import type {Text} from '../markdown/text.js'
import type {Field} from './field.js'
import {makeField} from './make-field.js'
import type {Section} from './proposal.js'

/** A section read as a field, which it may be: `## Status`, and a value below. */
export interface SectionField {
  field: Field
  /** Whether a value or a list is all that it has. */
  isValueOnly: boolean
}

// A value is shorter than a sentence of a text.
const mostWords = 12

/** Reads a section as a field. */
export function readSectionField(section: Section): SectionField {
  const {body, children, text, place} = section
  const blocks = body.filter(
    (d) => d.type !== 'comment' && d.type !== 'definition'
  )
  const [first] = blocks
  const values =
    first?.type === 'item'
      ? blocks.filter((d) => d.type === 'item').map((d) => d.text)
      : [first?.type === 'paragraph' ? firstLine(first.text) : undefined]
  const texts = values.filter((d) => d !== undefined)
  const own = blocks.filter((d) => d.type === 'item' || d === first)
  const end = body.at(-1)?.place?.end ?? place?.end
  const field = makeField(
    text,
    texts,
    'section',
    own,
    place && end !== undefined ? {start: place.start, end} : undefined
  )
  field.remark = body
    .flatMap((d) => (d.type === 'comment' ? d.value : []))
    .join(' ')
  return {field, isValueOnly: children.length === 0 && isValue(blocks)}
}

/** Whether blocks are a short paragraph or one list, or nothing. */
function isValue(blocks: readonly Block[]): boolean {
  const [first, ...others] = blocks
  if (!first) return true
  if (first.type === 'item') return others.every((d) => 'item' in d)
  return (
    first.type === 'paragraph' &&
    others.length === 0 &&
    first.text.value.split(/\s+/).length <= mostWords
  )
}

function firstLine(text: Text): Text {
  return text.slice(0, /^[^\n\r]*/.exec(text.value)?.[0].length)
}
