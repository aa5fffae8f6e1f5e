import type {Binding} from '../binding/bind.js'
import type {IndexEntry, Folder} from '../index-page/folder.js'
import {hasFirstStatus} from '../binding/due.js'
import {summaryOf} from '../binding/summary.js'
import type {Patience} from '../placeholders/placeholder.js'
import {isDraftName, type NameForm} from '../template/file-name-form.js'
import type {Lifecycle} from '../template/lifecycle.js'
import type {Listing} from '../index-page/index-page.js'
import {numberOfFile} from '../template/number-field.js'
import type {Template} from '../template/template.js'
import type {Span} from '../markdown/span.js'
import type {Edit} from '../markdown/edits.js'
import type {MissingPart} from './wording.js'

/** What a rule knows beside the binding. */
export interface Context {
  /** The day of the run, `YYYY-MM-DD` in UTC. */
  today: string
  /** The allowed statuses of the options; they win over the template's. */
  statuses: readonly string[] | undefined
  /** The proposal's file name without its folder, if it has one. */
  fileName: string | undefined
  /** The forms of file names; none where any name does. */
  names: readonly NameForm[]
  lifecycle: Lifecycle
  /** The proposal as it was, or `none` for a new one, where that is known. */
  before: Binding | 'none' | undefined
  /** What the folder tells, where the disk is known. */
  folder: Folder | undefined
  /**
   * The name of the file beside the proposal that is its header, where there is
   * one or its template has one, and whether it is there.
   */
  metadata: {name: string; isThere: boolean} | undefined
}

/** A file of the proposal's folder that is in another revision alone. */
export interface FileElsewhere {
  /** Its name without the folder. */
  file: string
  /** What the user or git calls the revision: `origin/main`. */
  revision: string
}

/** What is known of a proposal's past and of other branches. */
export interface Elsewhere {
  /** The name that the file had; none where it is new. */
  oldName: string | undefined
  files: readonly FileElsewhere[]
}

/** What to write in place of a problem. */
export interface Replacement {
  /** Texts to paste over `place`, several where several are right. */
  expected?: readonly string[]
  /**
   * What `--fix` does, if it is not to paste the only `expected`: other edits,
   * or none where that would not be safe.
   */
  edits?: readonly Edit[]
}

/** One thing that a rule finds wrong. */
export interface Problem extends Replacement {
  /** ``Unexpected X, expected Y[, do Z]``, without a full stop. */
  reason: string
  /**
   * Where the hand goes; no width makes it a point. A problem without a place,
   * as in a tree without positions, is dropped.
   */
  place: Span | undefined
  /**
   * Writes the replacement when a format, a fix or an editor asks for it, where
   * writing takes time. It must give at least one edit.
   */
  write?: () => Replacement
  /**
   * What it is about, in words of the template, which stay where the message or
   * its neighbours change; default: the section and the text at its place.
   */
  about?: string
  /** Whether `edits` insert what is missing, and fix nothing that is there. */
  insertion?: boolean
  /** A second location. */
  cause?: {reason: string; place: Span | undefined}
  /**
   * Whether a later day words it otherwise, or settles it. Problems of rules
   * that compare with an older text need not say so: these are never cached.
   */
  isOfToday?: boolean
  /** A file that is not there, as a link names it, where it is about one. */
  gone?: string
  /** What is missing, where that is all that is wrong. */
  missing?: MissingPart
  /** Where the same fact is told of another file, for rules that compare files. */
  toldIn?: ToldIn
}

/** A fact that another file of a run tells, too. */
export interface ToldIn {
  /** The path of the file, from the folder of this one. */
  file: string
  /** What the fact is about there. */
  about: string
}

/** A rule: one fact about a good proposal, and how to see where it fails. */
export interface Rule {
  id: string
  /** One sentence in the present tense about a good proposal. */
  summary: string
  /** Why that matters, in a sentence or two. */
  why: string
  /** What `--fix` corrects of what it finds, in a few words. */
  fixes?: string
  /** What `--insert` inserts. */
  inserts?: string
  /** What editors offer, and only the author can choose. */
  offers?: string
  /** What it finds is an error once a proposal is accepted. */
  settled?: 'error'
  /**
   * Whether it is about the outline or the header, so that no fix may bring a
   * finding of it; `order`: but for a section or field that was renamed.
   */
  structural?: 'order' | true
  /** Whether it compares a proposal with an older version of it. */
  since?: true
  /** Whether it compares files, so that a fix in one may settle another. */
  comparesFiles?: true
  check: (binding: Binding, context: Context) => Iterable<Problem>
  /** What it finds where files of other branches are known, too. */
  checkElsewhere?: (
    binding: Binding,
    context: Context,
    elsewhere: Elsewhere
  ) => Iterable<Problem>
  /** The same in the folder's index, for what is to be seen from there. */
  checkIndex?: (
    listing: Listing,
    folder: Folder,
    template: Template
  ) => Iterable<Problem>
}

/** Whether a proposal is a draft, by its name. */
export function isDraft({fileName}: Context): boolean {
  return fileName !== undefined && isDraftName(fileName)
}

/** What a proposal may leave open for now. */
export function patienceOf(binding: Binding, context: Context): Patience {
  return {isDraft: isDraft(context), isNew: hasFirstStatus(binding)}
}

/** A proposal as others of its folder see it. */
export function indexEntryOf(
  binding: Binding,
  {
    fileName = '',
    names,
    statuses
  }: Pick<Context, 'fileName' | 'names' | 'statuses'>
): IndexEntry {
  return {
    file: fileName,
    number: numberOfFile(fileName, names, binding.template),
    summary: summaryOf(binding, statuses)
  }
}

/** Where what concerns a whole proposal is told: its title, else the top. */
export function topOf({title, proposal}: Binding): Span | undefined {
  const start = proposal.span?.start
  return title?.place ?? (start === undefined ? undefined : {start, end: start})
}
