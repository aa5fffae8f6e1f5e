import {basename, dirname, isAbsolute, resolve} from 'node:path'
import {visible} from '../../base/visible.js'
import {isIndexName, isTemplateName} from '../../template/file-name-form.js'
import type {ProposalSubject} from '../../linter/subject.js'
import {indexEntryOf, isDraft, type Context} from '../../rule/rule.js'
import type {Binding} from '../../binding/bind.js'
import {isMissing} from '../../binding/binding.js'
import {isDue} from '../../binding/due.js'
import {daysBetween, isCreated, isIsoDate, isUpdated} from '../../base/date.js'
import {openQuestions} from '../../binding/open-questions.js'
import {groupBy, byFrequency} from '../../base/list.js'
import {isStatus} from '../../template/fields.js'
import {isFileError, isProblem} from '../../report/finding.js'
import {isRepeated} from '../../linter/file-errors.js'
import type {LintedFile} from '../run/linted-file.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {countFilled} from './filled-sections.js'
import type {Io} from '../io/io.js'
import {wayFrom} from '../io/path.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'
import {groupWriters, writers} from './status-report.js'
import {
  withoutAside,
  type FolderState,
  type GroupState,
  type ProposalState
} from './status-state.js'

/** What the report needs of a file. */
interface FileState {
  /** The absolute path. */
  full: string
  /** The path from the working folder. */
  path: string
  /** Whether it is a proposal or an index. */
  isLinted: boolean
  /** The template that it was read by, if it was read. */
  template: string | undefined
  findings: number
  /** Why it could not be linted, where no other file reports that. */
  error: string | undefined
  proposal: ProposalDetails | undefined
}

/** What the report needs of a proposal. */
interface ProposalDetails {
  state: ProposalState
  /** Whether it is a draft, by its status or its file name. */
  isDraft: boolean
  /** The required sections that it lacks. */
  missing: string[]
}

/** Shows the state of a folder's proposals. */
export async function runStatus(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: [given ?? '.'],
      stdin: undefined,
      parser: args.parser,
      config: args.config,
      options: optionsOf(args, io)
    },
    (linted) => fileState(linted, io),
    () => undefined
  )
  const [error] = results.flatMap((d) => d.error ?? [])
  if (error !== undefined) throw new UsageError(error)
  if (results.every((d) => !d.proposal)) {
    throw new UsageError(
      `Unexpected \`${visible(given ?? '.')}\` without proposals, expected a folder of proposals`
    )
  }

  io.out(
    args.by === 'template'
      ? groupWriters[args.statusFormat](groupsOf(results, args.staleAfter))
      : writers[args.statusFormat](folderState(results, args.staleAfter))
  )
  return 0
}

/** The states of files by their templates, of those that have proposals. */
function groupsOf(
  files: readonly FileState[],
  staleAfter: number
): GroupState[] {
  return [...groupBy(files, (d) => d.template ?? '')]
    .filter(([, group]) => group.some((d) => d.proposal))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([template, group]) => {
      const {version: _, ...state} = folderState(group, staleAfter)
      return {template, ...state}
    })
}

function fileState({file, result, told}: LintedFile, {cwd}: Io): FileState {
  const subject = result?.subject
  const full = resolve(file.cwd, file.path)
  const path = wayFrom(cwd, full)
  const findings = told.filter(isProblem).length
  const others = told.flatMap((d) => (isProblem(d) ? [] : d))
  return {
    full,
    path,
    isLinted: subject !== undefined && subject.kind !== 'other',
    template: subject && templateName(subject.schema.name, cwd),
    findings,
    error: others.find((d) => isFileError(d) && !isRepeated(d))?.reason,
    proposal:
      subject?.kind === 'proposal'
        ? proposalDetails(subject, path, cwd, findings)
        : undefined
  }
}

function proposalDetails(
  {binding, context, schema}: ProposalSubject,
  path: string,
  cwd: string,
  findings: number
): ProposalDetails {
  const template = templateName(schema.name, cwd)
  const state = {
    ...proposalState(binding, context, path, findings),
    template
  }
  const field = binding.template.fields.find((d) => isStatus(d.key))
  return {
    state,
    isDraft:
      isDraft(context) ||
      (field !== undefined && withoutAside(state.status) === field.initial),
    missing: binding.absent
      .filter(
        (d) => isMissing(d) && isDue(d.template, binding, context.lifecycle)
      )
      .map((d) => d.template.title)
  }
}

function folderState(
  files: readonly FileState[],
  staleAfter: number
): FolderState {
  const details = files
    .flatMap((d) => d.proposal ?? [])
    .sort(
      ({state: a}, {state: b}) =>
        (a.number ?? Infinity) - (b.number ?? Infinity) ||
        a.path.localeCompare(b.path, 'en')
    )
  const proposals = details.map((d) => d.state)
  return {
    version: 1,
    proposals,
    statuses: byFrequency(proposals.map((d) => withoutAside(d.status))).map(
      ([status, proposals]) => ({status, proposals})
    ),
    stale: {
      days: staleAfter,
      paths: details
        .filter((d) => d.isDraft && (d.state.daysSinceUpdate ?? 0) > staleAfter)
        .map((d) => d.state.path)
    },
    missing: byFrequency(details.flatMap((d) => d.missing)).map(
      ([section, proposals]) => ({section, proposals})
    ),
    indexes: files
      .filter((d) => d.isLinted && !d.proposal)
      .map(({path, findings}) => ({path, findings})),
    otherFiles: otherFiles(files).map((d) => d.path)
  }
}

function proposalState(
  binding: Binding,
  context: Context,
  path: string,
  findings: number
): Omit<ProposalState, 'template'> {
  const {summary, number} = indexEntryOf(binding, context)
  const daysSince = (is: (key: string) => boolean) => {
    const {value: day} =
      summary.fields.find((d) => is(d.key) && isIsoDate(d.value)) ?? {}
    return day === undefined ? undefined : daysBetween(day, context.today)
  }

  const age = daysSince(isCreated)
  return {
    path,
    number: summary.number ?? number,
    title: summary.name,
    status: summary.fields.find((d) => isStatus(d.key))?.value,
    author: summary.fields.find((d) => /\bauthors?\b/i.test(d.key))?.value,
    age,
    daysSinceUpdate: daysSince(isUpdated) ?? age,
    ...countFilled(binding, context),
    openQuestions: openQuestions(binding),
    findings
  }
}

/** How the user would name a template. */
function templateName(name: string, cwd: string): string {
  return isAbsolute(name) ? wayFrom(cwd, name) : name
}

/** The files beside proposals that are no proposal, template or index. */
function otherFiles(files: readonly FileState[]): FileState[] {
  const proposals = files.filter((d) => d.proposal)
  const folders = new Set(proposals.map((d) => dirname(d.full)))
  const templates = new Set(files.map((d) => d.template))
  return files.filter(
    ({full, isLinted, path}) =>
      !isLinted &&
      folders.has(dirname(full)) &&
      !templates.has(path) &&
      !isIndexName(basename(full)) &&
      !isTemplateName(basename(full))
  )
}
