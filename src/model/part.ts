import type {Nodes} from 'mdast'
import {commentsIn, readBlocks, type Block} from './block.js'
import {spanOf} from './text.js'

/** A node right under a heading, or the heading; read when it is asked for. */
export class Part {
  readonly node: Nodes
  readonly #source: string
  #blocks: Block[] | undefined

  constructor(node: Nodes, source: string) {
    this.node = node
    this.#source = source
  }

  /** It as it is written; none where that is not known. */
  get raw(): string | undefined {
    const place = spanOf(this.node)
    return place && this.#source !== ''
      ? this.#source.slice(place.start, place.end)
      : undefined
  }

  /** All in it; of a heading its comments. */
  get blocks(): readonly Block[] {
    this.#blocks ??= this.#read()
    return this.#blocks
  }

  #read(): Block[] {
    const {node} = this
    if (node.type === 'heading') return commentsIn(node, this.#source)
    const blocks: Block[] = []
    readBlocks(node, this.#source, blocks)
    return blocks
  }
}
