import type {Nodes, Parents, Root} from 'mdast'
import {append} from '../base/list.js'
import {frontMatter} from '../markdown/source.js'
import {At, doubts, rawOf} from './known-differences.js'

/** The fast parser may see a document otherwise than remark. */
export class Unsure extends Error {}

/** Refuses a start that remark takes for broken front matter. */
export function checkStart(source: string): void {
  if (source.startsWith('+++')) throw new Unsure('front matter')
  if (!source.startsWith('---')) return
  const [matter] = frontMatter.exec(source) ?? []
  // Dots end a document of YAML, but not what remark takes for the whole.
  if (matter === undefined || /^\.{3}/m.test(matter)) {
    throw new Unsure('front matter')
  }
}

/**
 * Asks for the children of nodes, so that what is doubtful in them is told.
 *
 * @param isAsked
 *   Which nodes are; default: all.
 */
export function askFor(
  root: Root,
  isAsked: (node: Parents) => boolean = () => true
): void {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node && isAsked(node)) append(stack, node.children)
  }
}

const blocksIn = new Set<Nodes['type']>([
  'root',
  'list',
  'blockquote',
  'listItem',
  'footnoteDefinition'
])

/** Whether blocks are in a node, and no text. */
export function holdsBlocks({type}: Parents): boolean {
  return blocksIn.has(type)
}

/**
 * Refuses what the two parsers are known to see differently in a node.
 *
 * @throws {Unsure}
 *   Naming what it is.
 */
export function checkChildren(node: Parents, source: string): void {
  if (holdsBlocks(node)) checkBlocks(node, source)
  else if (node.type !== 'table' && node.type !== 'tableRow') {
    checkInline(rawOf(node, source))
  }
}

function checkBlocks(parent: Parents, source: string): void {
  parent.children.forEach((node, index) => {
    const all = doubts[node.type]
    if (!all) return
    const at = new At(parent, node, index, source)
    for (const doubt of all) if (doubt.is(at)) throw new Unsure(doubt.about)
  })
}

const codeSpan = /(?<!`)(`+)(?!`)[^`]+\1(?!`)/g
// Markers beside other markers, where the rules for emphasis are at their end.
const markers = /(?<![*_~])(?!(?:\*\*?|__?|~~?)(?![*_~]))[*_~]|\\[*_~][*_~]/
// `***both***` is plain enough.
const both =
  /(?<=^|\s)\*{3}(?=[\p{L}\p{N}[])[^*_~]*[\p{L}\p{N}\]]\*{3}(?![*_~\p{L}\p{N}])/gu
// `_` between `*` and a word, which is punctuation in but one of the two.
const besideWord = /[^\s\p{P}\p{S}]\*+_|_\*+[^\s\p{P}\p{S}]/u
const codeInTag = /<[a-z/!?][^<>]*\uFFFC/i
const linkStart = /https?:\/\/|www\./i
const oddLink = /(?:https?:\/\/|www\.)[^\da-z]/i
const inLink = /@|&#?\w+;|\\/
const astral = /[\uD800-\uDBFF]/
const besideAstral =
  /[*_~][\u{10000}-\u{10FFFF}]|[\u{10000}-\u{10FFFF}](?:[*_~]|https?:\/\/|www\.)/iu

function checkInline(raw: string): void {
  const bare = raw.replace(codeSpan, '\uFFFC')
  const words = bare.includes('***') ? bare.replace(both, '') : bare
  if (codeInTag.test(words)) throw new Unsure('code in HTML')
  if (linkStart.test(words) && (oddLink.test(words) || hasOddWord(words))) {
    throw new Unsure('a link without marks')
  }

  if (
    hasDoubtfulMarkers(words) ||
    (astral.test(words) && besideAstral.test(words))
  ) {
    throw new Unsure('markers beside others')
  }
}

/** Whether a word has a link without marks, and what may be none of it. */
function hasOddWord(text: string): boolean {
  return text.split(/[\s(]/).some((word) => {
    if (!linkStart.test(word)) return false
    const at = word.indexOf(']')
    return inLink.test(word) || (at >= 0 && linkStart.test(word.slice(at)))
  })
}

/** One run of a marker has no other to make a pair with, so it is text. */
function hasDoubtfulMarkers(text: string): boolean {
  if (!markers.test(text)) return false
  if (besideWord.test(text)) return true
  const paired = [/(?<!\\)\*+/g, /(?<!\\)_+/g, /(?<!\\)~+/g].reduce(
    (rest, run) =>
      rest.match(run)?.length === 1 ? rest.replace(run, '') : rest,
    text
  )
  return markers.test(paired)
}
