import {isOpen} from '../document/labelled-items.js'
import {normalizeKey} from '../document/near-names.js'
import type {Block} from '../markdown/block.js'
import {readLabel, withoutColon} from '../markdown/label.js'
import {isTelling} from '../template/own-words.js'
import type {TemplateSection} from '../template/template.js'

/** A label or header of a row with nothing behind it. */
export interface EmptyLabel {
  noun: 'item' | 'label' | 'row'
  label: string
}

/** The label that is all that a block says, of a row its first cell. */
export function emptyLabel(block: Block): EmptyLabel | undefined {
  switch (block.type) {
    case 'cell': {
      const {row, table, text} = block
      const others = table.rows[row]?.slice(1) ?? []
      return others.length > 0 && others.every(isOpen) && !text.blank
        ? named('row', text.value)
        : undefined
    }

    case 'item':
    case 'paragraph': {
      const label = block.text && readLabel(block.text)
      const isItem = block.type === 'item'
      if (!label?.colon || !label.rest.blank) return undefined
      if (isItem && block.children.length > 0) return undefined
      return named(isItem ? 'item' : 'label', label.key.value)
    }

    default: {
      return undefined
    }
  }
}

/** A label, unless it is as long as a sentence that asks for something. */
function named(
  noun: EmptyLabel['noun'],
  label: string
): EmptyLabel | undefined {
  return isTelling(label) ? undefined : {noun, label}
}

/** Whether a block is an item that the template requires, which is told as such. */
export function isRequiredItem(
  block: Block,
  section: TemplateSection | undefined
): boolean {
  if (!section || section.items.length === 0) return false
  const empty = emptyLabel(block)
  if (!empty || empty.noun === 'label') return false
  const label = normalizeKey(withoutColon(empty.label))
  return section.items.some((d) => normalizeKey(d.label) === label)
}
