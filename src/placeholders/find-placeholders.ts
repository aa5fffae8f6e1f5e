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
import {fieldByKey} from '../template/field-by-key.js'
import type {Template} from '../template/template.js'
import {mayBeUnfilled, mayHideText, plainMarkdown} from './prefilter.js'
import type {Text} from '../markdown/text.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {isStatusLike} from '../template/field-words.js'
import {isNumberPlaceholder} from '../template/number-placeholder.js'
import {isStateAbroad, isUnfinished} from './unfinished-words.js'

/** Text that was left unfilled. */
export interface Unfilled {
  text: Text
  kind: 'choices' | 'date' | 'dots' | 'number' | 'prompt' | 'word'
  /** Whether there is nothing else but a label. */
  isAll?: boolean
  /** For a number: one in the form that the template asks for. */
  example?: string
}

/** Where a text stands. */
export type Role = 'cell' | 'heading' | 'item' | 'text' | 'value'

const word = /^(?:tbd|todo|fixme|xxx|\?{3,})[!.:]?$/i
const opener = /^(?:TBD|TODO|FIXME|XXX|\?{3,})\s*(?:[(:]|-\s|[–—]|by\b)/
const lorem = /^\W*lorem ipsum\b/i
const toDo = /^\[(?:todo|tbd)\b/i
const shortPrompt = /^\[(?:your\b.*|name)\]$/i
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
  if (numbers.length === 0) return other
  // Of `Plan [NNN]` the bracket is told with the number.
  return [...numbers, ...other.filter((d) => !numbers.some((n) => holds(n, d)))]
}

function holds(outer: Unfilled, {text: {place}}: Unfilled): boolean {
  const around = outer.text.place
  return (
    place !== undefined &&
    around !== undefined &&
    around.start <= place.start &&
    place.end <= around.end
  )
}

const year = /y{4}/i
// A cheap check first: only texts that open like a prompt are compared.
const opensPrompt = /^(?:[(<[{（＜［｛【]|\$\{)/
const anyBracket = /[<[{（＜［｛【]/

/** Whether a text has to be read at all; most have nothing unfilled. */
function needsReading(text: Text, template: Template, role: Role): boolean {
  const {raw} = text
  if (role !== 'value') return raw === undefined || mayBe(raw, template)
  const value = raw ?? text.value
  return mayBe(value, template) || year.test(withoutFormatting(value))
}

function mayBe(raw: string, template: Template): boolean {
  return mayHideText(raw) || mayBeUnfilled(plainMarkdown(raw), template)
}

function unfilledWords(text: Text, template: Template, role: Role): Unfilled[] {
  const whole = unfilledWhole(text, template, role)
  // Dots alone in a paragraph may be an ellipsis.
  if (whole && (role === 'item' || role === 'value' || whole.kind !== 'dots')) {
    return [whole]
  }

  if (role === 'value' && isDatePrompt(text.prose)) {
    return [{text, kind: 'date', isAll: true}]
  }

  if (
    endsInDots(text.value) &&
    template.prompts.dotted.has(collapseWhiteSpace(text.value))
  ) {
    return [{text, kind: 'dots', isAll: true}]
  }

  const label = readLabel(text)
  const behind = label?.colon
    ? unfilledWhole(label.rest, template, role)
    : undefined
  if (behind) {
    return [{...behind, text: behind.kind === 'dots' ? text : behind.text}]
  }

  if (lorem.test(text.prose)) return [{text, kind: 'word', isAll: true}]
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
  const wanted = fieldByKey(template.fields, field.key)
  const isKept = wanted?.value === collapseWhiteSpace(field.value)
  // The template may say of a value that it is to stay.
  if (isKept && wanted.mayStay) return []
  const [first] = field.texts
  if (isKept && wanted.isPrompt && wanted.choices && first) {
    return [{text: first, kind: 'choices', isAll: true}]
  }

  const all = field.texts.flatMap((text): Unfilled[] => {
    const found = findUnfilled(text, template, 'value')
    const value = collapseWhiteSpace(text.value)
    // In YAML `[Your Name]` is a list of one.
    const isLeft =
      (field.dialect === 'yaml' && template.prompts.texts.has(`[${value}]`)) ||
      (isNumberPlaceholder(value) &&
        template.fields.some((d) => d.value === value))
    if (found.length > 0 && isState(field, value, template)) return []
    return isLeft && found.length === 0 ? [{text, kind: 'prompt'}] : found
  })
  return all.length === 0 && isKept && wanted.isPrompt && first
    ? [{text: first, kind: 'prompt'}]
    : all
}

/** Whether a status only reads like words for work to be done. */
function isState({key}: Field, value: string, {statuses}: Template): boolean {
  return (
    isStatusLike(key) &&
    (isStateAbroad(value) || statuses?.includes(value) === true)
  )
}

function unfilledWhole(
  text: Text,
  template: Template,
  role: Role
): Unfilled | undefined {
  const {prose} = text
  if (isDots(prose)) return {text, kind: 'dots', isAll: true}
  // In a table, question marks may say that something is not known.
  const isWord = word.test(prose) || opener.test(prose)
  if (isWord && !(role === 'cell' && prose.startsWith('?'))) {
    return {text, kind: 'word', isAll: true}
  }

  // A section may be about what is still open.
  if (role !== 'heading' && isUnfinished(prose, role === 'cell')) {
    return {text, kind: 'word', isAll: true}
  }

  if (!opensPrompt.test(text.value)) return undefined
  const value = collapseWhiteSpace(text.value)
  if (template.prompts.texts.has(value)) {
    return {text, kind: 'prompt', isAll: true}
  }

  // The brackets themselves must not be code or a link's, nor hold a link.
  const isOne =
    prose.startsWith('[') &&
    prose.endsWith(']') &&
    isBracketed(value) &&
    text.links.length === 0
  return isOne &&
    (longPrompt.test(value) || shortPrompt.test(value) || toDo.test(value))
    ? {text, kind: 'prompt', isAll: true}
    : undefined
}

/** Prompts inside other text: the template's own, and `[TODO: …]`. */
function unfilledBrackets(text: Text, {prompts}: Template): Unfilled[] {
  const {prose} = text
  if (!anyBracket.test(prose)) return []
  return brackets(text.value).flatMap(([from, to]) => {
    const part = text.slice(from, to)
    const value = collapseWhiteSpace(part.value)
    return prose.charAt(from) === text.value.charAt(from) &&
      (prompts.texts.has(value) || toDo.test(value))
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
