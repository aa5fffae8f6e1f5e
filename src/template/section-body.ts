import type {Item} from '../markdown/block.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {topItems} from '../document/labelled-items.js'
import type {Section} from '../document/proposal.js'
import {readLabel} from '../markdown/label.js'
import {
  endsInDots,
  isDots,
  isEnclosed,
  isForTools,
  isOpenPart
} from '../markdown/prompt-marks.js'
import type {Part} from '../markdown/top-level-node.js'
import {readMark} from './mark.js'
import {isOnlyOptional} from './optional.js'
import {isLegalTitle} from './own-words.js'
import type {TemplateSection} from './template.js'

/** An item of a closed list, and the items that belong below it. */
export interface TemplateItem {
  label: string
  /** Its text in Markdown, without the list's marker. */
  markdown: string
  children: TemplateItem[]
}

/** The required items of a section. */
export function readItems(section: Section, source: string): TemplateItem[] {
  return closed(topItems(section), source)
}

/** The required items among siblings; a list with a bare `...` is not closed. */
function closed(all: readonly Item[], source: string): TemplateItem[] {
  const open = new Set(all.filter(isLast).map((d) => d.list))
  return all.flatMap((item) => {
    const label = item.text && readLabel(item.text)
    if (!label?.colon || open.has(item.list)) return []
    const {key, rest, bold} = label
    const asks = isDots(rest.value) || isOpenPart(rest.value)
    if (!asks && !(bold && rest.blank)) return []
    const inside = item.children.filter((d) => d.type === 'item')
    const place = item.text?.place
    return {
      label: key.value,
      markdown:
        source && place
          ? source.slice(place.start, place.end)
          : `**${key.value}**: ...`,
      children: closed(inside, source)
    }
  })
}

/** Whether an item says that there may be others: `...`, `Other: …`. */
function isLast({text}: Item): boolean {
  if (!text) return false
  return (
    isDots(text.value) || /^others?$/i.test(readLabel(text)?.key.value ?? '')
  )
}

const italics = /^(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_)$/

/** What an insertion writes below the heading of a section. */
export function readTexts(
  title: string,
  parts: readonly Part[],
  source: string
): Pick<TemplateSection, 'kept' | 'prompt'> {
  return {
    kept: isLegalTitle(title) ? readKept(parts) : undefined,
    prompt: readPrompt(parts, source)
  }
}

/**
 * The paragraphs, quotes, comments and lists of a section that ask for text; none
 * where it only gives advice and asks for nothing.
 *
 * @param parts
 *   What stands below the heading.
 * @param source
 *   The template.
 */
function readPrompt(
  parts: readonly Part[],
  source: string
): string | undefined {
  const texts: string[] = []
  let isAsked = false
  for (const part of parts) {
    if (part.type === 'list') {
      isAsked ||= part.blocks.some((d) => d.type === 'item' && asksIn(d))
      if (part.raw !== undefined) texts.push(part.raw)
      continue
    }

    const asked = asksOf(part, source)
    isAsked ||= asked.length > 0
    texts.push(...asked)
  }

  const prompt = texts.filter((d) => d !== '').join('\n\n')
  return prompt === '' || !isAsked ? undefined : prompt.replace(/\r\n?/g, '\n')
}

// A reference whose definition the template has elsewhere.
const reference = /\]\[|\](?![(:])/

/** The text of a section that stays, if there is any and it stands alone. */
function readKept(parts: readonly Part[]): string | undefined {
  const texts = parts.filter((d) => d.type === 'paragraph')
  const kept = texts.map((d) => d.raw ?? '').join('\n\n')
  const isAsked = texts.some((d) => asksOf(d, kept).length > 0)
  return kept === '' || isAsked || reference.test(kept)
    ? undefined
    : kept.replace(/\r\n?/g, '\n')
}

/** What in a paragraph, a quote or HTML asks for text, as Markdown. */
function asksOf(part: Part, source: string): string[] {
  const {blocks, raw = '', type} = part
  const [first] = blocks
  const isWhole =
    type === 'blockquote' ||
    // Words in angle brackets are HTML for a parser.
    ((type === 'paragraph' || type === 'html') &&
      first?.type === 'paragraph' &&
      (italics.test(raw) || isEnclosed(collapseWhiteSpace(first.text.value))) &&
      !isForTools(first.text.value))
  if (isWhole) return [raw]
  return blocks.flatMap((d) =>
    d.type === 'comment' &&
    d.place &&
    !isOnlyOptional(d.value) &&
    !readMark(d.value)
      ? source.slice(d.place.start, d.place.end)
      : []
  )
}

/** Whether an item is a prompt, or has one behind its label. */
function asksIn({text}: Item): boolean {
  if (!text) return false
  const {value} = readLabel(text)?.rest ?? text
  return (
    value === '' || isOpenPart(collapseWhiteSpace(value)) || endsInDots(value)
  )
}
