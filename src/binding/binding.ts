import type {Field, UnreadHeader} from '../document/field.js'
import type {BoundField} from './bind-fields.js'
import type {Member} from '../template/series-member.js'
import type {Nearness} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Span} from '../markdown/span.js'
import type {Series, Template, TemplateSection} from '../template/template.js'

/** How a section or field of the template was found. */
export type How = 'same' | 'near' | 'elsewhere' | 'absent'

/** A template section that is there; of a series there is one per member. */
export interface BoundSection {
  template: TemplateSection
  how: Exclude<How, 'absent'>
  /** Whether its title, where only near, is surely meant. */
  nearness: Nearness
  section: Section
  /** Its title read as that of a member, if the template section is a series. */
  member: Member | undefined
  parent: BoundSection | undefined
  children: Bound[]
  /** Further sections of the same title at the same place. */
  duplicates: Section[]
}

/** A template section that is not there. */
export interface Absent {
  template: TemplateSection
  how: 'absent'
  section: undefined
  parent: Bound | undefined
  children: Absent[]
  /** Where it was found, though its parent is absent: then it is not missing. */
  foundElsewhere: Section | undefined
  /** Of a series, the first of the author's own sections in its place. */
  replacedBy: {section: Section; series: Series} | undefined
  /** Whether the text of its parent is an answer, so that nothing is asked below. */
  isAnsweredAbove: boolean
  /** What may be it, in a form that is not read. */
  lookalike: Lookalike | undefined
}

/** What may be a missing section. */
export interface Lookalike {
  place: Span
  /** Of what is a heading but for its mark: what to replace by one, and its rank. */
  heading: {place: Span; title: string; rank: number | undefined} | undefined
}

/** A template section, and what it was bound to. */
export type Bound = BoundSection | Absent

/** An absent section that the proposal has to get. */
export interface Missing extends Absent {
  parent: BoundSection | undefined
}

/** Whether an absent section is missing; those in a missing one are not. */
export function isMissing(absent: Absent): absent is Missing {
  const {template, parent, foundElsewhere, replacedBy, isAnsweredAbove} = absent
  return (
    !template.optional &&
    !isAnsweredAbove &&
    !foundElsewhere &&
    !replacedBy &&
    parent?.how !== 'absent'
  )
}

/** A proposal bound to its template: which part was matched to which, and how. */
export interface Binding {
  proposal: Proposal
  template: Template
  /** The proposal's title; none where its H1 is a section of the template. */
  title: Section | undefined
  /** How much deeper all stand than in a template that has them at rank 1. */
  shift: number
  /** Every heading that is not the title, in document order. */
  sections: readonly Section[]
  /** The template's sections that are there, in document order. */
  found: BoundSection[]
  /** Those that are not, in template order. */
  absent: Absent[]
  /** What a section was bound to; none for a section of the author's own. */
  boundOf: (section: Section) => BoundSection | undefined
  /** The section that one is in; neither the title nor another H1 counts. */
  parentOf: (section: Section) => Section | undefined
  /** The template's fields, in its order. */
  readonly fields: BoundField[]
  /** The fields of the header in document order, the author's own included. */
  readonly header: Field[]
  /** A header in a form that is not read: then no field counts. */
  readonly unread: UnreadHeader | undefined
}
