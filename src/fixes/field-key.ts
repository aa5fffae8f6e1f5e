import {isInFrontMatter, type Field} from '../document/field.js'
import {withoutEmoji} from '../base/emoji.js'
import {singular} from '../document/plurals.js'
import {withoutRemark} from '../document/key-mark.js'
import {invisibleIn} from '../base/invisible.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {TemplateField} from '../template/template.js'

/** What a key and others are written in: each spells its keys in its own way. */
function keyStyleOf(field: Pick<Field, 'dialect'>): string {
  return field.dialect === 'section' || isInFrontMatter(field)
    ? field.dialect
    : 'text'
}

/**
 * Whether a key is spelled as the template has it: the case and the marks between
 * words count, where both are written in one way.
 */
export function isSpelledLike(
  field: Pick<Field, 'dialect' | 'key'>,
  template: Pick<TemplateField, 'dialect' | 'key'>
): boolean {
  return (
    invisibleIn(field.key) === undefined &&
    (keyStyleOf(field) !== keyStyleOf(template) ||
      spelling(field.key) === spelling(template.key))
  )
}

/** Whether two keys differ in nothing but a remark behind one: `Created (UTC)`. */
export function differsInRemark(
  field: Pick<Field, 'key'>,
  template: Pick<TemplateField, 'key'>
): boolean {
  const [one, other] = [field, template].map((d) => withoutRemark(d.key))
  return spelling(one ?? '') === spelling(other ?? '')
}

function spelling(key: string): string {
  const bare = withoutEmoji(key.normalize()).replace(/\(s\)|#/gi, '')
  return singular(collapseWhiteSpace(bare))
}

/** A template field's key, as a header spells its keys. */
export function spellKey(
  template: Pick<TemplateField, 'dialect' | 'key'>,
  beside: Field,
  header: readonly Field[]
): string {
  const {key} = template
  if (keyStyleOf(template) === keyStyleOf(beside)) return key
  const keys = header
    .filter((d) => keyStyleOf(d) === keyStyleOf(beside))
    .map((d) => d.key)
  if (!isInFrontMatter(beside)) {
    return keys.some((d) => /^\p{Lu}/u.test(d)) && !/[\s\p{Lu}]/u.test(key)
      ? key
          .split(/[-_]/)
          .map((d) => d.charAt(0).toUpperCase() + d.slice(1))
          .join(' ')
      : key
  }

  const hasCase = keys.some((d) => /\p{Lu}/u.test(d))
  const used = ['_', '-'].find((mark) => keys.some((d) => d.includes(mark)))
  // A key of TOML with a space would need quotes.
  const mayHaveSpace = hasCase && beside.dialect === 'yaml'
  const separator = used ?? (mayHaveSpace ? ' ' : '-')
  const words = hasCase ? key : key.toLowerCase()
  return words.replace(/[\s_-]+/g, separator)
}
