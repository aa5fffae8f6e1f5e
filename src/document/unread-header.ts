import {textOf, type Block} from '../markdown/block.js'
import type {Span} from '../markdown/span.js'
import type {Text} from '../markdown/text.js'
import type {UnreadHeader} from './field.js'
import {keysIn} from './stray-front-matter.js'

const htmlHeader = /^\s*<(?:table|dl)\b/i
const htmlKey = /<(?:th|td|dt)\b[^<>]*>\s*(?:<(?:b|strong|em)>\s*)?([^<>:]+)/gi
// `Status - Draft`, `Status = Draft`, `Status -> Draft`.
const separated =
  /^(\p{L}[\p{L}\p{M}\p{N} _()/.#-]{0,40}?)(?:[\t ]+[-–—=]+>?[\t ]+|[\t ]*=[\t ]*|[\t ]*→[\t ]*)\S/u

/** Finds what may be fields among the blocks of a header, in a form not read. */
export function findUnread(
  blocks: readonly Block[],
  source: string
): UnreadHeader[] {
  return blocks.flatMap((block) => {
    const {place} = block
    if (!place) return []
    const found = (
      form: UnreadHeader['form'],
      keys: string[],
      text = ''
    ): UnreadHeader[] => (keys.length > 0 ? [{form, place, keys, text}] : [])
    if (block.type === 'code') return found('code', keysIn(block.value))
    if (block.type === 'other') {
      const html = source.slice(place.start, place.end)
      if (!htmlHeader.test(html)) return []
      const keys = Array.from(html.matchAll(htmlKey), (d) => d[1] ?? '')
      return found('html', keys)
    }

    const text = block.type === 'cell' ? undefined : textOf(block)
    if (!text) return []
    return linesIn(text).flatMap(({key, line}) =>
      found('separator', [key], line)
    )
  })
}

/** The lines of a text that say something of a key, without a colon. */
function linesIn(text: Text): Array<{key: string; line: string}> {
  const bold = new Map(text.strong)
  return Array.from(text.value.matchAll(/[^\n\r]+/g), ({0: line, index}) => {
    const at = index + line.length - line.trimStart().length
    const end = bold.get(at)
    const key =
      end === undefined
        ? separated.exec(line.trim())?.[1]
        : text.value.slice(at, end)
    return key === undefined || /[:：]/.test(line.slice(0, key.length + 3))
      ? []
      : [{key, line: line.trim()}]
  }).flat()
}

// Longer texts are prose.
const longest = 100

/**
 * The texts among some blocks that may open with a key, each with all that may be
 * the key: its first word, the first two and so on.
 */
export function findMentions(blocks: readonly Block[]): UnreadHeader[] {
  return blocks.flatMap((block) => {
    const text = textOf(block)
    const {place} = block
    if (!text || !place) return []
    return Array.from(text.value.matchAll(/[^\n\r]+/g)).flatMap(([line]) =>
      line.length > longest ? [] : mentionOf(line, place)
    )
  })
}

/** A line as what may open with a key. */
export function mentionOf(line: string, place: Span): UnreadHeader {
  const words = line.trim().split(/[\s:：|=]+/, 4)
  return {
    form: 'other',
    place,
    keys: words.map((_, index) => words.slice(0, index + 1).join(' ')),
    text: line.trim()
  }
}
