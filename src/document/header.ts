import type {Nodes} from 'mdast'
import type {} from '../markdown/front-matter-node.js'
import {append} from '../base/list.js'
import type {Block} from '../markdown/block.js'
import {readCodeHeaders} from './code-header.js'
import type {Header} from './field.js'
import {readHeaderLines} from './header-lines.js'
import {HeaderRegion, type Into} from './header-region.js'
import {readToml} from './toml-header.js'
import {findUnread} from './unread-header.js'
import {readYaml} from './yaml-header.js'
import type {Section} from './proposal.js'
import {spanOf} from '../markdown/span.js'

/** The parts of a document in which fields may stand. */
export interface HeaderParts {
  source: string
  frontMatter: Nodes | undefined
  /** Front matter that is not read as such. */
  stray: Header['unread']
  lead: readonly Block[]
  title: Section | undefined
  headings: readonly Section[]
}

/** Reads the fields out of front matter and the blocks before the sections. */
export function readHeader({
  source,
  frontMatter: matter,
  stray,
  lead,
  title,
  headings
}: HeaderParts): Header {
  const header: Header = {
    fields: [],
    plain: {first: [], underTitle: [], elsewhere: []},
    code: [],
    broken: undefined,
    unread: [...stray]
  }
  const place = matter && spanOf(matter)
  if (matter?.type === 'yaml') readYaml(matter.value, place, source, header)
  if (matter?.type === 'toml') readToml(matter.value, place, source, header)
  const {fields, plain} = header
  const read = (region: readonly Block[], into: Into) => {
    const last = [...fields, ...into.plain].at(-1)
    new HeaderRegion(source, into, (last?.group ?? 0) + 1).read(region)
    append(header.code, readCodeHeaders(region, source))
    append(header.unread, findUnread(region, source))
  }

  read(lead, {fields, plain: plain.first})
  if (title) read(title.body, {fields, plain: plain.underTitle})
  for (const section of headings) {
    if (section === title) continue
    if (isHeaderSection(section)) {
      read(section.body, {fields, plain: plain.underTitle})
    } else if (isLabelSection(section)) {
      read(section.body, {fields: plain.underTitle, plain: plain.underTitle})
    }
  }

  // Some write the title as a section, or the header into the first one.
  const first = headings.find((d) => d !== title)
  if (first && fields.length === 0) {
    const into = {fields: plain.elsewhere, plain: plain.elsewhere}
    new HeaderRegion(source, into, 1000).read(first.body)
  }

  return header
}

const headerTitle =
  /^(?:[\d.]+\s+)?(?:meta[- ]?data|header|front ?matter|preamble)$/i

/** Whether a section is there for the fields: `Metadata`. */
export function isHeaderSection({title, parent}: Section): boolean {
  return (!parent || parent.rank === 1) && headerTitle.test(title)
}

const labelTitle =
  /^(?:[\d.]+\s+)?(?:(?:document|proposal)\s+)?(?:status|info(?:rmation)?)$/i

/** Whether a section that may be text opens with labels: `**JIRA**: …`. */
export function isLabelSection({title, parent, body}: Section): boolean {
  if (!labelTitle.test(title) || (parent && parent.rank > 1)) return false
  const texts = body.flatMap((d) =>
    d.type === 'item' || d.type === 'paragraph' ? (d.text ?? []) : []
  )
  const lines = texts.map((d) =>
    readHeaderLines(d, false).filter(({bold}) => bold)
  )
  return lines[0]?.[0]?.at === 0 && lines.flat().length > 1
}
