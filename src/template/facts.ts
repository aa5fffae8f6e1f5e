import {collapseWhiteSpace} from '../base/white-space.js'
import {endsInDots} from '../markdown/prompt-marks.js'
import {lineOf} from '../document/line.js'
import type {Proposal, Section} from '../document/proposal.js'
import {doubtsIn, type Doubt} from './doubts.js'
import {factsInFiles} from './facts-in-files.js'
import {foldedWords, isOwnGuidance} from './own-words.js'
import type {TemplateItem} from './section-body.js'
import type {
  Optionality,
  Template,
  TemplateField,
  TemplateSection
} from './template.js'

/** What a template itself says; options are left out. */
export interface TemplateFacts {
  /** The form of titles; null where any title is right. */
  title: {form: string; numbered: boolean; line: number} | null
  fields: FieldFacts[]
  /** All sections, in document order. */
  sections: SectionFacts[]
  /** The allowed statuses; null where any is. */
  statuses: string[] | null
  /** What can be read in two ways, in document order. */
  doubts: Doubt[]
}

/** What was read of a field. */
export interface FieldFacts {
  key: string
  line: number
  /** The file beside the template that it is in, if it is. */
  file?: string
  kind: TemplateField['kind']
  optional: boolean
  /** Why it is optional. */
  because?: Optionality
  /** What new proposals start with, where the template's value is no prompt. */
  value?: string
  choices?: string[]
  /** Whether the list of choices is open. */
  open?: boolean
}

/** What was read of a section. */
export interface SectionFacts {
  title: string
  rank: number
  /** The title of the section that it is in; null at the top. */
  parent: string | null
  line: number
  optional: boolean
  /** Why it is optional. */
  because?: Optionality
  /** The status from which on it is asked for. */
  from?: string
  /** Set where it stands for one or more sections. */
  series?: {label: string; numbered: boolean; named: boolean}
  /** The labels of its required items; `Risk > Mitigation` stands in each `Risk`. */
  items: string[]
  /** The Markdown that asks the author to write; null where nothing does. */
  prompt: string | null
  /** The texts that proposals keep. */
  kept: Array<{line: number; text: string}>
}

/**
 * Tells what was read from a template.
 *
 * @param template
 *   The template.
 * @param proposal
 *   The document that it was read from; lines are its lines, from 1.
 */
export function factsOf(template: Template, proposal: Proposal): TemplateFacts {
  const {title, titlePlace, fields, sections, statuses} = template
  const headings = new Map(
    proposal.headings.map((d) => [d.place?.start, d] as const)
  )
  const facts: TemplateFacts = {
    title: title
      ? {
          form: title.text,
          numbered: title.numbered,
          line: lineOf(proposal, titlePlace)
        }
      : null,
    fields: fields.map((d) =>
      fieldFacts(d, lineOf(proposal, d.place ?? d.keyPlace))
    ),
    sections: sections.map((d) =>
      sectionFacts(d, headings.get(d.place?.start), template, proposal)
    ),
    statuses: statuses ? [...statuses] : null,
    doubts: doubtsIn(template, proposal)
  }
  return template.joined ? factsInFiles(facts, template.joined) : facts
}

function fieldFacts(field: TemplateField, line: number): FieldFacts {
  const {key, kind, value, optionality, choices, isOpen, isPrompt} = field
  return {
    key,
    line,
    kind,
    optional: field.optional,
    ...(optionality && {because: optionality}),
    ...(!isPrompt && value !== '' && {value}),
    ...(choices && {choices: [...choices], open: isOpen})
  }
}

function sectionFacts(
  wanted: TemplateSection,
  section: Section | undefined,
  {words}: Template,
  proposal: Proposal
): SectionFacts {
  const {title, rank, parent, optional, optionalBy, from, series} = wanted
  return {
    title,
    rank,
    parent: parent?.title ?? null,
    line: lineOf(proposal, wanted.place),
    optional,
    ...(optional && optionalBy && {because: optionalBy}),
    ...(from !== undefined && {from}),
    ...(series && {
      series: {
        label: series.label,
        numbered: series.numbered,
        named: series.named
      }
    }),
    items: labelsOf(wanted.items),
    prompt: wanted.prompt ?? null,
    kept: section ? keptTexts(section, words.kept, proposal) : []
  }
}

/** The labels of items, those below others with the labels of these. */
function labelsOf(items: readonly TemplateItem[]): string[] {
  const labels: string[] = []
  const stack = items.map((item) => ({item, above: ''})).toReversed()
  for (let top = stack.pop(); top; top = stack.pop()) {
    const {item, above} = top
    const label = above + item.label
    labels.push(label)
    for (const child of item.children.toReversed()) {
      stack.push({item: child, above: `${label} > `})
    }
  }

  return labels
}

// Placeholders, even where a draft may keep them.
const unfilled = /^(?:tbd|todo)\W*$/i

/** The texts of a section that proposals keep, but for comments to tools. */
function keptTexts(
  {body}: Section,
  kept: ReadonlySet<string>,
  proposal: Proposal
): SectionFacts['kept'] {
  return body.flatMap((block) => {
    const words = foldedWords(block, proposal.source)
    const isForTools = block.type === 'comment' && !isOwnGuidance(block.value)
    const stays =
      words !== undefined &&
      kept.has(words) &&
      !unfilled.test(words) &&
      !endsInDots(words)
    return !stays || isForTools
      ? []
      : {line: lineOf(proposal, block.place), text: collapseWhiteSpace(words)}
  })
}
