import type {Nodes} from 'mdast'
import {append} from '../base/list.js'
import type {Block} from './block.js'
import {commentsIn, readBlocks, type IsAsked} from './read-blocks.js'
import {spanOf, type Span} from './span.js'

/** A node right under a heading, or the heading; read when it is asked for. */
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

  /** It as it is written; none where that is not known. */
  get raw(): string | undefined {
    const {place} = this
    return place && this.#source !== ''
      ? this.#source.slice(place.start, place.end)
      : undefined
  }

  /** All in it; of a heading its comments. */
  get blocks(): readonly Block[] {
    this.#blocks ??= this.read()
    return this.#blocks
  }

  /** The HTML in it, a text for each node. */
  get html(): string[] {
    const found: string[] = []
    const stack: Nodes[] = [this.#node]
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (top.type === 'html') found.push(top.value)
      else if ('children' in top) append(stack, top.children.toReversed())
    }

    return found
  }

  /** Reads what of it is asked for. */
  read(isAsked?: IsAsked): Block[] {
    const node = this.#node
    return node.type === 'heading'
      ? commentsIn(node, this.#source)
      : readBlocks(node, this.#source, isAsked)
  }
}
