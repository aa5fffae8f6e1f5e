import type {Nodes, Parents, Root, RootContent} from 'mdast'
import type {Node} from 'unist'
import {frontMatter, isFrontMatterOpen} from '../markdown/source.js'
import {
  BlockInContext,
  knownDifferences,
  type KnownDifference
} from './known-differences.js'

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

/** The children of a root that the two parsers may see differently. */
export interface BlocksInDoubt {
  inDoubt: ReadonlySet<RootContent>
  /** What is in doubt in the first of them. */
  about: string
}

/**
 * Finds the blocks in which the two parsers are known to see different things.
 *
 * @throws {NotSafe}
 *   Where they may see the whole document differently.
 */
export function blocksInDoubt(root: Root, source: string): BlocksInDoubt {
  const found = new Map<RootContent, KnownDifference>()
  root.children.forEach((node, index) => {
    const difference =
      differenceAt(root, node, index, source) ?? differenceBelow(node, source)
    if (difference?.isFar) throw new NotSafe(difference.about)
    if (difference) found.set(node, difference)
  })
  const [first] = found.values()
  return {inDoubt: new Set(found.keys()), about: first?.about ?? ''}
}

const blocksIn = new Set<string>([
  'root',
  'list',
  'blockquote',
  'listItem',
  'footnoteDefinition'
])

/** Whether a node holds blocks, not text. */
export function holdsBlocks({type}: Pick<Node, 'type'>): boolean {
  return blocksIn.has(type)
}

function differenceBelow(
  block: Nodes,
  source: string
): KnownDifference | undefined {
  const stack = [block]
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    if (!('children' in parent) || !holdsBlocks(parent)) continue
    for (const [index, node] of parent.children.entries()) {
      const difference = differenceAt(parent, node, index, source)
      if (difference) return difference
      stack.push(node)
    }
  }

  return undefined
}

function differenceAt(
  parent: Parents,
  node: Nodes,
  index: number,
  source: string
): KnownDifference | undefined {
  const differences = knownDifferences[node.type]
  if (!differences) return undefined
  const block = new BlockInContext(parent, node, index, source)
  return differences.find((d) => d.is(block))
}

/**
 * What the two parsers are known to see differently in the text of a node.
 *
 * @param node
 *   A node that may hold text.
 * @param source
 *   The document.
 */
export function textDoubt(
  node: Pick<Node, 'position' | 'type'>,
  source: string
): string | undefined {
  const {type, position} = node
  return holdsBlocks(node) || type === 'table' || type === 'tableRow'
    ? undefined
    : doubtIn(source.slice(position?.start.offset ?? 0, position?.end.offset))
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

function doubtIn(raw: string): string | undefined {
  const bare = raw.replace(codeSpan, '\uFFFC')
  const words = bare.includes('***') ? bare.replace(both, '') : bare
  if (codeInTag.test(words)) return 'code in HTML'
  if (linkStart.test(words) && (oddLink.test(words) || hasOddWord(words))) {
    return 'a link without marks'
  }

  return hasUnsafeMarkers(words) ||
    (astral.test(words) && besideAstral.test(words))
    ? 'markers beside others'
    : undefined
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
