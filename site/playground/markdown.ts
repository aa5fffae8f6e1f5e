import {
  HighlightStyle,
  StreamLanguage,
  syntaxHighlighting,
  type StringStream
} from '@codemirror/language'
import type {Extension} from '@codemirror/state'
import {tags} from '@lezer/highlight'

/** What goes on from one line to the next. */
interface Open {
  /** The mark that ends what is open. */
  end: string | undefined
  kind: 'comment' | 'meta' | 'monospace'
  isStart: boolean
}

// Light on purpose: a parser of Markdown would be a tenth of the page.
const markdown = StreamLanguage.define<Open>({
  name: 'markdown',
  startState: () => ({end: undefined, kind: 'comment', isStart: true}),
  token(stream, open) {
    const {isStart} = open
    open.isStart = false
    return open.end === undefined
      ? tokenOf(stream, open, isStart)
      : closeOf(stream, open)
  },
  languageData: {commentTokens: {block: {open: '<!--', close: '-->'}}}
})

/** The rest of a comment, front matter or block of code. */
function closeOf(stream: StringStream, open: Open): string {
  const {kind, end = ''} = open
  if (kind === 'comment') {
    if (stream.skipTo(end)) {
      stream.match(end)
      open.end = undefined
    } else stream.skipToEnd()
    return kind
  }

  if (stream.string.trim() === end) open.end = undefined
  stream.skipToEnd()
  return kind
}

function tokenOf(
  stream: StringStream,
  open: Open,
  isStart: boolean
): string | null {
  if (stream.sol()) {
    const [fence] = /^(?:-{3}|\+{3})(?=\s*$)/.exec(stream.string) ?? []
    if (isStart && fence !== undefined) {
      stream.skipToEnd()
      return enter(open, 'meta', fence)
    }

    const [, code] = /^ {0,3}(`{3,}|~{3,})/.exec(stream.string) ?? []
    if (code !== undefined) {
      stream.skipToEnd()
      return enter(open, 'monospace', code)
    }

    if (stream.match(/^ {0,3}#{1,6}(?:\s.*|$)/)) return 'heading'
  }

  if (stream.match('<!--')) {
    open.end = '-->'
    open.kind = 'comment'
    return closeOf(stream, open)
  }

  if (stream.match(/^(`+)[^`]+\1/)) return 'monospace'
  if (stream.match(/^(\*\*|__)\S.*?\1/)) return 'strong'
  if (stream.match(/^\*(?=[^\s*]).*?\*/)) return 'emphasis'
  if (stream.match(/^!?\[[^\]]*\]\([^)]*\)|^https?:\/\/\S+/)) return 'link'
  stream.next()
  stream.eatWhile(/[^\s<`*_![]/)
  stream.eatSpace()
  return null
}

function enter(open: Open, kind: Open['kind'], end: string): string {
  open.kind = kind
  open.end = end
  return kind
}

const style = HighlightStyle.define([
  {tag: tags.heading, color: 'var(--editor-heading)', fontWeight: '600'},
  {tag: tags.strong, fontWeight: '600'},
  {tag: tags.emphasis, fontStyle: 'italic'},
  {tag: tags.link, color: 'var(--editor-link)'},
  {tag: tags.monospace, color: 'var(--editor-code)'},
  {tag: [tags.comment, tags.meta], color: 'var(--vp-c-text-2)'}
])

/** Markdown in a few colors. */
export const highlightMarkdown: Extension = [
  markdown,
  syntaxHighlighting(style)
]
