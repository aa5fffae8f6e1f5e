import {basename, dirname, resolve} from 'node:path'
import type {Definition, Html, Link, Nodes} from 'mdast'
import {pathFrom} from '../../disk/path-from.js'
import {editDocument, type Edit} from '../../markdown/edits.js'
import {append} from '../../base/list.js'
import {linkTo, mayLinkTo, targetOf} from '../../markdown/links.js'
import {withoutBom} from '../../markdown/source.js'
import {spanOf} from '../../markdown/span.js'
import {parse} from '../../remark/parse.js'

/** A file that is moved. */
export interface Move {
  from: string
  to: string
  /** The folder that links such as `/docs/x.md` start at. */
  root: string
}

/** Updates the links in the document at a path to a file that is moved. */
export function updateLinks(source: string, path: string, move: Move): string {
  const text = withoutBom(source)
  if (!mayLinkTo(text, basename(move.from))) return source
  const edits: Edit[] = []
  const stack: Nodes[] = [parse(text)]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) append(stack, node.children)
    for (const {url, at} of linksOf(node, text)) {
      const next = newUrl(url, path, move)
      if (next === undefined) continue
      edits.push({place: {start: at, end: at + url.length}, text: next})
    }
  }

  return editDocument(source, edits)
}

/** The URLs in a node as they are written, and where they start. */
function linksOf(
  node: Nodes,
  source: string
): Array<{url: string; at: number}> {
  const place = spanOf(node)
  if (!place) return []
  const raw = source.slice(place.start, place.end)
  if (node.type === 'html') return hrefsIn(node, raw, place.start)
  if (node.type !== 'link' && node.type !== 'definition') return []
  const found = raw.indexOf(node.url, destinationStart(node, raw, place.start))
  return found < 0 ? [] : [{url: node.url, at: place.start + found}]
}

/** Where to search for the destination: after the text, or the label. */
function destinationStart(
  node: Definition | Link,
  raw: string,
  start: number
): number {
  if (node.type === 'definition') return raw.indexOf(']:')
  const last = node.children.at(-1)
  return ((last && spanOf(last)?.end) ?? start) - start
}

function hrefsIn(
  {value}: Html,
  raw: string,
  start: number
): Array<{url: string; at: number}> {
  // Within a quote, the lines of the source have `>` in front.
  if (value !== raw) return []
  return Array.from(
    raw.matchAll(/\bhref\s*=\s*(["'])(?<url>.*?)\1/g),
    ({0: whole, groups, index}) => {
      const url = groups?.['url'] ?? ''
      return {url, at: start + index + whole.length - 1 - url.length}
    }
  )
}

/** The new URL of a link to the moved file; none for links to other files. */
function newUrl(
  url: string,
  path: string,
  {from, to, root}: Move
): string | undefined {
  const [way = '', ...rest] = url.split(/(?=[#?])/)
  const isRooted = way.startsWith('/') && !way.startsWith('//')
  const target = targetOf(isRooted ? way.slice(1) : way)
  const base = isRooted ? root : dirname(path)
  if (!target || resolve(base, target.path) !== from) return undefined
  const next = linkTo(pathFrom(base, to))
  const start = isRooted ? '/' : way.startsWith('./') ? './' : ''
  return [start, next, ...rest].join('')
}

/** The numbers of the lines, from 1, that contain the name of a file. */
export function linesNaming(source: string, name: string): number[] {
  return source
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => (line.includes(name) ? index + 1 : []))
}
