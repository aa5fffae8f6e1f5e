import {collapseWhiteSpace} from '../base/white-space.js'
import type {Block} from '../markdown/block.js'
import {isForTools} from '../markdown/prompt-marks.js'

/** The words of a template that are none of its fields' and sections' own. */
export interface OwnWords {
  /** Texts above the first section that say that they are to be removed. */
  above: ReadonlySet<string>
  /** Texts of at least four words: left over wherever they stand. */
  anywhere: ReadonlySet<string>
  /** Texts that stay in proposals. */
  kept: ReadonlySet<string>
  /** Titles of sections that are to be removed. */
  removed: ReadonlySet<string>
}

// What tools read, and licences.
const keptComment =
  /^(?:spdx|copyright|licen[cs]ed?\b|[-\s]*(?:(?:end|start|begin|omit)\b.*)?\/?(?:md|doc)?toc\b|lint\b|markdown-?lint|prettier|textlint|vale\b|cspell|spell-?check|remark|eslint|ep\s)/i
const keptTitle =
  /^(?:copyright|licen[cs]e|disclaimers?|conventions?|conformance(?=$|\W+(?:and|language|key ?words|terms?|terminology|notation)\b)|terminology|table of contents|contents)\b/i
const legalTitle = /^(?:copyright|licen[cs]e|disclaimers?)\b/i
const keptText =
  /\bRFC[\s-]?(?:2119|8174)\b|\bBCP[\s-]?14\b|^(?:the )?key ?words ["“'‘]?must\b/i
const answer =
  /^(?:(?:none|no|yes|nil|n\/?a|not applicable|nothing|unknown|tbd|todo|draft|[-–—✓✗✔✘]+)[^\p{L}\p{N}]*|(?:no|none|nothing|not applicable|n\/a)\b[^.!?…]*\.?)$/iu
const box = /^(?:(?:[-*+]|\d+[.)])[\t ]+)?\[[ x]\](?=\s)/i

/** Whether all text of a section named so stays. */
export function isKeptTitle(title: string): boolean {
  return keptTitle.test(title)
}

/** Whether a section named so is about rights: others may ask for text, too. */
export function isLegalTitle(title: string): boolean {
  return legalTitle.test(title)
}

/** Whether a comment tells an author what to write. */
export function isOwnGuidance(comment: string): boolean {
  const value = comment.trim()
  return /\S\s+\S/.test(value) && !keptComment.test(value)
}

/**
 * What a block of a template or a proposal is compared by: its text without
 * emphasis, and without what differs where it is wrapped or written otherwise.
 * Of a table a whole row is one; none for what has no text.
 */
export function foldedWords(block: Block, source: string): string | undefined {
  switch (block.type) {
    case 'paragraph':
    case 'item': {
      return known(block.text?.value ?? '')
    }

    case 'cell': {
      const {column, row, table} = block
      const cells = (table.rows[row] ?? []).map((d) =>
        collapseWhiteSpace(d.text.value)
      )
      return column === 0 && row > 0 ? known(cells.join(' | ')) : undefined
    }

    case 'comment':
    case 'code': {
      return known(block.value)
    }

    case 'other': {
      const {place} = block
      return place && wordsOfHtml(source.slice(place.start, place.end))
    }

    default: {
      return undefined
    }
  }
}

const tag = /<\/?[A-Za-z][^<>]*>/g

/** The words in HTML; where it only gives a page its form it has none, and stays. */
function wordsOfHtml(html: string): string | undefined {
  const value = known(html)
  return value !== undefined && isTelling(value.replace(tag, ' '))
    ? value
    : undefined
}

function known(value: string): string | undefined {
  const words = collapseWhiteSpace(value.normalize())
  return /[\p{L}\p{N}.…?]/u.test(words) ? words : undefined
}

/**
 * Whether a text of a template stays in proposals.
 *
 * @param block
 *   The block.
 * @param words
 *   Its words.
 * @param next
 *   The block behind it: text above a list with boxes is their legend.
 * @param source
 *   The template.
 */
export function stays(
  block: Block,
  words: string,
  next: Block | undefined,
  source: string
): boolean {
  if (block.type === 'comment') return !isOwnGuidance(block.value)
  if (block.type === 'code') return box.test(words)
  const [, behind = words] = /^[^:]{1,80}:\s+(.*)$/.exec(words) ?? []
  return (
    keptText.test(words) ||
    isForTools(words) ||
    answer.test(behind) ||
    isBox(block, source) ||
    isInBox(block, source) ||
    (block.type === 'paragraph' && next?.type === 'item' && isBox(next, source))
  )
}

/** Whether a block is a question to tick: `- [ ] It is tested`. */
export function isBox(block: Block, source: string): boolean {
  const {place} = block
  return (
    (block.type === 'item' || block.type === 'paragraph') &&
    place !== undefined &&
    box.test(source.slice(place.start, place.end))
  )
}

/** Whether a block stands below a box, which need not be the one to tick. */
function isInBox(block: Block, source: string): boolean {
  if (block.type !== 'item' && block.type !== 'paragraph') return false
  for (let up = block.item; up; up = up.item) {
    if (isBox(up, source)) return true
  }

  return false
}

const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}/gu

/** Whether a text is long enough to be nobody's but the template's. */
export function isTelling(words: string): boolean {
  const spaced = words.split(' ').filter((d) => /[\p{L}\p{N}]/u.test(d)).length
  return spaced >= 4 || spaced + (words.match(ideograph)?.length ?? 0) >= 5
}
