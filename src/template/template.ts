import type {Root} from 'mdast'
import type {Dialect} from '../document/field.js'
import {foldKey} from '../document/near-names.js'
import {fold, readMark} from '../document/title.js'
import {defaultLifecycle} from './lifecycle.js'
import {isBracketed} from '../markdown/prompt-marks.js'
import {readPrompts, type Prompts} from './prompts.js'
import {
  readProposal,
  type Proposal,
  type Section
} from '../document/proposal.js'
import {
  readItems,
  readPrompt,
  saysOptional,
  type TemplateItem
} from './section-body.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import type {Span} from '../markdown/span.js'
import {readTitleForm, type TitleForm} from './title-form.js'

/** A field that proposals have. */
export interface TemplateField {
  key: string
  /** The template's value: a prompt, or what a new proposal starts with. */
  value: string
  optional: boolean
  date: boolean
  /** The only values, in order, if the template lists them. */
  choices: string[] | undefined
  /** What is inserted: the first of the choices, or the value; no sample. */
  initial: string
  /** How the template has it. */
  dialect: Dialect
  /** Where the template has the value. */
  place: Span | undefined
}

/** Sections `Phase 1: …`, `Phase 2: …`, named by the author. */
export interface Series {
  /** `Phase`. */
  label: string
  /** What stands between number and name. */
  separator: string
  /** Whether the template's have names. */
  named: boolean
}

/** A section that proposals have; a series is one. */
export interface TemplateSection {
  /** The title without the mark of an optional section; a series' first. */
  title: string
  /** Its place among all sections of the template. */
  index: number
  rank: number
  optional: boolean
  parent: TemplateSection | undefined
  children: TemplateSection[]
  series: Series | undefined
  items: TemplateItem[]
  /** What asks the author to write, in Markdown; none where nothing does. */
  prompt: string | undefined
}

/** A template document read as requirements. */
export interface Template {
  /** The document itself. */
  source: string
  /** What is wrong with its front matter. */
  broken: string | undefined
  /** Where its title is. */
  titlePlace: Span | undefined
  /** None where the document has no H1: then a proposal's title is free. */
  title: TitleForm | undefined
  fields: TemplateField[]
  /** All sections, in document order. */
  sections: TemplateSection[]
  prompts: Prompts
  /** The allowed statuses, none where any is. */
  statuses: readonly string[] | undefined
}

/** The statuses where a template names none but one of these. */
const defaultStatuses: readonly string[] = Object.keys(defaultLifecycle)
const known = new WeakMap<Proposal, Template>()

/**
 * Reads a template document as the schema of its proposals, once per tree.
 *
 * @param tree
 *   Tree of the template, with GFM and front matter.
 * @param source
 *   The document; without it inserted sections get no prompt of the template.
 * @returns
 *   Requirements. A document without headings gives none; callers refuse it.
 */
export function readTemplate(tree: Root, source = ''): Template {
  const proposal = readProposal(tree, source)
  let template = known.get(proposal)
  if (!template) {
    const fields = readFields(proposal)
    template = {
      source,
      broken: proposal.header.broken?.reason,
      titlePlace: proposal.title?.text.place,
      title: proposal.title && readTitleForm(proposal.title.title),
      fields,
      sections: readSections(proposal),
      prompts: readPrompts(proposal),
      statuses: readStatuses(fields)
    }
    known.set(proposal, template)
  }

  return template
}

const optionalValue =
  /[([,]\s*optional\s*[)\]]|^\W*if applicable\b|\(if applicable\)/i
const optionalRemark = /\b(?:optional|only required|if applicable)\b/i

// A path, a link, a person or a number of an issue is of some other proposal.
const sample = /:\/\/|^\/|(?:^|\s)@\w|#[\dNX]/

function readFields({header, title}: Proposal): TemplateField[] {
  const fields: TemplateField[] = []
  const seen = new Set<string>()
  // `To start with:` before a list is prose, and says no value.
  const first = title ? header.plain.underTitle : header.plain.first
  const plain = first.filter((d) => d.value !== '')
  for (const field of [...header.fields, ...plain]) {
    const {title: key, optional} = readMark(field.key)
    if (seen.has(foldKey(key))) continue
    seen.add(foldKey(key))
    const value = collapseWhiteSpace(field.value)
    const choices = readChoices(value)
    fields.push({
      key,
      value,
      optional:
        optional ||
        optionalValue.test(value) ||
        optionalRemark.test(field.remark),
      date: /y{4}-m{2}-d{2}/i.test(value),
      choices,
      initial: choices?.[0] ?? (sample.test(value) ? 'TODO' : value),
      dialect: field.dialect,
      place: field.valuePlace
    })
  }

  return fields
}

function readChoices(value: string): string[] | undefined {
  const bare = isBracketed(value) ? value.slice(1, -1) : value
  const choices = bare.split('|').map((d) => d.trim())
  return choices.length > 1 && choices.every((d) => d !== '')
    ? choices
    : undefined
}

function readStatuses(
  fields: readonly TemplateField[]
): readonly string[] | undefined {
  const status = fields.find((d) => isStatus(d.key))
  return (
    status?.choices ??
    (status && defaultStatuses.includes(status.value)
      ? defaultStatuses
      : undefined)
  )
}

/** Whether a field is the status. */
export function isStatus(key: string): boolean {
  return foldKey(key) === foldKey('Status')
}

const numbered = /^(.*\S)\s+\d+(?:(\s*[-.:–—]\s*)(.+))?$/

function readSections(proposal: Proposal): TemplateSection[] {
  const sections: TemplateSection[] = []
  const bySection = new Map<Section, TemplateSection>()
  for (const section of proposal.sections) {
    const parent = section.parent && bySection.get(section.parent)
    const siblings = parent
      ? parent.children
      : sections.filter((d) => d.parent === undefined)
    const {title, optional: isMarked} = readMark(section.title)
    const optional = isMarked || saysOptional(section)
    const series = readSeries(section, title)
    const twin = siblings.find((d) =>
      series && d.series
        ? fold(d.series.label) === fold(series.label)
        : fold(d.title) === fold(title)
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
      prompt: readPrompt(section, proposal.source)
    }
    bySection.set(section, made)
    parent?.children.push(made)
    sections.push(made)
  }

  return sections
}

/** Numbered siblings make a series, and so does one with a prompt for a name. */
function readSeries(section: Section, title: string): Series | undefined {
  const match = numbered.exec(title)
  if (!match?.[1]) return undefined
  const [, label, separator = ': ', name = ''] = match
  const siblings = section.parent?.children ?? []
  const others = siblings.filter(
    (d) =>
      d !== section && numbered.exec(readMark(d.title).title)?.[1] === label
  )
  return others.length > 0 || isBracketed(name)
    ? {label, separator, named: name !== ''}
    : undefined
}
