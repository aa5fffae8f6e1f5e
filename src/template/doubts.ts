import {lineOf} from '../document/line.js'
import type {Proposal, Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import {plainWords, type Block} from '../markdown/block.js'
import {brackets} from '../markdown/prompt-marks.js'
import {doubtsOfFields, type Placed} from './field-doubts.js'
import {isStatus} from './field-words.js'
import {readMark} from './mark.js'
import {splitTitle} from './optional.js'
import type {Template, TemplateSection} from './template.js'

/** Something in a template that can be read in two ways. */
export interface Doubt {
  /** The line of the template, from 1. */
  line: number
  /** The file beside the template that it is in, if it is. */
  file?: string
  /** What is doubtful, how it was read, and what to write to be sure. */
  reason: string
}

/** What in a template is doubtful, in document order. */
export function doubtsIn(template: Template, proposal: Proposal): Doubt[] {
  const sections = new Map(
    template.sections.map((d) => [d.place?.start, d] as const)
  )
  const {lead, title, headings} = proposal
  const found: Placed[] = [
    ...doubtsOfFields(template, proposal),
    ...severalTitles(proposal),
    ...[...lead, ...headings.flatMap((d) => d.body)].flatMap(unknownMark),
    ...headings.flatMap((section) => {
      const wanted = sections.get(section.place?.start)
      if (wanted) return doubtsOfSection(wanted, section, template)
      return section === title ? [] : repeated(section, sections)
    })
  ]
  return found
    .sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))
    .map(({place, reason}) => ({line: lineOf(proposal, place), reason}))
}

/** A comment that looks like a mark of the linter, and is none. */
function unknownMark(block: Block): Placed[] {
  return block.type === 'comment' &&
    /^\s*ep\s/.test(block.value) &&
    !readMark(block.value)
    ? [
        {
          place: block.place,
          reason: `\`<!--${block.value}-->\` is no mark, write \`ep optional\`, \`ep keep\`, \`ep ignore\` or \`ep from <status>\``
        }
      ]
    : []
}

/** Several headings of rank 1, of which one may be the title. */
function severalTitles({headings}: Proposal): Placed[] {
  const tops = headings.filter((d) => d.rank === 1)
  const [only, ...others] = tops.filter((d) => d.children.length > 0)
  return tops.length > 1 &&
    only &&
    others.length === 0 &&
    only.children.length >= tops.length
    ? [
        {
          place: only.place,
          reason: `\`${only.title}\` is read as a section, as there are ${String(tops.length)} headings of rank 1, leave one if it is the title`
        }
      ]
    : []
}

function doubtsOfSection(
  wanted: TemplateSection,
  section: Section,
  template: Template
): Placed[] {
  const {place} = section
  const reasons = [
    unasked(wanted, section),
    maybeOptional(wanted, section),
    maybeOpen(wanted, section),
    unknownStatus(wanted, template)
  ]
  return reasons.flatMap((reason) => (reason === '' ? [] : {place, reason}))
}

/** A second section of one title at one place, which counts as the first. */
function repeated(
  {title, place, parent}: Section,
  sections: ReadonlyMap<number | undefined, TemplateSection>
): Placed[] {
  const key = normalizeTitle(splitTitle(title).title)
  const isTwice = [...sections.values()].some(
    (d) =>
      !d.series &&
      normalizeTitle(d.title) === key &&
      (d.parent?.place?.start ?? parent?.place?.start) === parent?.place?.start
  )
  return isTwice
    ? [
        {
          place,
          reason: `Two sections \`${title}\` at one place are read as one, rename one of them`
        }
      ]
    : []
}

/** A section that asks for nothing, so that authors have to guess what for. */
function unasked(
  {children, items, optional, series, title}: TemplateSection,
  {body}: Section
): string {
  const isBare = children.length === 0 && items.length === 0 && !series
  // A question, or a choice in brackets, asks by itself.
  const asks = optional || /[?？]$/.test(title) || brackets(title).length > 0
  return isBare && !asks && body.every((d) => d.type === 'break')
    ? `Section \`${title}\` is required and says nothing, add a sentence on what belongs there`
    : ''
}

// How a text opens is about the whole section.
const mayBeLeftOut =
  /^\W*(?:note\W+)?(?:this )?(?:section |part )?(?:is )?(optional\b(?! sections\b)|(?:if|where|when) (?:any|applicable|appropriate|needed|relevant)(?=[,:;.)])|not required\b|only required\b)|\b((?:may|can) be (?:omitted|skipped|left (?:out|blank|empty)))\b/i

/** A required section whose text has a word that may make it optional. */
function maybeOptional(
  {optional, title}: TemplateSection,
  {body}: Section
): string {
  if (optional) return ''
  const end = body.findIndex((d) => !isLead(d))
  const [, opens, inside] =
    body
      .slice(0, end < 0 ? undefined : end)
      .map((d) => mayBeLeftOut.exec(plainWords(d)))
      .find((d) => d !== null) ?? []
  const word = opens ?? inside
  return word === undefined
    ? ''
    : `Section \`${title}\` is read as required though its text says \`${word}\`, write \`<!--ep optional-->\` below its heading if it may be left out`
}

/** Whether a block is about the section, and not about a list or table above. */
function isLead({type}: Block): boolean {
  return type === 'comment' || type === 'definition' || type === 'paragraph'
}

const manyMore =
  /\b(?:for example|for instance|e\.g\.|examples|among others|may include|etc\b|and so on|any of|some of|choose|pick|as (?:applicable|needed))/i

/** A closed list whose section says that its items are examples. */
function maybeOpen({items, title}: TemplateSection, {body}: Section): string {
  if (items.length === 0) return ''
  const [word] =
    body
      .filter((d) => d.type === 'comment' || d.type === 'paragraph')
      .map((d) => manyMore.exec(plainWords(d)))
      .find((d) => d !== null) ?? []
  return word === undefined
    ? ''
    : `The items of section \`${title}\` are read as required though its text says \`${word}\`, add an item \`- ...\` if others will do`
}

/** A section that is asked for from a status on that proposals never have. */
function unknownStatus(
  {from, title}: TemplateSection,
  {fields, statuses}: Template
): string {
  if (from === undefined) return ''
  const field = fields.find((d) => isStatus(d.key))
  if (!field) {
    return `Section \`${title}\` is asked for from \`${from}\` on, but no field has a status, add \`**Status**: …\` below the title`
  }

  return statuses &&
    !statuses.some((d) => d.toLowerCase() === from.toLowerCase())
    ? `Section \`${title}\` is asked for from \`${from}\` on, which is no status, write one of ${statuses.join(', ')}`
    : ''
}
