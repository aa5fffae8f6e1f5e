import type {Heading, Nodes, Root} from 'mdast'
import {append} from '../base/list.js'
import type {Block} from '../markdown/block.js'
import {readBlocks} from '../markdown/read-blocks.js'
import type {Header, UnreadHeader} from './field.js'
import {readHeader} from './header.js'
import {startAbove, startOfDefinitions} from './above-heading.js'
import {titleWords} from './title-words.js'
import {readText} from '../markdown/read-text.js'
import {memoSlot} from '../base/memo.js'
import {Part} from '../markdown/top-level-node.js'
import type {Text} from '../markdown/text.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {isInside, spanOf, type Span} from '../markdown/span.js'
import {findStray} from './stray-front-matter.js'

/** A heading and all that follows it down to the next of its rank or higher. */
export interface Section {
  title: string
  /**
   * What its title is compared by: as long as the text, with blanks in place of
   * images, struck-out text, small type and links that are only a mark.
   */
  readonly words: string
  text: Text
  rank: Heading['depth']
  /** The heading. */
  place: Span | undefined
  /** The heading, and the nodes before the first subsection. */
  readonly parts: readonly Part[]
  /** All blocks in these; read when they are asked for. */
  readonly body: readonly Block[]
  /** The Markdown below the heading; none without the source. */
  readonly raw: string | undefined
  parent: Section | undefined
  children: Section[]
  /**
   * From the heading, or what belongs to it above it, to the next heading that is
   * not of a subsection.
   */
  span: Span | undefined
  /** The same, but only to the first subsection. */
  ownSpan: Span | undefined
}

/** A proposal, or a template: one model, two roles. */
export interface Proposal {
  /** The Markdown; `''` where it is not known, and then there are no fixes. */
  source: string
  /** The first heading of rank 1. */
  title: Section | undefined
  /** Read when it is asked for. */
  readonly header: Header
  /** What stands before the first heading, front matter left out. */
  lead: Block[]
  /** Every heading, in document order. */
  readonly headings: readonly Section[]
  /** All but the title. */
  sections: readonly Section[]
  /** From the first node, front matter left out, to the end of the file. */
  span: Span | undefined
  /** Where the last section ends: before the definitions at the end of the file. */
  textEnd: number | undefined
}

const proposals = memoSlot<Root, Proposal>()

/**
 * Reads an mdast tree as a proposal, once per tree.
 *
 * @param tree
 *   Tree, with GFM and front matter where the document has them; it is not
 *   changed, and must not change afterwards.
 * @param source
 *   The document that the tree was parsed from, without BOM; needed for fixes
 *   and for places inside text with escapes.
 * @returns
 *   The model that rules judge. Never throws for a broken document.
 */
export function readProposal(tree: Root, source = ''): Proposal {
  let proposal = proposals.get(tree)
  if (proposal?.source !== source) {
    proposal = readTree(tree, source)
    proposals.set(tree, proposal)
  }

  return proposal
}

function readTree(tree: Root, source: string): Proposal {
  const whole = spanOf(tree)
  const end = source === '' ? whole?.end : source.length
  const lead: Block[] = []
  const headings: LazySection[] = []
  const stray = whole && findStray(source)
  let frontMatter: Nodes | undefined
  let start: number | undefined
  for (const node of tree.children) {
    if (node.type === 'yaml' || node.type === 'toml') {
      frontMatter = node
      continue
    }

    // Front matter that is not read as such is no text above the title.
    if (stray && isInside(spanOf(node), stray.place)) continue

    start ??= spanOf(node)?.start
    if (node.type === 'heading') {
      headings.push(
        new LazySection(node, source, startAbove(node, headings.at(-1), source))
      )
    } else {
      const section = headings.at(-1)
      if (section) section.parts.push(new Part(node, source))
      else append(lead, readBlocks(node, source))
    }
  }

  const textEnd = startOfDefinitions(headings.at(-1)) ?? end
  nest(headings, textEnd ?? 0)
  const span =
    whole && end !== undefined ? {start: start ?? end, end} : undefined
  return new LazyProposal(
    {source, headings, lead, span, textEnd},
    frontMatter,
    stray
  )
}

/** The proposal of a tree; its header is read when it is asked for. */
class LazyProposal implements Proposal {
  readonly source: string
  readonly headings: readonly Section[]
  readonly lead: Block[]
  readonly span: Span | undefined
  readonly textEnd: number | undefined
  readonly title: Section | undefined
  readonly sections: readonly Section[]
  readonly #frontMatter: Nodes | undefined
  readonly #stray: UnreadHeader | undefined
  #header: Header | undefined

  constructor(
    parts: Pick<Proposal, 'source' | 'headings' | 'lead' | 'span' | 'textEnd'>,
    frontMatter: Nodes | undefined,
    stray: UnreadHeader | undefined
  ) {
    const {headings} = parts
    const title = headings.find((d) => d.rank === 1)
    this.source = parts.source
    this.headings = headings
    this.lead = parts.lead
    this.span = parts.span
    this.textEnd = parts.textEnd
    this.#frontMatter = frontMatter
    this.#stray = stray
    this.title = title
    this.sections = headings.filter((d) => d !== title)
  }

  get header(): Header {
    this.#header ??= readHeader({
      source: this.source,
      frontMatter: this.#frontMatter,
      stray: this.#stray ? [this.#stray] : [],
      lead: this.lead,
      title: this.title,
      headings: this.headings
    })
    return this.#header
  }
}

/** A section of a tree; its blocks are read when they are asked for. */
class LazySection implements Section {
  readonly title: string
  readonly text: Text
  readonly rank: Heading['depth']
  readonly place: Span | undefined
  readonly children: Section[] = []
  readonly span: Span | undefined
  readonly ownSpan: Span | undefined
  readonly parts: Part[]
  parent: Section | undefined
  readonly #node: Heading
  readonly #source: string
  #body: Block[] | undefined
  #words: string | undefined

  constructor(node: Heading, source: string, above: number | undefined) {
    const place = spanOf(node)
    this.parts = [new Part(node, source)]
    this.#node = node
    this.#source = source
    this.place = place
    this.text = readText(node, source, place)
    this.title = collapseWhiteSpace(this.text.value)
    this.rank = node.depth
    // Up to three spaces may stand before a heading.
    let start = above ?? place?.start ?? 0
    while (source.charAt(start - 1) === ' ') start--
    this.ownSpan = place && {start, end: start}
    this.span = place && {start, end: start}
  }

  get words(): string {
    this.#words ??= titleWords(this.#node, this.text)
    return this.#words
  }

  get body(): readonly Block[] {
    this.#body ??= this.parts.flatMap((d) => d.blocks)
    return this.#body
  }

  get raw(): string | undefined {
    return this.#source === ''
      ? undefined
      : this.place && this.#source.slice(this.place.end, this.ownSpan?.end)
  }
}

/** Nests headings by their ranks, and sets where their spans end. */
function nest(headings: readonly LazySection[], end: number): void {
  const open: Section[] = []
  headings.forEach((section, index) => {
    const start = section.span?.start ?? 0
    const last = headings[index - 1]
    if (last?.ownSpan) last.ownSpan.end = start
    closeFrom(open, section.rank, start)
    section.parent = open.at(-1)
    section.parent?.children.push(section)
    open.push(section)
  })

  const last = headings.at(-1)
  if (last?.ownSpan) last.ownSpan.end = end
  closeFrom(open, 1, end)
}

function closeFrom(open: Section[], rank: number, end: number): void {
  for (let top = open.at(-1); top && top.rank >= rank; top = open.at(-1)) {
    if (top.span) top.span.end = end
    open.pop()
  }
}
