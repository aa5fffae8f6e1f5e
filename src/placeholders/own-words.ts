import {collapseWhiteSpace} from '../base/white-space.js'
import type {Block} from '../markdown/block.js'
import {foldedWords} from '../template/own-words.js'
import type {Template, TemplateSection} from '../template/template.js'

/** What a block of a proposal is to its template. */
export type Origin = 'kept' | 'leftover' | 'own'

/**
 * Tells whose words a block has: the template's, left over or kept on purpose, or
 * the author's own.
 *
 * @param words
 *   The words of the block, if it has any.
 * @param template
 *   The template.
 * @param section
 *   The section of the template that the block belongs to, if it is known.
 */
export function originOf(
  words: string | undefined,
  {words: {anywhere, kept}}: Template,
  section: TemplateSection | undefined
): Origin {
  if (words === undefined) return 'own'
  if (section?.words.has(words) || anywhere.has(words)) return 'leftover'
  return kept.has(words) ? 'kept' : 'own'
}

/** Whether a comment is guidance that was left over. */
export function isLeftoverComment(
  block: Block,
  template: Template,
  section: TemplateSection | undefined
): boolean {
  return (
    block.type === 'comment' &&
    originOf(foldedWords(block, ''), template, section) === 'leftover'
  )
}

/** Whether a title, or what it has behind its number, is the template's. */
export function isLeftoverTitle(
  title: string,
  {title: form}: Template
): boolean {
  if (!form) return false
  const [own, theirs] = [title, form.text].map((d) =>
    collapseWhiteSpace(form.pattern.exec(d)?.groups?.['name'] ?? d)
  )
  return own === theirs
}
