import type {Nodes, Parents, Root} from 'mdast'
import {append} from '../base/list.js'
import {frontMatter, isFrontMatterOpen} from '../markdown/source.js'
import {BlockInContext, knownDifferences, rawOf} from './known-differences.js'

/** Thrown where the fast parser may see a document otherwise than remark does. */
export class NotSafe extends Error {}

/** Refuses a start that remark may not read as front matter. */
export function checkStart(source: string): void {
  if (source.startsWith('+++')) throw new NotSafe('front matter')
  if (!source.startsWith('---')) return
  const [matter] = frontMatter.exec(source) ?? []
  // Dots end a YAML document, but not front matter as remark reads it.
  if (
    matter === undefined ||
    /^\.{3}/m.test(matter) ||
    isFrontMatterOpen(source)
  ) {
    throw new NotSafe('front matter')
  }
}

/**
 * Makes the children of nodes, so that {@link NotSafe} is thrown here and not
 * later, when a rule asks for them.
 *
 * @param isAsked
 *   The nodes whose children are made; default: all.
 */
export function materialize(
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

/** Whether a node holds blocks, not text. */
export function holdsBlocks({type}: Parents): boolean {
  return blocksIn.has(type)
}

/**
 * Refuses a node in which the two parsers are known to see different things.
 *
 * @throws {NotSafe}
 *   Its message names what it is.
 */
export function checkChildren(node: Parents, source: string): void {
  if (holdsBlocks(node)) checkBlocks(node, source)
  else if (node.type !== 'table' && node.type !== 'tableRow') {
    checkInline(rawOf(node, source))
  }
}

function checkBlocks(parent: Parents, source: string): void {
  parent.children.forEach((node, index) => {
    const differences = knownDifferences[node.type]
    if (!differences) return
    const block = new BlockInContext(parent, node, index, source)
    const found = differences.find((d) => d.is(block))
    if (found) throw new NotSafe(found.about)
  })
}

const codeSpan = /(?<!`)(`+)(?!`)[^`]+\1(?!`)/g
// Runs of markers other than `*`, `**` and the like alone, such as `*_` or `***`,
// for which the rules of emphasis leave room.
const markers = /(?<![*_~])(?!(?:\*\*?|__?|~~?)(?![*_~]))[*_~]|\\[*_~][*_~]/
// `***both***` around words is safe.
const both =
  /(?<=^|\s)\*{3}(?=[\p{L}\p{N}[])[^*_~]*[\p{L}\p{N}\]]\*{3}(?![*_~\p{L}\p{N}])/gu
// `_` between `*` and a word; only one of the parsers takes it for punctuation.
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
  if (codeInTag.test(words)) throw new NotSafe('code in HTML')
  if (linkStart.test(words) && (oddLink.test(words) || hasOddWord(words))) {
    throw new NotSafe('a link without marks')
  }

  if (
    hasUnsafeMarkers(words) ||
    (astral.test(words) && besideAstral.test(words))
  ) {
    throw new NotSafe('markers beside others')
  }
}

/** Whether a word has a bare link, and something that may not belong to it. */
function hasOddWord(text: string): boolean {
  return text.split(/[\s(]/).some((word) => {
    if (!linkStart.test(word)) return false
    const at = word.indexOf(']')
    return inLink.test(word) || (at >= 0 && linkStart.test(word.slice(at)))
  })
}

/** A marker that occurs once has no other to pair with, so it is text. */
function hasUnsafeMarkers(text: string): boolean {
  if (!markers.test(text)) return false
  if (besideWord.test(text)) return true
  const paired = [/(?<!\\)\*+/g, /(?<!\\)_+/g, /(?<!\\)~+/g].reduce(
    (rest, run) =>
      rest.match(run)?.length === 1 ? rest.replace(run, '') : rest,
    text
  )
  return markers.test(paired)
}
