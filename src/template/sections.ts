import {lineOf} from '../document/line.js'
import type {Proposal, Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import {readMark, type Mark} from './mark.js'
import {
  optionalPartsReason,
  optionalReason,
  optionalSectionsReason,
  splitTitle
} from './optional.js'
import {isStatusLike} from './field-words.js'
import {isKeptTitle} from './own-words.js'
import {readItems, readTexts} from './section-body.js'
import {saysRepeated} from './repeated.js'
import {readSeries, type Titled} from './series.js'
import {partsOf, type SectionParts} from './section-parts.js'
import {isAllToReplace, WordList} from './word-list.js'
import type {OwnWords} from './own-words.js'
import type {OptionalBy, Series, TemplateSection} from './template.js'

/** A section of a template, and what its text says of it. */
interface Draft extends Titled {
  section: Section
  parts: SectionParts
  marks: Mark[]
  optionalBy: OptionalBy | undefined
  /** Whether it is no part of the schema, and whether its text is left over. */
  dropped: 'ignored' | 'removed' | undefined
}

/**
 * Reads the sections that a template asks for; a series becomes one.
 *
 * @param proposal
 *   The template.
 * @param headings
 *   Its headings but the title.
 */
export function readSections(
  proposal: Proposal,
  headings: readonly Section[]
): {sections: TemplateSection[]; words: OwnWords} {
  const drafts = readDrafts(proposal, headings)
  const tops = headings.filter((d) => !d.parent || !drafts.has(d.parent))
  const list = new WordList(proposal.source)
  list.addAbove(proposal, headings)
  const sections: TemplateSection[] = []
  const bySection = new Map<Section, TemplateSection>()
  for (const draft of drafts.values()) {
    const {section, parts, marks, optionalBy, title} = draft
    const dropped = draft.dropped ?? droppedAbove(section, drafts)
    if (dropped) {
      if (dropped === 'removed') list.remove(section.title, parts.body)
      continue
    }

    const parent = section.parent && bySection.get(section.parent)
    const among = parent ? (section.parent?.children ?? []) : tops
    const series = readSeries(
      draft,
      among.flatMap((d) => drafts.get(d) ?? [])
    )
    const siblings = parent
      ? parent.children
      : sections.filter((d) => d.parent === undefined)
    const keeps = isKeptTitle(title) || marks.some((d) => d.what === 'keep')
    const words = list.add(parts.body, keeps)
    const twin = siblings.find((d) => isTwin(d, title, series))
    if (twin) {
      bySection.set(section, twin)
      twin.optional &&= optionalBy !== undefined
      twin.words = new Set([...twin.words, ...words])
      continue
    }

    const made: TemplateSection = {
      title,
      index: sections.length,
      rank: section.rank,
      place: section.place,
      optional: optionalBy !== undefined,
      optionalBy,
      from: marks.find((d) => d.what === 'from')?.status,
      parent,
      children: [],
      series,
      items: readItems(section, proposal.source),
      ...readTexts(title, parts.prompt, proposal.source),
      words,
      ...list.hintsOf(parts.body)
    }
    bySection.set(section, made)
    parent?.children.push(made)
    sections.push(made)
  }

  return {sections, words: list.done()}
}

/** Whether a section is read as one with another: of one series, or title. */
function isTwin(
  one: TemplateSection,
  title: string,
  series: Series | undefined
): boolean {
  return series && one.series
    ? normalizeTitle(one.series.label) === normalizeTitle(series.label)
    : normalizeTitle(one.title) === normalizeTitle(title)
}

function readDrafts(
  proposal: Proposal,
  headings: readonly Section[]
): ReadonlyMap<Section, Draft> {
  const allParts = partsOf(proposal, headings)
  const {lead, title} = proposal
  const ofAll = optionalSectionsReason([...lead, ...(title?.body ?? [])])
  return new Map(
    headings.map((d) => [d, readDraft(d, allParts, ofAll, proposal)])
  )
}

function readDraft(
  section: Section,
  allParts: ReadonlyMap<Section, SectionParts>,
  ofAll: ReturnType<typeof optionalSectionsReason>,
  proposal: Proposal
): Draft {
  const parts = allParts.get(section) ?? {above: [], body: [], prompt: []}
  const {title, mark} = splitTitle(withOpenStatus(section.title))
  const marks = parts.body.flatMap((d) =>
    d.type === 'comment' ? (readMark(d.value) ?? []) : []
  )
  const above = section.parent && allParts.get(section.parent)
  const said =
    optionalReason([...parts.above, ...parts.body]) ??
    (above && optionalPartsReason(above.body)) ??
    ofAll
  const marked = parts.body.find(
    (d) => d.type === 'comment' && readMark(d.value)?.what === 'optional'
  )
  const group = optionalGroup(section)
  const reason = mark === '' ? (said?.reason ?? group?.title) : mark
  const place =
    mark === '' ? (said?.block ?? marked ?? group)?.place : section.place
  const isOptional = reason !== undefined || marked !== undefined
  return {
    section,
    parts,
    title,
    marks,
    isOpenName: italicEnd.test(section.parts[0]?.raw ?? ''),
    isBare: section.children.length === 0 && isAllToReplace(parts.prompt),
    isRepeated: saysRepeated(parts.body),
    optionalBy: isOptional
      ? {reason: reason ?? 'ep optional', line: lineOf(proposal, place)}
      : undefined,
    dropped: marks.some((d) => d.what === 'ignore')
      ? 'ignored'
      : isExample(section, parts)
        ? 'removed'
        : undefined
  }
}

const optionalTitle =
  /\boptional (?:sub-?)?(?:sections?|parts?|elements?|chapters?|headings?|topics?)\b|^to-?dos?$/i

/**
 * The section whose title says so of all that is in it: `Optional sections`, or
 * `TODO` for what is still to be done.
 */
function optionalGroup(section: Section): Section | undefined {
  for (let up: Section | undefined = section; up; up = up.parent) {
    if (optionalTitle.test(up.title)) return up
  }

  return undefined
}

const italicEnd = /[:：–—-]\s+(?:\*[^*]+\*|_[^_]+_)\s*$/

/** A title `Status - Open / Done` with what authors choose from in brackets. */
function withOpenStatus(title: string): string {
  const [, label = '', separator = '', choices = ''] =
    /^(\S+)(\s+[-–—]\s+|\s*:\s+)(\S.*)$/.exec(title) ?? []
  return isStatusLike(label) && /\s[/|]\s/.test(choices)
    ? `${label}${separator}[${choices.replace(/[[\]]/g, '')}]`
    : title
}

/** Whether a section shows how to fill in the template, and has to go then. */
function isExample({title}: Section, {body}: SectionParts): boolean {
  if (!/^example\b/i.test(title)) return false
  const texts = body.map((d) =>
    d.type === 'comment' || d.type === 'code'
      ? d.value
      : 'text' in d
        ? (d.text?.value ?? '')
        : ''
  )
  return [title, ...texts].some((d) => /\bremove\b/i.test(d))
}

/** Whether a section above is no part of the schema; what is in it is not either. */
function droppedAbove(
  {parent}: Section,
  drafts: ReadonlyMap<Section, Draft>
): Draft['dropped'] {
  for (let up = parent; up; up = up.parent) {
    const dropped = drafts.get(up)?.dropped
    if (dropped) return dropped
  }

  return undefined
}
