import type {Heading} from 'mdast'
import {spanOf} from '../markdown/span.js'
import type {Part} from '../markdown/top-level-node.js'

const anchor =
  /^(?:<(?:a|span)\s+(?:id|name)\s*=[^<>]*>(?:\s*<\/(?:a|span)>)?\s*)+$/i
const comments = /^(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/
const ignore = /^<!--\s*lint\s+ignore\b/
const forTools =
  /^<!--\s*(?:lint|markdownlint|prettier|textlint|vale|cspell|eslint|remark)\b/
// `{: #design }` of kramdown, `(design)=` of MyST, `[//]: # (a comment)`.
const attributes =
  /^(?:\{:?\s*[#.][^{}]*\}|\([\w-]+\)=|\[(?:\/\/|comment)?]:.*)$/

/** The parts of the section above a heading; its own heading comes first. */
interface Above {
  readonly parts: Part[]
}

/**
 * Where what belongs to a heading starts, and moves with it: anchors, comments and
 * attributes right above it; none where nothing does.
 *
 * Anchors, and comments that tell the linter to ignore the heading, are taken from
 * the section above. Other comments may as well be about that.
 */
export function startAbove(
  heading: Heading,
  above: Above | undefined,
  source: string
): number | undefined {
  const parts = above?.parts ?? []
  let start = spanOf(heading)?.start
  if (start === undefined) return undefined
  for (let last = parts.at(-1); last && parts.length > 1; last = parts.at(-1)) {
    if (!isAlreadyTaken(last)) break
    start = last.place?.start ?? start
    parts.pop()
  }

  return startOfComments(parts, start, source)
}

function isAlreadyTaken({type, raw = ''}: Part): boolean {
  if (type === 'html') return ignore.test(raw)
  return type === 'paragraph' && anchor.test(raw)
}

/** Where comments and attributes start that end right above a line. */
function startOfComments(
  parts: readonly Part[],
  from: number,
  source: string
): number {
  let start = from
  for (let at = parts.length - 1; at > 0; at--) {
    const {place, raw = '', type} = parts[at] ?? {}
    const above = parts[at - 1]
    if (!place || !above?.place || !isRightAbove(source, place.end, start))
      break
    const isComment = type === 'html' && comments.test(raw)
    if (!isComment && !anchor.test(raw) && !attributes.test(raw)) break
    // All that a section says is its own, as guidance is.
    if (isComment && !forTools.test(raw) && at === 1) break
    start = place.start
  }

  return start
}

/** Whether one line ends where the next starts, without a blank line between. */
function isRightAbove(source: string, end: number, start: number): boolean {
  return /^[\t ]*(?:\r\n|\n|\r)[\t ]*$/.test(source.slice(end, start))
}

/** Where definitions at the end of the last section start, if it ends in some. */
export function startOfDefinitions(
  last: Above | undefined
): number | undefined {
  const parts = last?.parts ?? []
  let start: number | undefined
  for (const {type, place} of parts.toReversed()) {
    if (type !== 'definition' && type !== 'footnoteDefinition') break
    start = place?.start
  }

  return start
}
