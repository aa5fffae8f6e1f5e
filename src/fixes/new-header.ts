import {isInFrontMatter} from '../document/field.js'
import {hasOwnContent} from '../document/content.js'
import {isHeaderSection} from '../document/header.js'
import type {Proposal, Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import {blockBelow, insertBlock, withEol, type Edit} from '../markdown/edits.js'
import {closingFence, isFrontMatterOpen} from '../markdown/source.js'
import {escapeCell} from '../markdown/escape-cell.js'
import type {Template, TemplateField} from '../template/template.js'
import {endOfHeading} from './heading.js'
import {frontMatterLine} from './front-matter-line.js'

/** A document that has no field yet. */
interface Bare {
  proposal: Proposal
  title: Section | undefined
  template: Template
}

/** Where the front matter of a document ends, before its fence, if it has any. */
export function endOfFrontMatter({source}: Proposal): number | undefined {
  return isFrontMatterOpen(source) ? undefined : closingFence(source)
}

/** Where a header goes that is not there, in words. */
export function placeOfHeader(bare: Bare): string {
  const {title, template} = bare
  const [first] = template.fields
  if (first && isInFrontMatter(first)) return 'in front matter at the top'
  if (first?.dialect === 'section') return 'in a section of its own'
  const section = headingOfHeader(bare)
  if (section && section !== title) return `below \`${section.title}\``
  if (template.headerSection) {
    return `in a section \`${template.headerSection.title}\``
  }

  return title ? 'below the title' : 'at the top'
}

/** The heading that a header goes below: one that is there for it, or the title. */
export function headingOfHeader({
  proposal,
  title,
  template
}: Bare): Section | undefined {
  const [first] = template.fields
  if (!first || isInFrontMatter(first) || first.dialect === 'section') {
    return title
  }

  const name =
    template.headerSection && normalizeTitle(template.headerSection.title)
  const isNamed = (d: Section) =>
    name !== undefined && normalizeTitle(d.title) === name
  return (
    proposal.sections.find((d) => isHeaderSection(d) || isNamed(d)) ?? title
  )
}

/**
 * Writes the fields of a header that is not there at all, as the template has
 * them: in front matter, sections, a table or a line each.
 */
export function newHeader(
  bare: Bare,
  fields: readonly TemplateField[]
): Edit | undefined {
  const {proposal, title, template} = bare
  const {source, sections, span} = proposal
  const dialect = template.fields[0]?.dialect
  if (dialect === 'yaml' || dialect === 'toml') {
    const fence = dialect === 'yaml' ? '---' : '+++'
    const lines = fields.map((d) => frontMatterLine(d.key, d.initial, dialect))
    const end = endOfFrontMatter(proposal)
    const text =
      end === undefined ? [fence, ...lines, fence, '', ''] : [...lines, '']
    return {
      place: {start: end ?? 0, end: end ?? 0},
      text: withEol(source, text.join('\n'))
    }
  }

  const first = sections.find((d) => d !== title)?.place?.start
  if (dialect === 'section') {
    const blocks = fields.map((d) => `## ${d.key}\n\n${d.initial}`.trimEnd())
    return insertBlock(source, first ?? source.length, blocks.join('\n\n'))
  }

  const text = blockOf(fields, template)
  const heading = headingOfHeader(bare)
  const isSection = heading !== title
  // What stands there may be the header, in a form that is not read.
  if (isSection && heading && hasOwnContent(heading, false)) return undefined
  const {headerSection} = template
  if (headerSection && !isSection) {
    const {rank, title: name} = headerSection
    const block = `${'#'.repeat(rank)} ${name}\n\n${text}`
    return insertBlock(source, first ?? source.length, block)
  }

  const end = heading && endOfHeading(heading, source)
  if (end !== undefined) {
    return {place: {start: end, end}, text: blockBelow(source, end, text)}
  }

  const start = span?.start ?? 0
  return {place: {start, end: start}, text: withEol(source, `${text}\n\n`)}
}

function blockOf(fields: readonly TemplateField[], template: Template): string {
  const cells = fields.map((d) => [d.key, d.initial].map(escapeCell))
  switch (template.fields[0]?.dialect) {
    case 'code': {
      const lines = fields.map((d) => `${d.key}: ${d.initial}`.trimEnd())
      return ['```', ...lines, '```'].join('\n')
    }

    case 'table': {
      const rows = ['| | |', '| --- | --- |']
      return [...rows, ...cells.map((d) => `| ${d.join(' | ')} |`)].join('\n')
    }

    case 'columns': {
      const [keys, values] = [0, 1].map((d) => cells.map((cell) => cell[d]))
      return [keys, fields.map(() => '---'), values]
        .map((d) => `| ${d?.join(' | ') ?? ''} |`)
        .join('\n')
    }

    default: {
      return fields.map((d) => openOf(d, template) + d.initial).join('\n')
    }
  }
}

/** What stands on a field's line of the template before its value. */
function openOf({key, place}: TemplateField, {source}: Template): string {
  const before = source.slice(0, place?.start ?? 0)
  const line = /[^\n\r]*$/.exec(before)?.[0] ?? ''
  const isItsLine =
    place !== undefined &&
    line.includes(key) &&
    /^(?:[*+-] +)?(?:\*\*|__)?[^*:_|]*(?:\*\*|__)?[:：](?:\*\*|__)? *$/.test(
      line
    )
  return isItsLine ? line : `**${key}**: `
}
