import type {Dialect, Header} from '../document/field.js'
import type {Joined} from '../document/joined.js'
import type {Span} from '../markdown/span.js'
import type {OwnWords} from './own-words.js'
import type {Prompts} from './prompts.js'
import type {TemplateItem} from './section-body.js'
import type {TitleForm} from './title-form.js'

/** What a field's value is. */
export type FieldKind = 'any' | 'choice' | 'date' | 'number' | 'text'

/** Why something may be left out. */
export interface Optionality {
  /** In a few words: `marked optional`. */
  reason: string
  /** The line of the template that says so, from 1. */
  line: number
}

/** A field that proposals have. */
export interface TemplateField {
  key: string
  /** The template's value: a prompt, or what new proposals start with. */
  value: string
  /** Whether the value only says what belongs there. */
  isPrompt: boolean
  /** Whether proposals may keep the value, which says that there is none. */
  mayStay: boolean
  optional: boolean
  /** Why it may be absent or empty, if it may. */
  optionality: Optionality | undefined
  /** The status from which on it is asked for; none where it always is. */
  from: string | undefined
  kind: FieldKind
  date: boolean
  /** The values, in order, if the template lists them. */
  choices: string[] | undefined
  /** Whether other values than the choices will do too. */
  isOpen: boolean
  /** What a fix inserts: the first choice, or the value unless it is a sample. */
  initial: string
  /** How the template writes it. */
  dialect: Dialect
  /** Where the template has the value, and its key. */
  place: Span | undefined
  keyPlace: Span | undefined
}

/** A series of sections `Phase 1: …`, `Phase 2: …`, named by the author. */
export interface Series {
  /** `Phase`; `''` where a section of any title is one. */
  label: string
  /** What stands between number and name. */
  separator: string
  /** Whether the template's sections have names too. */
  named: boolean
  /** Whether they are numbered; those of `Impact: ...` are not. */
  numbered: boolean
}

/** What in the template makes a section optional, and its line there. */
export interface OptionalBy {
  reason: string
  line: number
}

/** A section that proposals have; a whole series is one. */
export interface TemplateSection {
  /** The title without the mark of an optional section; a series' first. */
  title: string
  /** Its position among all sections of the template. */
  index: number
  rank: number
  /** Where the template has its heading; of a series the first. */
  place: Span | undefined
  optional: boolean
  optionalBy: OptionalBy | undefined
  /** The status from which on it is asked for; none where it always is. */
  from: string | undefined
  parent: TemplateSection | undefined
  children: TemplateSection[]
  series: Series | undefined
  items: TemplateItem[]
  /** The Markdown that asks the author to write; none where nothing does. */
  prompt: string | undefined
  /** The Markdown that proposals have as it is, such as a licence. */
  kept: string | undefined
  /** The template's texts that are to be replaced, as {@link foldedWords} has them. */
  words: ReadonlySet<string>
  /** Whether the text asks why, so that a lone `N/A` is no answer. */
  asksReason: boolean
  /** Whether the text lets drafts keep what is there. */
  draftMayKeep: boolean
}

/** A template document read as requirements. */
export interface Template {
  /** The document itself, joined with its metadata file if it has one. */
  source: string
  /** The template and the file beside it that shows the header of proposals. */
  joined?: Joined
  /** What is wrong with front matter that cannot be read at all. */
  broken: Header['broken']
  /**
   * What is wrong with front matter that is read line by line all the same, in
   * the template and in its proposals.
   */
  loose: string | undefined
  /** Where its title is. */
  titlePlace: Span | undefined
  /** None where no H1 is the title: then a proposal's title is free. */
  title: TitleForm | undefined
  /** Whether proposals may have a title; not where several H1 are sections. */
  mayHaveTitle: boolean
  fields: TemplateField[]
  /** Title and rank of the section that holds the fields; undefined if none does. */
  headerSection: {title: string; rank: number} | undefined
  /** All sections, in document order. */
  sections: TemplateSection[]
  prompts: Prompts
  words: OwnWords
  /** The allowed statuses, none where any is. */
  statuses: readonly string[] | undefined
}
