import escapeStringRegexp from 'escape-string-regexp'
import {collapseWhiteSpace} from '../base/white-space.js'
import {lettersOf} from './near-names.js'

/** Emoji, and characters that nobody sees. */
const unseen = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F\u20E3\p{Cf}`
const unseenAll = new RegExp(`[${unseen}]+`, 'gu')
const unseenLast = new RegExp(String.raw`[\s${unseen}]$`, 'u')
const shortcode = String.raw`:[\w+-]{1,40}:`
const shortcodes = new RegExp(String.raw`(?<!\S)${shortcode}(?!\S)`, 'g')

// `1.`, `2.1`, `3)`, `4:`, `5 –`; `(6)`; `IV.`, `D.`, `A.1`; `Section 7:`.
const number = String.raw`\p{Nd}+(?:\.\p{Nd}+)*(?:\.[nNxX](?=[\s.)]))?`
const letters = '(?:[IVXLC]{1,7}|[A-Z])'
const enumerators = [
  String.raw`${number}(?:[.)．、]\s*|[:：]\s+|\s+[–—-]\s+|\s+)(?!\p{Nd})`,
  String.raw`[(（](?:${number}|${letters}|[a-z]|[一二三四五六七八九十]+)[)）]\s*`,
  String.raw`(?:${letters}[.):]|${letters}\s[–—-]|[a-z]\)|[A-Z]\.${number}[.):]?)\s+`,
  String.raw`(?:[Ss]ection|SECTION|[Cc]hapter|§)\s*(?:${number}|${letters})(?:\s*[.):–—-]\s*|\s+)`,
  String.raw`(?:第[\p{Nd}一二三四五六七八九十]+[章節节]\s*[:：、]?|[一二三四五六七八九十]+[、.．])\s*`
]
const decoration = String.raw`(?:[\s${unseen}]|${shortcode}(?=\s))*`
const front = new RegExp(
  String.raw`^${decoration}(?:${enumerators.join('|')})?${decoration}(?=\S)`,
  'u'
)
// Most titles open with a word and have nothing in front.
const opensWithWord =
  /^(?!Section|SECTION|Chapter|chapter|section|[IVXLC]{2})[A-Za-z]{2}/
const plainLast = /[!-~]$/
const attributes = /^:?\s*(?:[#.][^\s{}]|[\w-]+=)/
const brackets: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '）': '（',
  '］': '［',
  '】': '【'
}

/** A title's parts: `3. Problem (Weeks 1-4) {#problem}`. */
export interface Title {
  /** `3. `, and emoji. */
  number: string
  /** `Problem`. */
  name: string
  /** ` (Weeks 1-4)`. */
  aside: string
  /** ` {#problem}`, and emoji. */
  end: string
}

/** Splits a title into its parts, which together are the title. */
export function readTitle(title: string): Title {
  const start = opensWithWord.test(title)
    ? 0
    : (front.exec(title)?.[0].length ?? 0)
  const last = endOfName(title, start)
  const asideAt = startOfAside(title, start, last)
  // A title that is nothing but decoration or its parenthesis keeps it.
  if (last <= start) return {number: '', name: title, aside: '', end: ''}
  return {
    number: title.slice(0, start),
    name: title.slice(start, asideAt),
    aside: title.slice(asideAt, last),
    end: title.slice(last)
  }
}

/** Where a title ends without emoji, shortcodes and attributes behind it. */
function endOfName(title: string, start: number): number {
  let end = title.length
  while (end > start) {
    const before = title.slice(start, end)
    const last = before.at(-1) ?? ''
    let at = end
    if (last === '}') {
      const open = before.lastIndexOf('{')
      if (attributes.test(before.slice(open + 1, -1))) at = start + open
    } else if (last === ':') {
      const open = before.lastIndexOf(':', before.length - 2)
      if (/^(?:^|\s):[\w+-]+:$/.test(` ${before.slice(open)}`)) {
        if (open === 0 || /\s/.test(before.charAt(open - 1))) at = start + open
      }
    } else if (!plainLast.test(last) && unseenLast.test(before.slice(-2))) {
      at = end - (/[\uDC00-\uDFFF]/.test(last) ? 2 : 1)
    }

    if (at === end) return end
    end = at
  }

  return end
}

/** Where the parenthesis at the end of a name starts, else where that ends. */
function startOfAside(title: string, start: number, end: number): number {
  const last = title.charAt(end - 1)
  const open = brackets[last]
  if (open === undefined) return end
  const at = title.lastIndexOf(open, end - 2)
  const inside = title.slice(at + 1, end - 1)
  if (at <= start || inside.includes(last)) return end
  return start + title.slice(start, at).trimEnd().length || end
}

const plainAscii = /^[\u0020-\u0039\u003B-\u007E]*$/

/** Words as a reader sees them, but for their case. */
export function visibleWords(words: string): string {
  if (plainAscii.test(words)) return collapseWhiteSpace(words)
  const seen = words
    .normalize('NFC')
    .replace(unseenAll, '')
    .replace(shortcodes, '')
  return collapseWhiteSpace(seen)
}

/** A title for comparing: in lower case, without what stands around it. */
export function normalizeTitle(title: string): string {
  const {name, aside} = readTitle(title)
  return visibleWords(name + aside).toLowerCase()
}

/**
 * The pattern for normalized titles where a template leaves a part to the author,
 * as in `Impact on [component]`; none where it leaves all of it, or nothing.
 */
export function openTitlePattern(title: string): RegExp | undefined {
  const parts = normalizeTitle(title).split(
    /\[[^[\]]+\]|\$?\{+[^{}]+\}+|<[^<>]+>|【[^【】]+】/
  )
  return parts.length > 1 && parts.some((d) => d.trim() !== '')
    ? new RegExp(`^${parts.map((d) => escapeStringRegexp(d)).join('.+')}$`)
    : undefined
}

/** What titles are compared by. */
export interface TitleKeys {
  /** The whole title, normalized. */
  title: string
  /** The same without a trailing parenthesis. */
  name: string
  /** The letters of the name, as of {@link lettersOf}. */
  letters: number
}

/** Reads all that a title is compared by. */
export function titleKeys(title: string): TitleKeys {
  const {name: own, aside} = readTitle(title)
  const name = visibleWords(own).toLowerCase()
  return {
    title: aside === '' ? name : visibleWords(own + aside).toLowerCase(),
    name,
    letters: lettersOf(name)
  }
}
