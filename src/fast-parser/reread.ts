import type {Nodes, Parents, Root, RootContent} from 'mdast'
import type {Node, Point} from 'unist'
import {append} from '../base/list.js'
import {memoize} from '../base/memo.js'
import type {Parse} from '../remark/parse.js'
import {holdsBlocks, NotSafe} from './guard.js'
import {rawOf} from './known-differences.js'

/**
 * Reads parts of a document again with remark, where the fast parser may be wrong.
 *
 * A part is read alone, behind all that the rest of the document defines: what
 * `[a]` is depends on a definition, however far away. Nothing else of Markdown
 * crosses the borders of the parts that are chosen here.
 */
export class Rereader {
  readonly #source: string
  readonly #root: Root
  readonly #parse: Parse
  /** The nodes in blocks that were read again, by block, type and place. */
  readonly #nodes = new Map<Node, ReadonlyMap<string, Parents>>()
  #definitions: readonly Definition[] | undefined
  /** How much may be read before the whole is cheaper, in code units. */
  #patience: number

  constructor(source: string, root: Root, parse: Parse) {
    this.#source = source
    this.#root = root
    this.#parse = parse
    this.#patience = 2 * source.length + 1000
  }

  /**
   * Replaces what stands between two headings by what remark sees there.
   *
   * @param inDoubt
   *   Children of the root that the fast parser may see otherwise.
   * @throws {NotSafe}
   *   Where remark does not see the second heading, or other definitions.
   */
  replaceBlocks(inDoubt: ReadonlySet<RootContent>): void {
    const parts: RootContent[][] = [[]]
    for (const node of this.#root.children) {
      const isBorder = isHeadingLine(node, this.#source) && !inDoubt.has(node)
      // Front matter can be none but at the very start.
      if (isBorder || parts.at(-1)?.at(-1)?.type === 'yaml') parts.push([])
      parts.at(-1)?.push(node)
    }

    const read = parts.map((part, index) =>
      part.some((d) => inDoubt.has(d))
        ? this.#readPart(part, parts[index + 1]?.[0])
        : part
    )
    this.#root.children.splice(0, Infinity, ...read.flat())
  }

  /**
   * The children that remark gives a node that holds text.
   *
   * @param node
   *   A node of the fast parser.
   * @param block
   *   The child of the root that it is in, or is.
   * @throws {NotSafe}
   *   Where remark sees no such node there.
   */
  childrenOf(node: Node, block: Node): Nodes[] {
    const nodes = memoize(this.#nodes, block, ({position}) => {
      const blocks = this.#read(position?.start, position?.end)
      const parents = nodesIn(blocks).filter((d) => 'children' in d)
      return new Map(parents.map((d) => [placeOf(d), d]))
    })
    const found = nodes.get(placeOf(node))
    if (!found) throw new NotSafe('a block that is another for remark')
    return found.children
  }

  /** A part, up to the heading behind it, as remark sees it. */
  #readPart(
    part: readonly RootContent[],
    next: RootContent | undefined
  ): readonly RootContent[] {
    const blocks = this.#read(part[0]?.position?.start, next?.position?.end)
    const last = next && blocks.at(-1)
    if (
      definedLabels(blocks, this.#source) !==
        definedLabels(part, this.#source) ||
      (next && (!last || placeOf(last) !== placeOf(next)))
    ) {
      throw new NotSafe('what reaches beyond a heading')
    }

    return next ? blocks.slice(0, -1) : blocks
  }

  /** Reads a part of the source alone, but for definitions of other parts. */
  #read(start: Point | undefined, end: Point | undefined): RootContent[] {
    this.#definitions ??= definitionsIn(this.#root.children, this.#source)
    // The heading closes what the definitions leave open.
    const lines = [...this.#definitions.map((d) => d.markdown), '#', '']
    const prefix = lines.join('\n')
    const from = indentStart(this.#source, start?.offset ?? 0)
    const part = this.#source.slice(from, end?.offset)
    this.#patience -= prefix.length + part.length
    if (this.#patience < 0) throw new NotSafe('much of the document')
    const {children} = this.#parse(prefix + part)
    const blocks = children.slice(lines.length - 1)
    if (children[lines.length - 2]?.type !== 'heading') {
      throw new NotSafe('the definitions')
    }

    shift(blocks, from - prefix.length, (start?.line ?? 1) - lines.length)
    return blocks
  }
}

/** What a document defines, so that a reference is one. */
interface Definition {
  key: string
  /** A definition of the same, on one line. */
  markdown: string
}

const label = /^\[((?:[^[\]\\\n\r]|\\.)+)\]:/

function definitionsIn(
  blocks: readonly RootContent[],
  source: string
): readonly Definition[] {
  const found = nodesIn(blocks, (d) => 'children' in d && holdsBlocks(d))
  return found.flatMap((node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') {
      return []
    }

    const key = label.exec(rawOf(node, source))?.[1]
    if (key === undefined) throw new NotSafe('the label of a definition')
    return {key, markdown: `[${key}]: #`}
  })
}

function definedLabels(blocks: readonly RootContent[], source: string): string {
  return definitionsIn(blocks, source)
    .map((d) => d.key)
    .join('\n')
}

/** Some nodes and all below those that are asked for. */
function nodesIn(
  nodes: readonly Nodes[],
  isAsked: (node: Nodes) => boolean = () => true
): Nodes[] {
  const all = [...nodes]
  for (const node of all) {
    if ('children' in node && isAsked(node)) append(all, node.children)
  }

  return all
}

/** A node's type and place, by which the nodes of both parsers compare. */
function placeOf({type, position}: Node): string {
  return [type, position?.start.offset, position?.end.offset].join(' ')
}

const headingMarks = /^#{1,6}[\t ]/

/** Whether a node is a heading that starts with `#`. */
function isHeadingLine(node: RootContent, source: string): boolean {
  return node.type === 'heading' && headingMarks.test(rawOf(node, source))
}

/** Where the white space before a place starts. */
function indentStart(source: string, at: number): number {
  let start = at
  while (/[\t ]/.test(source.charAt(start - 1))) start--
  return start
}

function shift(
  nodes: readonly RootContent[],
  offset: number,
  lines: number
): void {
  for (const {position} of nodesIn(nodes)) {
    for (const point of [position?.start, position?.end]) {
      if (point?.offset === undefined) continue
      point.offset += offset
      point.line += lines
    }
  }
}
