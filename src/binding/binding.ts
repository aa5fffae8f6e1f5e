import type {Field} from '../document/field.js'
import type {BoundField} from './bind-fields.js'
import type {Member} from '../template/series-member.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Series, Template, TemplateSection} from '../template/template.js'

/** How a part of the template was found: none other than these. */
export type How = 'same' | 'near' | 'elsewhere' | 'absent'

/** A template section that is there; a series is there once per member. */
export interface Found {
  template: TemplateSection
  how: Exclude<How, 'absent'>
  section: Section
  /** The title as that of a member, in a series. */
  member: Member | undefined
  parent: Found | undefined
  children: Bound[]
  /** Further sections of the same title at the same place. */
  again: Section[]
}

/** A template section that is not there. */
export interface Absent {
  template: TemplateSection
  how: 'absent'
  section: undefined
  parent: Bound | undefined
  children: Absent[]
  /** Where it is found although its parent is absent: then it is not missing. */
  given: Section | undefined
  /** For a series, the first of the author's own sections in its place. */
  instead: {section: Section; series: Series} | undefined
}

/** A template section and what it bound to. */
export type Bound = Found | Absent

/** An absent section that a proposal is to get. */
export interface Missing extends Absent {
  parent: Found | undefined
}

/** Whether an absent section is missing; a parent stands for those in it. */
export function isMissing(absent: Absent): absent is Missing {
  const {template, parent, given, instead} = absent
  return !template.optional && !given && !instead && parent?.how !== 'absent'
}

/** A proposal bound to its template: what was taken for what, and how. */
export interface Binding {
  proposal: Proposal
  template: Template
  /** The proposal's title, a section's heading of rank 1 excepted. */
  title: Section | undefined
  /** Every heading that is not the title, in document order. */
  sections: readonly Section[]
  /** The template's sections that are there, in document order. */
  found: Found[]
  /** Those that are not, in template order. */
  absent: Absent[]
  /** What a section of the proposal was taken for; none for the author's own. */
  boundOf: (section: Section) => Found | undefined
  /** The section that one stands under, no title and no other H1 in between. */
  parentOf: (section: Section) => Section | undefined
  /** The template's fields, in its order. */
  readonly fields: BoundField[]
  /** The fields of the header in document order, the author's own included. */
  readonly header: Field[]
}
