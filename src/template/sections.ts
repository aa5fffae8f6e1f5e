import type {Proposal, Section} from '../document/proposal.js'
import {normalizeTitle, readOptionalMark} from '../document/title.js'
import {isBracketed} from '../markdown/prompt-marks.js'
import {
  asksReason,
  readItems,
  readPrompt,
  saysOptional
} from './section-body.js'
import type {Series, TemplateSection} from './template.js'

// `Phase 1`, `Phase 1: [Name]`.
const numbered = /^(.*\S)\s+\d+(?:(\s*[-.:–—]\s*)(.+))?$/

/** Reads the sections that a template asks for; a series becomes one. */
export function readSections(proposal: Proposal): TemplateSection[] {
  const sections: TemplateSection[] = []
  const bySection = new Map<Section, TemplateSection>()
  for (const section of proposal.sections) {
    const parent = section.parent && bySection.get(section.parent)
    const siblings = parent
      ? parent.children
      : sections.filter((d) => d.parent === undefined)
    const {title, optional: isMarked} = readOptionalMark(section.title)
    const optional = isMarked || saysOptional(section)
    const series = readSeries(section, title)
    const twin = siblings.find((d) =>
      series && d.series
        ? normalizeTitle(d.series.label) === normalizeTitle(series.label)
        : normalizeTitle(d.title) === normalizeTitle(title)
    )
    if (twin) {
      bySection.set(section, twin)
      twin.optional &&= optional
      continue
    }

    const made: TemplateSection = {
      title,
      index: sections.length,
      rank: section.rank,
      optional,
      parent,
      children: [],
      series,
      items: readItems(section, proposal.source),
      prompt: readPrompt(section, proposal.source),
      asksReason: asksReason(section)
    }
    bySection.set(section, made)
    parent?.children.push(made)
    sections.push(made)
  }

  return sections
}

/**
 * The series that a section is of: it has numbered siblings with the same label,
 * or a prompt for a name.
 */
function readSeries(section: Section, title: string): Series | undefined {
  const match = numbered.exec(title)
  if (!match?.[1]) return undefined
  const [, label, separator = ': ', name = ''] = match
  const siblings = section.parent?.children ?? []
  const others = siblings.filter(
    (d) =>
      d !== section &&
      numbered.exec(readOptionalMark(d.title).title)?.[1] === label
  )
  return others.length > 0 || isBracketed(name)
    ? {label, separator, named: name !== ''}
    : undefined
}
