/** What the page and the worker say to each other. */
import type {TemplateFacts} from 'remark-lint-ep/core'

/** A proposal, and what it is judged by. */
export interface Task {
  proposal: string
  template: string
  /** The name of the proposal's file; none where it is not known. */
  name: string | undefined
  /** The day that counts as today, `YYYY-MM-DD`. */
  today: string
}

/** What the page asks for. */
export type Request =
  | {id: number; kind: 'fix'; task: Task; insert: boolean}
  | {id: number; kind: 'judge'; task: Task}

/** What the worker answers. */
export type Answer =
  | {id: number; kind: 'failed'; reason: string}
  | {id: number; kind: 'fixed'; source: string}
  | {id: number; kind: 'judged'; judgement: Judgement}

/** A place between two characters: line and column, both from 1. */
export interface Place {
  line: number
  column: number
}

/** Text that takes the place of what is there. */
export interface PlacedEdit {
  from: Place
  to: Place
  text: string
}

/** Something that was found in a proposal. */
export interface Finding {
  rule: string
  reason: string
  /** Why the rule is there. */
  note: string
  from: Place
  to: Place
  isError: boolean
  /** A second place that has to do with it. */
  cause: {reason: string; at: Place} | undefined
  /** What corrects it, or inserts what is missing. */
  edits: readonly PlacedEdit[]
  isInsertion: boolean
  /** Texts to choose from, where only the author can. */
  offers: readonly string[]
}

/** How far a part of a proposal is. */
export type Progress = 'done' | 'elsewhere' | 'left' | 'missing' | 'unfilled'

/** A section or field of the template, and where the proposal has it. */
export interface OutlineRow {
  /** What the template calls it. */
  title: string
  /** In how many others it is. */
  depth: number
  progress: Progress
  /** Its line in the proposal. */
  line: number | undefined
  /** What the proposal calls it, where that is something else. */
  calledHere: string | undefined
}

/** A proposal held against its template. */
export interface Outline {
  fields: readonly OutlineRow[]
  sections: readonly OutlineRow[]
  /** Sections that the template does not have. */
  own: ReadonlyArray<{title: string; line: number | undefined}>
}

/** All that is to be said of a proposal. */
export interface Judgement {
  findings: readonly Finding[]
  /** What is wrong with the template or the file as a whole. */
  remarks: readonly string[]
  outline: Outline
  facts: TemplateFacts
}
