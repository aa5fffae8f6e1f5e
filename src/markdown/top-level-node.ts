import type {Nodes} from 'mdast'
import {append} from '../base/list.js'
import type {Block} from './block.js'
import {commentsIn, readBlocks} from './read-blocks.js'
import {spanOf, type Span} from './span.js'

/** A heading, or a node right below one; read when it is asked for. */
export class Part {
  readonly #node: Nodes
  readonly #source: string
  #blocks: Block[] | undefined

  constructor(node: Nodes, source: string) {
    this.#node = node
    this.#source = source
  }

  get type(): Nodes['type'] {
    return this.#node.type
  }

  get place(): Span | undefined {
    return spanOf(this.#node)
  }

  /** Its Markdown; none without the source. */
  get raw(): string | undefined {
    const {place} = this
    return place && this.#source !== ''
      ? this.#source.slice(place.start, place.end)
      : undefined
  }

  /** All blocks in it; of a heading its comments. */
  get blocks(): readonly Block[] {
    this.#blocks ??=
      this.#node.type === 'heading'
        ? commentsIn(this.#node, this.#source)
        : readBlocks(this.#node, this.#source)
    return this.#blocks
  }

  /** The HTML in it, a value for each node. */
  get html(): string[] {
    const found: string[] = []
    const stack: Nodes[] = [this.#node]
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (top.type === 'html') found.push(top.value)
      else if ('children' in top) append(stack, top.children.toReversed())
    }

    return found
  }
}
