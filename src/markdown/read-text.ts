import type {Nodes, Parents} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {align, mayStartWith} from './align.js'
import {
  plainText,
  Text,
  trimmed,
  type Content,
  type Formatting,
  type InlineRun
} from './text.js'
import {spanOf, type Span} from './span.js'
import {wordTagsIn} from './word-tags.js'

// No white space, control characters, or marks that Markdown could read.
const word = String.raw`[^\s\0-\u001F\u007F-\u009F&*<@[\\\]_\x60~]+`
const plainWords = new RegExp(`^${word}(?: +${word})*$`)
const literalLink = /https?:\/\/|www\./i

/** Reads words alone, which takes no nodes; none where there may be more. */
export function readPlain(
  source: string,
  {start, end}: Span
): Text | undefined {
  const value = source.slice(start, end)
  return plainWords.test(value) && !literalLink.test(value)
    ? plainText(value, {start, end}, source)
    : undefined
}

/**
 * The inline content of a block; its children are read when they are asked for.
 *
 * @param node
 *   The block.
 * @param source
 *   The document, if it is known.
 * @param place
 *   Where the block is, if that is known.
 */
export function readText(
  node: Parents,
  source: string,
  place = spanOf(node)
): Text {
  const content = place && contentOf(node, source, place)
  return (
    (content && readPlain(source, content)) ??
    new Text(() => readContent(node, source), source, content ?? place)
  )
}

/** Where a block's content is, without its marks; none where that is not plain. */
function contentOf(
  {type}: Parents,
  source: string,
  place: Span
): Span | undefined {
  if (type === 'heading') return contentOfHeading(source, place)
  return type === 'tableCell' ? contentOfCell(source, place) : place
}

/** Of a heading that is one line and has no closing marks. */
function contentOfHeading(
  source: string,
  {start, end}: Span
): Span | undefined {
  const open = /^#{1,6}[\t ]+(?=[^\s#][^#]*$)/.exec(source.slice(start, end))
  return open ? {start: start + open[0].length, end} : undefined
}

/** Of a cell, between its bars. */
function contentOfCell(source: string, {start, end}: Span): Span | undefined {
  const raw = source.slice(start, end)
  const inside = raw.replace(/^\|/, '').replace(/\|$/, '')
  const text = inside.trim()
  if (text === '' || inside.includes('|')) return undefined
  // White space of other kinds is content.
  if (/[^\t ]/.test(inside.replace(text, ''))) return undefined
  const from = start + raw.indexOf(text)
  return {start: from, end: from + text.length}
}

/** The text of words that stand alone and look like a tag: `<your name>`. */
export function readWordTag(
  node: Nodes,
  source: string,
  place = spanOf(node)
): Text {
  return new Text(
    () => ({value: toString(node), runs: [runOf(node, 0, undefined)], from: 0}),
    source,
    place
  )
}

/** The comments in the inline content of a block. */
export function readComments(node: Parents, source: string): Nodes[] {
  const place = spanOf(node)
  const isSure = source !== '' && place
  return isSure && !source.slice(place.start, place.end).includes('<!--')
    ? []
    : readRuns(node.children).comments
}

function readContent(node: Parents, source: string): Content {
  const {runs} = readRuns(node.children)
  const place = spanOf(node)
  if (place && source !== '') locate(runs, source, place)
  const value = runs.map((d) => d.value).join('')
  return trimmed({value, runs, from: 0})
}

/** Flattens inline content into runs; comments are not part of the text. */
function readRuns(nodes: readonly Nodes[]): {
  runs: InlineRun[]
  comments: Nodes[]
} {
  const runs: InlineRun[] = []
  const comments: Nodes[] = []
  let length = 0
  let tags: ReadonlySet<Nodes> | undefined
  // Nodes, each with the outermost formatting around it; `end` closes that.
  const stack: Array<[Nodes | 'end', Formatting | undefined]> = []
  for (const node of nodes.toReversed()) stack.push([node, undefined])
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, around] = top
    if (node === 'end') {
      if (around) around.to = length
      continue
    }

    if (node.type === 'strong' || node.type === 'emphasis') {
      const formatting = around ?? {
        from: length,
        to: length,
        place: spanOf(node),
        strong: node.type === 'strong'
      }
      if (!around) stack.push(['end', formatting])
      for (const child of node.children.toReversed()) {
        stack.push([child, formatting])
      }

      continue
    }

    if (node.type === 'html') {
      if (node.value.startsWith('<!--')) comments.push(node)
      tags ??= wordTagsIn(nodes)
      if (!isLineBreak(node) && !tags.has(node)) continue
    }

    const run = runOf(node, length, around)
    length += run.value.length
    runs.push(run)
  }

  return {runs, comments}
}

function runOf(
  node: Nodes,
  from: number,
  formatting: Formatting | undefined
): InlineRun {
  return {
    value: proseOf(node),
    from,
    plain: isPlainNode(node),
    place: spanOf(node),
    formatting,
    url: node.type === 'link' ? node.url : undefined,
    struck: node.type === 'delete'
  }
}

/** The text of a node as a reader sees it; `<br>` keeps words apart. */
export function proseOf(node: Nodes): string {
  if (node.type === 'break') return '\n'
  return isLineBreak(node) ? ' ' : toString(node)
}

/** Whether a node is `<br>`, in any of the ways to write it. */
export function isLineBreak(node: Nodes): boolean {
  return node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)
}

/** Whether a node is prose: also HTML, where it is words in angle brackets. */
function isPlainNode({type}: Nodes): boolean {
  return type === 'text' || type === 'break' || type === 'html'
}

/**
 * Finds the places that the tree lacks: those of bare links, and of the text
 * around them. remark-gfm splits text at these after parsing, without places.
 */
function locate(runs: readonly InlineRun[], source: string, whole: Span): void {
  const isBareLink = ({url, place}: InlineRun) =>
    url !== undefined && !(place && /[<[]/.test(source.charAt(place.start)))
  const bare = runs.map((d) => isBareLink(d))
  const lost = runs.map(
    ({plain, place}, index) =>
      !place ||
      bare[index] === true ||
      (plain && (bare[index - 1] === true || bare[index + 1] === true))
  )
  // Where the next run with a known place starts.
  const ends = runs.map(() => whole.end)
  for (let at = runs.length - 1; at > 0; at--) {
    const start = lost[at] ? undefined : runs[at]?.place?.start
    ends[at - 1] = start ?? ends[at] ?? whole.end
  }

  let from = whole.start
  runs.forEach((run, index) => {
    if (lost[index]) {
      const end = ends[index] ?? whole.end
      run.place = find(run.value, source, {start: from, end})
    }

    const {formatting, place} = run
    // Where formatting ends, its closing mark stands before the next run.
    const end =
      formatting === runs[index + 1]?.formatting ? place : formatting?.place
    from = end?.end ?? place?.end ?? from
  })
}

/** Where a value is in a stretch of the source. */
function find(value: string, source: string, within: Span): Span {
  const raw = source.slice(within.start, within.end)
  // Marks may stand before it.
  const [line = ''] = value.split('\n', 1)
  const at = mayStartWith(raw, value) ? 0 : Math.max(0, raw.indexOf(line))
  const {end} = align(raw.slice(at), value, value.length - 1)
  return {start: within.start + at, end: within.start + at + end}
}
