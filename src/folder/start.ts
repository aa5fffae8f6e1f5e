import {closeSync, openSync, readFileSync, readSync} from 'node:fs'
import {readProposal, type Proposal} from '../model/proposal.js'
import type {Template} from '../model/template.js'
import {withoutBom} from '../model/text.js'
import type {Parse} from '../prepare.js'

/** How much of a file is read for its title and header, in bytes. */
const size = 4096
const buffer = Buffer.alloc(size)

/** The first lines of a file. */
export function readStart(path: string): {text: string; isWhole: boolean} {
  try {
    const file = openSync(path, 'r')
    const length = readSync(file, buffer)
    closeSync(file)
    const text = withoutBom(buffer.toString('utf8', 0, length))
    return {text, isWhole: length < size}
  } catch {
    // Gone since, or a link to nowhere.
    return {text: '', isWhole: true}
  }
}

/** The lines that may be titles, by their looks alone. */
export function titlesIn(text: string): string[] {
  const titles = text.match(/^ {0,3}#[\t ].*/gm)
  if (titles) return titles
  const lines = text.split(/\r\n|\r|\n/)
  const under = lines.findIndex((d) => /^ {0,3}=+[\t ]*$/.test(d))
  return lines.slice(Math.max(0, under - 1), Math.max(0, under))
}

/** A proposal as far as its header; the whole where that might not do. */
export function readStartOf(
  path: string,
  {title}: Template,
  parse: Parse
): Proposal {
  const {text, isWhole} = readStart(path)
  const end = /^ {0,3}#{2,6}[\t ]/m.exec(text)?.index
  const start = text.slice(0, end)
  const isSafe =
    (end !== undefined || isWhole) &&
    (start.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 0 &&
    start.lastIndexOf('<!--') <= start.lastIndexOf('-->')
  const proposal = readProposal(parse(start), start)
  if (isSafe && (proposal.title || !title)) return proposal
  const source = isWhole ? text : withoutBom(readFileSync(path, 'utf8'))
  return readProposal(parse(source), source)
}
