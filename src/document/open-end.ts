import type {Block} from '../markdown/block.js'
import type {Proposal} from './proposal.js'
import type {Span} from '../markdown/span.js'

/** What opens at the end of a document and has no end, so that it takes the rest. */
export interface OpenEnd {
  /** Its first line. */
  place: Span
  /** `` ``` ``, `<!--` or `<pre>`. */
  opens: string
  closes: string
  /** The titles of what would be headings in it. */
  titles: string[]
}

const ends: ReadonlyArray<[opens: RegExp, closes: string]> = [
  [/^<!--/, '-->'],
  [/^<\?[a-z]*/i, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<pre\b[^>]*>?/i, '</pre>'],
  [/^<script\b[^>]*>?/i, '</script>'],
  [/^<style\b[^>]*>?/i, '</style>'],
  [/^<textarea\b[^>]*>?/i, '</textarea>']
]

/** What a block of code or HTML opens and does not close. */
export function unclosed(
  {type, place}: Pick<Block, 'type' | 'place'>,
  source: string
): {opens: string; closes: string} | undefined {
  if (!place || (type !== 'code' && type !== 'other')) return undefined
  const raw = source.slice(place.start, place.end)
  const fence = /^(?:`{3,}|~{3,})/.exec(raw)?.[0]
  if (type === 'code') {
    return fence === undefined || isFenceClosed(raw, fence)
      ? undefined
      : {opens: fence, closes: fence}
  }

  for (const [pattern, closes] of ends) {
    const opens = pattern.exec(raw)?.[0]
    if (opens === undefined) continue
    return raw.toLowerCase().includes(closes.toLowerCase())
      ? undefined
      : {opens, closes}
  }

  return undefined
}

function isFenceClosed(raw: string, fence: string): boolean {
  const at = Math.max(raw.lastIndexOf('\n'), raw.lastIndexOf('\r'))
  const last = raw
    .slice(at + 1)
    .replace(/^[\t >]+/, '')
    .trimEnd()
  return (
    at >= 0 &&
    last.length >= fence.length &&
    last === fence.charAt(0).repeat(last.length)
  )
}

const heading = /^[\t >]*#{1,6}[\t ]+(\S[^\n\r]*)$/gm

/** What has no end in a document, if something has none. */
export function findOpenEnd({
  source,
  headings,
  lead
}: Proposal): OpenEnd | undefined {
  const last = (headings.at(-1)?.body ?? lead).at(-1)
  const open = last && unclosed(last, source)
  if (!open || !last.place) return undefined
  const {start} = last.place
  const [line = ''] = source.slice(start).split(/[\n\r]/, 1)
  const inside = source.slice(start).replace(/\r\n?/g, '\n')
  return {
    ...open,
    place: {start, end: start + line.trimEnd().length},
    titles: Array.from(inside.matchAll(heading), ([, title = '']) =>
      title.replace(/[\t ]+#+[\t ]*$/, '')
    )
  }
}
