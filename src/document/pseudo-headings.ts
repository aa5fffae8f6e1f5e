import type {Block, Item, Paragraph} from '../markdown/block.js'
import type {Span} from '../markdown/span.js'
import {withoutColon} from '../markdown/label.js'
import type {Text} from '../markdown/text.js'
import type {Part} from '../markdown/top-level-node.js'
import type {Proposal} from './proposal.js'

/** A line that reads as a heading, but is none. */
export interface PseudoHeading {
  title: string
  place: Span
  /** Where nothing but its mark is wrong: what to replace by a heading. */
  heading: {place: Span; title: string; rank: number | undefined} | undefined
}

/**
 * What may be meant as a heading: `##Design` without a space, a paragraph that is
 * nothing but a title, bold words that open a text, headings in a quote, an item
 * or indented code, and those of HTML.
 *
 * @param proposal
 *   The document.
 * @param isWanted
 *   Whether a line of Markdown may have a title that is looked for.
 */
export function pseudoHeadings(
  {source, lead, headings}: Proposal,
  isWanted: (markdown: string) => boolean
): PseudoHeading[] {
  const parts = headings.flatMap((d) =>
    d.parts.filter((part) => mayHaveOne(part, isWanted))
  )
  const blocks = [...lead, ...parts.flatMap((d) => d.blocks)]
  return blocks.flatMap((block) => readBlock(block, source))
}

const longestTitle = 100
// With marks around it: longer lines are no titles.
const longestRaw = 2 * longestTitle

// A title that is one opens its block, behind marks and a number.
const opening = 100

// Marks of headings, whose titles may have a slip of the hand.
const surelyOne = /(?:^|[\n\r])[^\S\n\r]*[#＃]|<h[1-6]\b/i

/** A quick look at the Markdown of a part, as most of it is prose. */
function mayHaveOne(
  {raw, type}: Part,
  isWanted: (markdown: string) => boolean
): boolean {
  if (raw === undefined) return true
  if (surelyOne.test(raw)) return true
  switch (type) {
    case 'table': {
      return false
    }

    case 'list': {
      return raw
        .split(/[\n\r]+/)
        .some((line) => /\*\*|__|[#＃<]/.test(line) && isWanted(line))
    }

    case 'paragraph': {
      const isLine = raw.length <= longestRaw && !/[\n\r]/.test(raw)
      return (
        (isLine || /^\s*[^\p{L}\p{N}\s]/u.test(raw)) &&
        isWanted(raw.slice(0, opening))
      )
    }

    default: {
      return isWanted(raw)
    }
  }
}

function readBlock(block: Block, source: string): PseudoHeading[] {
  switch (block.type) {
    case 'paragraph':
    case 'item': {
      return block.text ? readPseudoTitle(block, block.text, source) : []
    }

    case 'code':
    case 'other': {
      return readRaw(block, source)
    }

    default: {
      return []
    }
  }
}

const marked = /^[#＃]{1,6}[^\S\n]*([^\s#＃].*)$/

function readPseudoTitle(
  block: Item | Paragraph,
  text: Text,
  source: string
): PseudoHeading[] {
  const {value} = text
  if (/[#＃]/.test(value.charAt(0)) || /\n\s*[#＃]/.test(value)) {
    return readLines(block, text, source)
  }

  const to = text.strong[0]?.[0] === 0 ? text.strong[0][1] : 0
  const isAll = to === value.length || value.slice(to).trim() === ':'
  const {place} = text
  // A list of titles is a table of contents.
  const isAlone = block.type === 'item' && block.children.length === 0
  if (!place || (isAll && isAlone)) return []
  if (to > 0) {
    const title = withoutColon(value.slice(0, to).trim())
    const isLine = isAll && block.type === 'paragraph'
    const heading =
      isLine && opensLine(source, place.start)
        ? {place, title, rank: undefined}
        : undefined
    return [{title, place, heading}]
  }

  const isTitle = value.length <= longestTitle && !value.includes('\n')
  return block.type === 'paragraph' && isTitle && text.links.length === 0
    ? [{title: withoutColon(value), place, heading: undefined}]
    : []
}

/** The lines of a text that start as headings do. */
function readLines(
  block: Item | Paragraph,
  text: Text,
  source: string
): PseudoHeading[] {
  let from = 0
  return text.value.split('\n').flatMap((line) => {
    const start = from + line.length - line.trimStart().length
    const end = from + line.length
    from = end + 1
    const title = marked.exec(line.trim())?.[1]
    const place = title === undefined ? undefined : text.slice(start, end).place
    if (title === undefined || !place) return []
    const raw = source.slice(place.start, place.end)
    const [marks = '', rest = ''] = /^(#*)(.*)/.exec(raw)?.slice(1) ?? []
    const isLine = block.type === 'paragraph' && opensLine(source, place.start)
    const heading =
      isLine && marks !== '' && rest.trim() !== ''
        ? {place, title: rest.trim(), rank: marks.length}
        : undefined
    return [{title, place, heading}]
  })
}

const tagged = /<h([1-6])\b[^<>]*>((?:[^<]|<(?!\/?h))*)<\/h\1\s*>/gi

/** Headings of HTML, and those in a quote, an item or indented code. */
function readRaw({place}: Block, source: string): PseudoHeading[] {
  if (!place) return []
  const raw = source.slice(place.start, place.end)
  if (raw.startsWith('#')) {
    const title = /^#{1,6}[\t ]+(.*?)[\t ]*#*$/.exec(raw)?.[1]
    return title ? [{title, place, heading: undefined}] : []
  }

  return [...raw.matchAll(tagged)].map((match) => {
    const [all, rank, inner = ''] = match
    const title = inner.replace(/<[^<>]*>/g, '').trim()
    const start = place.start + match.index
    const isWhole = all === raw.trim() && opensLine(source, start)
    return {
      title,
      place: {start, end: start + all.length},
      heading: isWhole
        ? {
            place: {start, end: start + all.length},
            title,
            rank: Number(rank)
          }
        : undefined
    }
  })
}

/** Whether a place is in no quote and no list: nothing stands before it. */
function opensLine(source: string, at: number): boolean {
  return /(?:^|[\n\r]) {0,3}$/.test(source.slice(Math.max(0, at - 4), at))
}
