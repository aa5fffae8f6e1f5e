import {append} from '../base/list.js'
import {memoize} from '../base/memo.js'
import type {Section} from '../document/proposal.js'
import type {Block} from '../markdown/block.js'
import type {Template} from '../template/template.js'
import type {Part} from '../markdown/top-level-node.js'
import {
  mayBeUnfilled,
  mayHideText,
  plainMarkdown,
  withoutMarks
} from './prefilter.js'

/**
 * The blocks of a section in which anything may be left unfilled, and some that
 * are near. The other blocks, which are most, are not even read.
 */
export function candidateBlocks(
  {parts}: Pick<Section, 'parts'>,
  template: Template
): Block[] {
  const blocks: Block[] = []
  for (const part of parts) {
    if (isCandidate(part, template)) append(blocks, part.blocks)
  }

  return blocks
}

function isCandidate({raw, type}: Part, template: Template): boolean {
  if (raw === undefined) return true
  if (type === 'code') return mayBeTheTemplates(withoutMarks(raw), template)
  if (mayHideText(raw)) return true
  const visible = plainMarkdown(raw)
  return (
    mayBeUnfilled(visible, template) ||
    mayBeTheTemplates(visible, template, type === 'paragraph')
  )
}

// The first word of a line, behind marks of Markdown and numbers of a list.
const firstWords =
  /^(?:[^\p{L}\p{N}\n\r]|\[[Xx]\]\s|\d+[.)]\s)*([\p{L}\p{N}]+)/gmu
const noLetters = /[^\p{L}\p{N}]+/gu
const enough = 24

/** By the first word of each of a template's texts: how these texts start. */
type Openings = Map<string, string[]>

const byTemplate = new WeakMap<Template, Openings>()

/**
 * Whether any line starts as one of the template's texts does: by its first word,
 * and then by its first letters, as a line may break at another place.
 *
 * @param text
 *   Markdown without its marks.
 * @param template
 *   The template.
 * @param isOne
 *   Whether it is one paragraph, of which the first line is enough.
 */
function mayBeTheTemplates(
  text: string,
  template: Template,
  isOne = false
): boolean {
  const openings = memoize(byTemplate, template, openingsOf)
  if (openings.size === 0) return false
  const value = text.normalize()
  for (const {0: line, 1: word = '', index} of value.matchAll(firstWords)) {
    const starts = openings.get(word)
    if (starts) {
      const at = index + line.length - word.length
      const letters = value.slice(at, at + 8 * enough).replace(noLetters, '')
      if (starts.some((d) => letters.startsWith(d))) return true
    }

    if (isOne) return false
  }

  return false
}

function openingsOf({sections, words}: Template): Openings {
  const openings: Openings = new Map()
  const own = sections.flatMap((d) => [...d.words])
  // Texts that stay count too, as a box in them may have to be ticked.
  for (const d of new Set([...own, ...words.anywhere, ...words.kept])) {
    const text = withoutMarks(d)
    firstWords.lastIndex = 0
    const [line = '', word] = firstWords.exec(text) ?? []
    if (word === undefined) continue
    const letters = text
      .slice(line.length - word.length)
      .replace(noLetters, '')
      .slice(0, enough)
    memoize(openings, word, () => []).push(letters)
  }

  firstWords.lastIndex = 0
  return openings
}
