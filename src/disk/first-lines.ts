import {closeSync, openSync, readFileSync, readSync} from 'node:fs'
import {readProposal, type Proposal} from '../document/proposal.js'
import {frontMatter, withoutBom} from '../markdown/source.js'
import type {Parse} from '../remark/parse.js'

/** How much of a file is read for its title and header, in bytes. */
const size = 4096
const buffer = Buffer.alloc(size)

/** The first lines of a file. */
export interface Start {
  text: string
  isWhole: boolean
}

/** Reads the first lines of a file. */
export function readStart(path: string): Start {
  try {
    const file = openSync(path, 'r')
    const length = readSync(file, buffer)
    closeSync(file)
    return startIn(buffer.subarray(0, length))
  } catch {
    // Gone since, or a link to nowhere.
    return startIn(Buffer.of())
  }
}

/** The first lines of a file that is read. */
export function startIn(bytes: Buffer): Start {
  const text = withoutBom(bytes.toString('utf8', 0, size))
  return {text, isWhole: bytes.length < size}
}

/** The lines that may be titles, by their looks alone. */
export function titlesIn(source: string): string[] {
  const text = source.replace(frontMatter, '')
  const titles = text.match(/^ {0,3}#[\t ].*/gm)
  if (titles) return titles
  const lines = text.split(/\r\n|\r|\n/)
  const under = lines.findIndex((d) => /^ {0,3}=+[\t ]*$/.test(d))
  return lines.slice(Math.max(0, under - 1), Math.max(0, under))
}

/** The text of a file as far as its header; none where that might not do. */
export function headIn({text, isWhole}: Start): string | undefined {
  // Remarks in front matter look like headings.
  const from = frontMatter.exec(text)?.[0].length ?? 0
  const rest = text.slice(from)
  const end = /^ {0,3}#{2,6}[\t ]/m.exec(rest)?.index
  const start = rest.slice(0, end)
  // Front matter that does not end in it hides what comes behind, and what
  // a reference or note in brackets is, a definition at the end tells.
  const isEnough =
    (end !== undefined || isWhole) &&
    (from > 0 || !text.startsWith('---')) &&
    (start.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 0 &&
    start.lastIndexOf('<!--') <= start.lastIndexOf('-->') &&
    !/\](?!\()/.test(start) &&
    titlesIn(start).length > 0
  return isEnough ? text.slice(0, from + start.length) : undefined
}

/** A proposal as far as its header. */
export function readStartOf(path: string, parse: Parse): Proposal {
  const start = readStart(path)
  const source =
    headIn(start) ??
    (start.isWhole ? start.text : withoutBom(readFileSync(path, 'utf8')))
  return readProposal(parse(source), source)
}
