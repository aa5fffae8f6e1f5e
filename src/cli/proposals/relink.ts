import {basename, dirname, resolve} from 'node:path'
import type {Definition, Html, Link, Nodes} from 'mdast'
import {pathFrom} from '../../disk/path-from.js'
import {editDocument, type Edit} from '../../markdown/edits.js'
import {append} from '../../base/list.js'
import {linkTo, mayLinkTo, targetOf} from '../../markdown/links.js'
import {withoutBom} from '../../markdown/source.js'
import {spanOf} from '../../markdown/span.js'
import {parse} from '../../remark/parse.js'

/** A file that gets another path. */
export interface Move {
  from: string
  to: string
  /** The folder that links such as `/docs/x.md` start at. */
  root: string
}

/** Lets the links of a document at a path lead to where a file is moved. */
export function relink(source: string, path: string, move: Move): string {
  const text = withoutBom(source)
  if (!mayLinkTo(text, basename(move.from))) return source
  const edits: Edit[] = []
  const stack: Nodes[] = [parse(text)]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) append(stack, node.children)
    for (const {url, at} of linksOf(node, text)) {
      const next = leadOn(url, path, move)
      if (next === undefined) continue
      edits.push({place: {start: at, end: at + url.length}, text: next})
    }
  }

  return editDocument(source, edits)
}

/** The links in a node as they are written, and where. */
function linksOf(
  node: Nodes,
  source: string
): Array<{url: string; at: number}> {
  const place = spanOf(node)
  if (!place) return []
  const raw = source.slice(place.start, place.end)
  if (node.type === 'html') return attributesOf(node, raw, place.start)
  if (node.type !== 'link' && node.type !== 'definition') return []
  const found = raw.indexOf(node.url, startOf(node, raw, place.start))
  return found < 0 ? [] : [{url: node.url, at: place.start + found}]
}

/** Where the destination may start: behind the text, or the label. */
function startOf(node: Definition | Link, raw: string, start: number): number {
  if (node.type === 'definition') return raw.indexOf(']:')
  const last = node.children.at(-1)
  return ((last && spanOf(last)?.end) ?? start) - start
}

function attributesOf(
  {value}: Html,
  raw: string,
  start: number
): Array<{url: string; at: number}> {
  // In a quote its lines are not as they stand.
  if (value !== raw) return []
  return Array.from(
    raw.matchAll(/\bhref\s*=\s*(["'])(?<url>.*?)\1/g),
    ({0: whole, groups, index}) => {
      const url = groups?.['url'] ?? ''
      return {url, at: start + index + whole.length - 1 - url.length}
    }
  )
}

/** A link to a file that is moved; none for one that leads elsewhere. */
function leadOn(
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

/** The lines, from 1, that name a file. */
export function linesNaming(source: string, name: string): number[] {
  return source
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => (line.includes(name) ? index + 1 : []))
}
