import {eolOf} from '../markdown/edits.js'
import {
  closingFence,
  frontMatter,
  isFrontMatterOpen,
  withoutBom
} from '../markdown/source.js'
import {lineOf} from './line.js'
import type {Span} from '../markdown/span.js'

/** A file within a document that was joined of several. */
export interface Part {
  /** The name of the file; none for the proposal itself. */
  name?: string
  /** Its text without BOM. */
  source: string
  /** Its BOM, if it has one. */
  bom: string
  /** Where it starts in the joined document. */
  at: number
}

/**
 * A proposal and the YAML file beside it that is its header, as one document: the
 * file is its front matter, ahead of what front matter it has of its own.
 */
export interface Joined {
  source: string
  metadata: Part & {name: string}
  proposal: Part
}

/** Stands for the opening fence of a proposal's own front matter. */
const ownFence = '##-'
const fence = /^---(?=[\t ]*\r?$)/gm
const maskedFence = /^#--(?=[\t ]*\r?$)/gm
// Below a blank line they look like headings, as if front matter had no end.
const comment = /^(#+) /gm
const maskedComment = /^(#+)\u00A0/gm

/**
 * Joins the text of a proposal with that of its header.
 *
 * Whatever would end the front matter or look like its end is masked by as many
 * characters, so that all places stay.
 */
export function joinMetadata(
  name: string,
  header: string,
  proposal: string
): Joined {
  const yaml = withoutBom(header)
  const markdown = withoutBom(proposal)
  const eol = eolOf(yaml + markdown)
  const open = `---${eol}`
  const end = yaml === '' || /[\n\r]$/.test(yaml) ? '' : eol
  const hasOwn =
    frontMatter.exec(markdown)?.[1] === '---' && !isFrontMatterOpen(markdown)
  const start = open + mask(yaml) + end + (hasOwn ? '' : open)
  return {
    source:
      start + (hasOwn ? ownFence + markdown.slice(ownFence.length) : markdown),
    metadata: {name, source: yaml, bom: bomOf(header), at: open.length},
    proposal: {source: markdown, bom: bomOf(proposal), at: start.length}
  }
}

function bomOf(text: string): string {
  return text.slice(0, text.length - withoutBom(text).length)
}

function mask(yaml: string): string {
  const masked = yaml.replace(fence, '#--')
  return has(yaml, maskedComment) ? masked : masked.replace(comment, '$1\u00A0')
}

function unmask(text: string, yaml: string): string {
  const shown = has(yaml, fence) ? text.replace(maskedFence, '---') : text
  return has(yaml, maskedComment) ? shown : shown.replace(maskedComment, '$1 ')
}

function has(text: string, form: RegExp): boolean {
  return text.search(form) >= 0
}

/**
 * The texts of both files, with their BOMs, in a joined document that was changed.
 *
 * @param source
 *   Its text.
 * @param before
 *   The document as it was joined.
 */
export function splitJoined(
  source: string,
  {metadata, proposal, source: old}: Joined
): {yaml: string; markdown: string} {
  const hasOwn = old.startsWith(ownFence, proposal.at)
  const to = hasOwn
    ? source.search(/^##-[\t ]*\r?$/m)
    : (closingFence(source) ?? 0)
  const written = source.slice(metadata.at, to)
  const yaml = unmask(written, metadata.source)
  const markdown = hasOwn
    ? `---${source.slice(to + ownFence.length)}`
    : source.slice(to + metadata.at)
  const isEnded = /(?:^|[\n\r])$/.test(metadata.source)
  return {
    yaml: metadata.bom + (isEnded ? yaml : yaml.replace(/(?:\r\n?|\n)$/, '')),
    markdown: proposal.bom + markdown
  }
}

/** The file that a place of a joined document is in, and where in that. */
export function partAt(
  {metadata, proposal}: Joined,
  {start, end}: Span
): {part: Part; place: Span} {
  const part = start < proposal.at ? metadata : proposal
  // What lies in or behind a fence that no file has is at the end of the file.
  const within = (at: number) =>
    Math.min(Math.max(0, at - part.at), part.source.length)
  return {part, place: {start: within(start), end: within(end)}}
}

/** The line of a joined document in the file that it is in. */
export function lineIn(
  joined: Joined,
  line: number
): {line: number; file?: string} {
  const {metadata, proposal} = joined
  const above = (part: Part) => lineOf(joined, {start: part.at, end: part.at})
  const first = above(proposal)
  return line >= first
    ? {line: line - first + 1}
    : {line: Math.max(1, line - above(metadata) + 1), file: metadata.name}
}
