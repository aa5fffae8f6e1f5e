import {readProposal, type Proposal} from '../document/proposal.js'
import {frontMatter, isFrontMatterOpen, withoutBom} from '../markdown/source.js'
import type {Parse} from '../remark/parse.js'
import {readFirstBytes, readTextFile} from './read-file.js'

/** How much of a file is read for its title and header, in bytes. */
const size = 4096
const buffer = Buffer.alloc(size)

/** The first lines of a file. */
export interface FirstLines {
  text: string
  isWhole: boolean
}

/** Reads the first lines of a file. */
export function readFirstLines(path: string): FirstLines {
  try {
    return firstLinesOf(readFirstBytes(path, buffer))
  } catch {
    // Deleted meanwhile, or a link to a missing file.
    return firstLinesOf(Buffer.of())
  }
}

/** The first lines of a file's bytes. */
export function firstLinesOf(bytes: Buffer): FirstLines {
  const text = withoutBom(bytes.toString('utf8', 0, size))
  return {text, isWhole: bytes.length < size}
}

/** The lines that look like titles, found without parsing. */
export function titleLines(source: string): string[] {
  const text = source.replace(frontMatter, '')
  const titles = text.match(/^ {0,3}#[\t ].*/gm)
  if (titles) return titles
  const lines = text.split(/\r\n|\r|\n/)
  const under = lines.findIndex((d) => /^ {0,3}=+[\t ]*$/.test(d))
  return lines.slice(Math.max(0, under - 1), Math.max(0, under))
}

/**
 * The lines in which a field may have a number, found without parsing: those with
 * a number behind a label, or behind nothing but marks. Days are none.
 */
export function numberLines(text: string): string[] {
  return (text.match(/^.*\d.*$/gm) ?? [])
    .map((d) => d.replace(/\d{4}-\d\d-\d\d/g, ''))
    .filter((d) => /^(?:[^\d\p{L}]*|.{0,60}[:=|*_].*)\d/u.test(d))
}

const hasStatus = /^status\b/im
const hasTitle = /^title\b/im
// Without one of these the first section may have the fields.
const certainField =
  /^[\t ]*(?:(?:[*+-][\t ]+)?(?:\*\*|__|\|)|[*+-][\t ]+\w[^\n:]{0,40}:)/m
const labelled = /^[\t ]*(?:[*+-][\t ]+)?(?:(?:\*\*|__)?\w[^\n:]{0,40}:|\|)/m
// Fields may also be sections, or stand in one.
const fieldSection =
  /^ {0,3}#{1,6}[\t ]+(?:[\d.]+[\t ]+)?(?:author|creat|date|front ?matter|header|last|meta|preamble|status|updat)/im

/**
 * The text up to the first section; none where that might be read otherwise than
 * as a part of the whole text.
 */
export function textToHeader({text, isWhole}: FirstLines): string | undefined {
  // Comments in front matter look like headings.
  const from = frontMatter.exec(text)?.[0].length ?? 0
  const rest = text.slice(from)
  const end = /^ {0,3}#{2,6}[\t ]/m.exec(rest)?.index
  const start = rest.slice(0, end)
  // Front matter may be longer than the first lines, code and comments may be
  // open, and whether `[x]` is a link depends on definitions at the end.
  const isEnough =
    (end !== undefined || isWhole) &&
    (from > 0 || certainField.test(start)) &&
    !fieldSection.test(rest) &&
    // Else a section further down may be the status.
    (isWhole || labelled.test(start) || hasStatus.test(text.slice(0, from))) &&
    (from > 0 || !/^(?:---|\+{3})/.test(text)) &&
    !isFrontMatterOpen(text) &&
    (start.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 0 &&
    start.lastIndexOf('<!--') <= start.lastIndexOf('-->') &&
    !/\](?!\()/.test(start) &&
    (titleLines(start).length > 0 || hasTitle.test(text.slice(0, from)))
  return isEnough ? text.slice(0, from + start.length) : undefined
}

/** Reads a proposal's title and header, and no more than these if possible. */
export function readProposalStart(path: string, parse: Parse): Proposal {
  const start = readFirstLines(path)
  const source =
    textToHeader(start) ??
    (start.isWhole ? start.text : withoutBom(readTextFile(path)))
  return readProposal(parse(source), source)
}
