import {basename, dirname, resolve} from 'node:path'
import {isIndexName, isTemplateName} from '../../template/file-name-form.js'
import type {ProposalSubject} from '../../linter/subject.js'
import {indexEntryOf, isDraft, type Context} from '../../rule/rule.js'
import type {Binding} from '../../binding/bind.js'
import {isMissing} from '../../binding/binding.js'
import {daysBetween, isCreated, isIsoDate, isUpdated} from '../../base/date.js'
import {readTitle} from '../../document/title.js'
import {openQuestions} from '../../binding/open-questions.js'
import {tally} from '../../base/list.js'
import {isStatus} from '../../template/fields.js'
import {isObstacle, isProblem} from '../../report/finding.js'
import {isRepeated} from '../../linter/file-errors.js'
import type {LintedFile} from '../run/linted-file.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {countFilled} from './filled-sections.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import {optionsOf, runEach} from '../run/lint-paths.js'
import {writers, type FolderState, type ProposalState} from './status-report.js'

/** What is left of a file once it was looked at. */
interface Looked {
  /** Its absolute path. */
  full: string
  /** Its path as the user would write it. */
  path: string
  isJudged: boolean
  findings: number
  /** What kept it from being linted, where no other file tells that. */
  obstacle: string | undefined
  proposal: LookedProposal | undefined
}

/** The same of a proposal. */
interface LookedProposal {
  state: ProposalState
  /** The path of its template, or what else that is called. */
  template: string
  /** Whether it is a draft, by its status or its file name. */
  isDraft: boolean
  /** The required sections that it lacks. */
  missing: string[]
}

/** Shows the state of a folder's proposals. */
export async function status(
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
      options: optionsOf(args, io)
    },
    (linted) => look(linted, io),
    () => undefined
  )
  const [wrong] = results.flatMap((d) => d.obstacle ?? [])
  if (wrong !== undefined) throw new UsageError(wrong)
  if (results.every((d) => !d.proposal)) {
    throw new UsageError(
      `Unexpected \`${given ?? '.'}\` without proposals, expected a folder of proposals`
    )
  }

  io.out(writers[args.statusFormat](stateOf(results, args.rest)))
  return 0
}

function look({file, result, told}: LintedFile, {cwd}: Io): Looked {
  const subject = result?.subject
  const full = resolve(file.cwd, file.path)
  const path = nameFrom(cwd, full)
  const findings = told.filter(isProblem).length
  const others = told.flatMap((d) => (isProblem(d) ? [] : d))
  return {
    full,
    path,
    isJudged: subject !== undefined && subject.kind !== 'other',
    findings,
    obstacle: others.find((d) => isObstacle(d) && !isRepeated(d))?.reason,
    proposal:
      subject?.kind === 'proposal' ? lookAt(subject, path, findings) : undefined
  }
}

function lookAt(
  {binding, context, schema}: ProposalSubject,
  path: string,
  findings: number
): LookedProposal {
  const state = proposalState(binding, context, path, findings)
  const field = binding.template.fields.find((d) => isStatus(d.key))
  return {
    state,
    template: schema.name,
    isDraft:
      isDraft(context) ||
      (field !== undefined && baseOf(state.status) === field.initial),
    missing: binding.absent
      .filter((d) => isMissing(d))
      .map((d) => d.template.title)
  }
}

function stateOf(files: readonly Looked[], rest: number): FolderState {
  const known = files
    .flatMap((d) => d.proposal ?? [])
    .sort(
      ({state: a}, {state: b}) =>
        (a.number ?? Infinity) - (b.number ?? Infinity) ||
        a.path.localeCompare(b.path, 'en')
    )
  const proposals = known.map((d) => d.state)
  return {
    version: 1,
    proposals,
    statuses: rank(proposals.map((d) => baseOf(d.status))).map(
      ([status, proposals]) => ({status, proposals})
    ),
    resting: {
      days: rest,
      paths: known
        .filter((d) => d.isDraft && (d.state.rested ?? 0) > rest)
        .map((d) => d.state.path)
    },
    missing: rank(known.flatMap((d) => d.missing)).map(
      ([section, proposals]) => ({section, proposals})
    ),
    indexes: files
      .filter((d) => d.isJudged && !d.proposal)
      .map(({path, findings}) => ({path, findings})),
    companions: companionsOf(files).map((d) => d.path)
  }
}

function proposalState(
  binding: Binding,
  context: Context,
  path: string,
  findings: number
): ProposalState {
  const {summary, number} = indexEntryOf(binding, context)
  const dayOf = (is: (key: string) => boolean) => {
    const day = summary.fields.find(
      (d) => is(d.key) && isIsoDate(d.value)
    )?.value
    return day === undefined ? undefined : daysBetween(day, context.today)
  }

  const age = dayOf(isCreated)
  return {
    path,
    number: summary.number ?? number,
    title: summary.name,
    status: summary.fields.find((d) => isStatus(d.key))?.value,
    age,
    rested: dayOf(isUpdated) ?? age,
    ...countFilled(binding, context),
    openQuestions: openQuestions(binding),
    findings
  }
}

/** A status without what is said of it: `Implemented (2.1)`. */
function baseOf(status: string | undefined): string | undefined {
  return status === undefined ? undefined : readTitle(status).name
}

/** The files beside proposals that are neither that, template nor index. */
function companionsOf(files: readonly Looked[]): Looked[] {
  const proposals = files.filter((d) => d.proposal)
  const folders = new Set(proposals.map((d) => dirname(d.full)))
  const templates = new Set(proposals.map((d) => d.proposal?.template))
  return files.filter(
    ({full, isJudged}) =>
      !isJudged &&
      folders.has(dirname(full)) &&
      !templates.has(full) &&
      !isIndexName(basename(full)) &&
      !isTemplateName(basename(full))
  )
}

/** Names with how many there are of each, the most first. */
function rank<Name>(
  names: readonly Name[]
): Array<[name: Name, proposals: number]> {
  return [...tally(names)].sort((a, b) => b[1] - a[1])
}
