import {frontMatter, isFrontMatterOpen} from '../markdown/source.js'
import type {UnreadHeader} from './field.js'

const start =
  /^(?<above>(?:\s|<!--(?:[^-]|-(?!->))*-->)*)(?:(?<fence>-{3,}|\+{3,})(?:json)?[\t ]*(?:\r\n?|\n)|(?=\{\s*"))/
const fence = /^(?:-{3,}|\+{3,})[\t ]*$/
const blank = /^[\t ]*$/
const heading = /^#{1,6}[\t ]+\S/
const openingPair = /^(?:["']?\p{L}[^\n\r:="'{}]*["']?[\t ]*(?:[:=]|$)|[{}])/u

/**
 * Finds front matter that is not read as such: below a blank line or a comment,
 * without an end, between longer fences, or of JSON.
 */
export function findStray(source: string): UnreadHeader | undefined {
  const match = start.exec(source)
  if (!match) return undefined
  const {above = '', fence: opening = ''} = match.groups ?? {}
  const isRead = above === '' && frontMatter.test(source)
  if (isRead && !isFrontMatterOpen(source)) return undefined
  const from = match[0].length
  // A thematic break opens no front matter.
  if (!openingPair.test(source.slice(from))) return undefined
  const {end, closing} = findEnd(source, from, opening === '')
  const inside = source.slice(from, end)
  return {
    form:
      opening === '' || inside.startsWith('{')
        ? 'json'
        : closing === ''
          ? 'open'
          : opening.length > 3 || closing.length > 3
            ? 'dashes'
            : 'blank',
    place: {start: above.length, end},
    keys: keysIn(inside),
    text: inside.split(/[\n\r]/, 1).join()
  }
}

/** Where it ends: at a fence, else at what cannot be a part of it. */
function findEnd(
  source: string,
  from: number,
  isJson: boolean
): {end: number; closing: string} {
  let end = from
  let isBehindBlank = false
  let firstBlank: number | undefined
  for (const {0: line, index} of source
    .slice(from)
    .matchAll(/([^\n\r]*)(?:\r\n?|\n|$)/g)) {
    const text = line.trimEnd()
    const to = from + index + text.length
    if (isJson ? text === '}' : fence.test(text)) {
      return {end: to, closing: text}
    }

    if (heading.test(text) && (isBehindBlank || firstBlank === undefined)) break
    isBehindBlank = blank.test(text)
    if (isBehindBlank) firstBlank ??= end
    end = to
    if (line === '') break
  }

  return {end: firstBlank ?? end, closing: ''}
}

/** The keys of YAML, TOML, JSON, or of lines with bold keys. */
export function keysIn(text: string): string[] {
  return Array.from(
    text.matchAll(
      /^[\t ]*\*{0,2}(?:"([^"\n\r]+)"|'([^'\n\r]+)'|([^\s"'#:=>*+{}[\]|-][^\n\r:={}"]*))[\t ]*[:=]/gm
    ),
    (d) => (d[1] ?? d[2] ?? d[3] ?? '').replaceAll('*', '').trim()
  )
}
