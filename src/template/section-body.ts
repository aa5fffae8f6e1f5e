import {textOf, type Item} from '../markdown/block.js'
import {topItems} from '../document/labelled-items.js'
import {readLabel} from '../markdown/label.js'
import {endsInDots, isBracketed, isDots} from '../markdown/prompt-marks.js'
import type {Section} from '../document/proposal.js'
import {collapseWhiteSpace} from '../base/white-space.js'

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
  const open = new Set(
    all.filter((d) => d.text && isDots(d.text.value)).map((d) => d.list)
  )
  return all.flatMap((item) => {
    const label = item.text && readLabel(item.text)
    if (!label?.colon || open.has(item.list)) return []
    const {key, rest, bold} = label
    const asks = isDots(rest.value) || isBracketed(rest.value)
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

/**
 * The paragraphs, comments and lists of a section that ask for text; none where
 * it only gives advice and asks for nothing.
 */
export function readPrompt(
  section: Section,
  source: string
): string | undefined {
  const parts: string[] = []
  let lastList: unknown
  let isAsked = false
  for (const block of section.body) {
    let place = block.place
    if (block.type === 'item') {
      isAsked ||= asksIn(block)
      if (block.item || block.list === lastList) continue
      lastList = block.list
      place = block.list.place
    } else if (block.type === 'paragraph') {
      if (block.item || !isBracketed(collapseWhiteSpace(block.text.value)))
        continue
    } else if (block.type !== 'comment' || onlyOptional.test(block.value)) {
      continue
    }

    isAsked ||= block.type !== 'item'
    if (place) parts.push(source.slice(place.start, place.end))
  }

  const prompt = parts.filter((d) => d !== '').join('\n\n')
  return prompt === '' || !isAsked ? undefined : prompt.replace(/\r\n?/g, '\n')
}

const optional =
  /(?:^|[.!?:\n])\W*this (?:sub-?)?section is optional\b|^\W*optional\s*(?:[.:;)\]–—-]|$)/i
const onlyOptional = /^\W*(?:this (?:sub-?)?section is )?optional\W*$/i

/** Whether a comment or a paragraph says that its section may be left out. */
export function saysOptional({body}: Section): boolean {
  return body.some((d) => {
    if (d.type === 'comment') return optional.test(d.value)
    return d.type === 'paragraph' && optional.test(d.text.value)
  })
}

const reason = /\b(?:why|reasons?|explain|justif(?:y|ication))\b/i

/** Whether the text of a section asks for a reason. */
export function asksReason({body}: Section): boolean {
  return body.some((d) => {
    const value = d.type === 'comment' ? d.value : textOf(d)?.value
    return value !== undefined && reason.test(value)
  })
}

/** Whether an item is a prompt, or has one behind its label. */
function asksIn({text}: Item): boolean {
  if (!text) return false
  const {value} = readLabel(text)?.rest ?? text
  return (
    value === '' || isBracketed(collapseWhiteSpace(value)) || endsInDots(value)
  )
}
