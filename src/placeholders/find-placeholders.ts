import type {Field} from '../document/field.js'
import {readLabel} from '../markdown/label.js'
import {
  brackets,
  endsInDots,
  isBracketed,
  isDatePrompt,
  isDots,
  withoutFormatting
} from '../markdown/prompt-marks.js'
import {compactKey} from '../document/near-names.js'
import type {Template} from '../template/template.js'
import {mayBeUnfilled} from './prefilter.js'
import type {Text} from '../markdown/text.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {isNumberPlaceholder} from '../template/title-form.js'

/** Text that was left unfilled. */
export interface Unfilled {
  text: Text
  kind: 'prompt' | 'dots' | 'word' | 'number' | 'date'
  /** For a number: one in the form that the template asks for. */
  example?: string
}

/** Where a text stands. */
export type Role = 'text' | 'item' | 'value'

const word = /^(?:tbd|todo|fixme|xxx|\?{3,})[!.:]?$/i
const opener = /^(?:TBD|TODO|FIXME|XXX|\?{3,})\s*(?:[(:]|-\s|[–—]|by\b)/
const lorem = /\blorem ipsum\b/i
const shortPrompt = /^\[(?:your\b.*|name|todo|tbd)\]$/i
const longPrompt = /^\[\p{Lu}\S*\s+\S[\s\S]*\]$/u

/**
 * Finds what the author left unfilled in one text: mostly nothing, rarely more
 * than one thing.
 *
 * @param text
 *   The text; a label that opens it may stay.
 * @param template
 *   The template; its own prompts are tried before general patterns.
 * @param role
 *   Where it stands: dots alone are a prompt only in an item or a field's value,
 *   and `YYYY-MM-DD` only in the latter.
 */
export function findUnfilled(
  text: Text,
  template: Template,
  role: Role = 'text'
): Unfilled[] {
  if (!needsReading(text, template, role) || text.value === '') return []
  const numbers = unfilledNumbers(text, template)
  const other = unfilledWords(text, template, role)
  return numbers.length > 0 ? [...numbers, ...other] : other
}

const year = /y{4}/i
// A cheap check first: only texts that open like a prompt are compared.
const opensPrompt = /^\s*[(<[]/

/** Whether a text has to be read at all; most have nothing unfilled. */
function needsReading(text: Text, template: Template, role: Role): boolean {
  const {raw} = text
  if (role !== 'value') return raw === undefined || mayBeUnfilled(raw, template)
  const value = raw ?? text.value
  return mayBeUnfilled(value, template) || year.test(withoutFormatting(value))
}

function unfilledWords(text: Text, template: Template, role: Role): Unfilled[] {
  const whole = unfilledWhole(text, template)
  if (whole && (role !== 'text' || whole.kind !== 'dots')) return [whole]
  if (role === 'value' && isDatePrompt(text.prose))
    return [{text, kind: 'date'}]
  if (
    endsInDots(text.value) &&
    template.prompts.dotted.has(collapseWhiteSpace(text.value))
  ) {
    return [{text, kind: 'dots'}]
  }

  const label = readLabel(text)
  const behind = label?.colon ? unfilledWhole(label.rest, template) : undefined
  if (behind)
    return [{...behind, text: behind.kind === 'dots' ? text : behind.text}]
  if (lorem.test(text.prose)) return [{text, kind: 'word'}]
  return unfilledBrackets(text, template)
}

/** Whether a field's value was left unfilled. */
export function isFieldUnfilled(field: Field, template: Template): boolean {
  return findUnfilledField(field, template).length > 0
}

/** Finds what was left unfilled in a field's value. */
export function findUnfilledField(
  field: Field,
  template: Template
): Unfilled[] {
  const wanted = template.fields.find(
    (d) => compactKey(d.key) === compactKey(field.key)
  )
  const isKept = wanted?.value === collapseWhiteSpace(field.value)
  // The template may say of a value that it is to stay.
  if (isKept && wanted.mayStay) return []
  const [first] = field.texts
  const all = field.texts.flatMap((text): Unfilled[] => {
    const found = findUnfilled(text, template, 'value')
    const value = collapseWhiteSpace(text.value)
    // In YAML `[Your Name]` is a list of one.
    const isLeft =
      (field.dialect === 'yaml' && template.prompts.texts.has(`[${value}]`)) ||
      (isNumberPlaceholder(value) &&
        template.fields.some((d) => d.value === value))
    return isLeft && found.length === 0 ? [{text, kind: 'prompt'}] : found
  })
  return all.length === 0 && isKept && wanted.isPrompt && first
    ? [{text: first, kind: 'prompt'}]
    : all
}

function unfilledWhole(text: Text, template: Template): Unfilled | undefined {
  const {prose} = text
  if (isDots(prose)) return {text, kind: 'dots'}
  if (word.test(prose) || opener.test(prose)) return {text, kind: 'word'}
  if (!opensPrompt.test(text.value)) return undefined
  const value = collapseWhiteSpace(text.value)
  if (template.prompts.texts.has(value)) return {text, kind: 'prompt'}
  // The brackets themselves must not be code or a link's.
  const bracketed =
    prose.startsWith('[') && prose.endsWith(']') && isBracketed(value)
  return bracketed && (longPrompt.test(value) || shortPrompt.test(value))
    ? {text, kind: 'prompt'}
    : undefined
}

/** The template's own prompts inside other text. */
function unfilledBrackets(text: Text, {prompts}: Template): Unfilled[] {
  const {prose} = text
  if (!prose.includes('[')) return []
  return brackets(text.value).flatMap(([from, to]) => {
    const part = text.slice(from, to)
    return prose.charAt(from) === '[' &&
      prompts.texts.has(collapseWhiteSpace(part.value))
      ? {text: part, kind: 'prompt'}
      : []
  })
}

function unfilledNumbers(text: Text, {title}: Template): Unfilled[] {
  const pattern = title?.numberPrompt
  return pattern && text.prose.search(pattern) >= 0
    ? Array.from(text.prose.matchAll(pattern), ({0: {length}, index}) => ({
        text: text.slice(index, index + length),
        kind: 'number',
        example: title.prefix + '1'.padStart(title.digits, '0')
      }))
    : []
}
