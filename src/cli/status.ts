import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import {judgementOf} from '../judgement.js'
import {keyOf} from '../lint/plugin.js'
import type {Binding} from '../model/binding.js'
import {daysBetween, isCreated, isIsoDate, isUpdated} from '../model/date.js'
import {isIndexName, isTemplateName} from '../judged.js'
import {headOf} from '../model/head.js'
import {isStatus} from '../model/template.js'
import {UsageError, type Args} from './args.js'
import type {Io} from './io.js'
import {checkRun} from './obstacle.js'
import {nameFrom, optionsOf} from './place.js'
import {run} from './run.js'
import {writers} from './status-report.js'

/** The state of one proposal; `undefined` is what it does not say. */
export interface ProposalState {
  path: string
  number: number | undefined
  title: string
  status: string | undefined
  /** Days since it was created. */
  age: number | undefined
  /** Days since it was last updated. */
  rested: number | undefined
  /** Required sections with content, and all of them. */
  filled: number
  required: number
  openQuestions: number
  findings: number
}

/** The state of a folder at a glance; `version` is that of this shape. */
export interface FolderState {
  version: 1
  proposals: ProposalState[]
  /** How many proposals have each status, the most frequent first. */
  statuses: Array<{status: string; proposals: number}>
  /** Drafts that were not updated for so many days, by their paths. */
  resting: {days: number; paths: string[]}
  /** The template's sections that proposals lack most often. */
  missing: Array<{section: string; proposals: number}>
  /** Files that are no proposals, by their paths. */
  companions: string[]
}

/** Shows the state of a folder's proposals. */
export async function status(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const files = await run({
    cwd: io.cwd,
    paths: [given ?? '.'],
    stdin: undefined,
    options: optionsOf(args, io)
  })
  checkRun(files)
  const judged = files.filter((d) => judgementOf(d)?.binding)
  if (judged.length === 0) {
    throw new UsageError(
      `Unexpected \`${given ?? '.'}\` without proposals, expected a folder of proposals`
    )
  }

  io.out(writers[args.statusFormat](stateOf(judged, files, args, io)))
  return 0
}

function stateOf(
  judged: readonly VFile[],
  files: readonly VFile[],
  {rest}: Args,
  io: Io
): FolderState {
  const known = judged.flatMap((file) => {
    const judgement = judgementOf(file)
    if (!judgement?.binding) return []
    const {binding, schema} = judgement
    const today = schema.options.today ?? new Date().toISOString().slice(0, 10)
    const path = nameFrom(io.cwd, resolve(file.cwd, file.path))
    return {binding, state: proposalState(file, path, binding, today)}
  })
  known.sort(
    (a, b) =>
      (a.state.number ?? Infinity) - (b.state.number ?? Infinity) ||
      a.state.path.localeCompare(b.state.path)
  )
  const proposals = known.map((d) => d.state)
  return {
    version: 1,
    proposals,
    statuses: tally(proposals.map((d) => d.status ?? 'none')).map(
      ([name, many]) => ({status: name, proposals: many})
    ),
    resting: {
      days: rest,
      paths: known
        .filter(
          ({binding, state}) => isStart(binding) && (state.rested ?? 0) > rest
        )
        .map((d) => d.state.path)
    },
    missing: tally(
      known.flatMap(({binding}) =>
        binding.absent.flatMap((d) =>
          d.template.optional || d.given ? [] : d.template.title
        )
      )
    ).map(([section, many]) => ({section, proposals: many})),
    companions: files
      .filter(
        (d) =>
          !judgementOf(d) &&
          !isIndexName(d.basename ?? '') &&
          !isTemplateName(d.basename ?? '')
      )
      .map((d) => nameFrom(io.cwd, resolve(d.cwd, d.path)))
  }
}

function proposalState(
  file: VFile,
  path: string,
  binding: Binding,
  today: string
): ProposalState {
  const {number, name, fields} = headOf(binding)
  const dayOf = (is: (key: string) => boolean) => {
    const day = fields.find((d) => is(d.key) && isIsoDate(d.value))?.value
    return day === undefined ? undefined : daysBetween(day, today)
  }

  const age = dayOf(isCreated)
  const required = binding.template.sections.filter((d) => !d.optional)
  return {
    path,
    number,
    title: name ?? '',
    status: fields.find((d) => isStatus(d.key))?.value,
    age,
    rested: dayOf(isUpdated) ?? age,
    filled: required.filter((wanted) =>
      binding.found.some(
        (d) => d.template === wanted && isFilled(file, d.section.own)
      )
    ).length,
    required: required.length,
    openQuestions: openQuestions(binding),
    findings: file.messages.filter((d) => keyOf(d)).length
  }
}

const unfinished = new Set(['ep-empty-section', 'ep-placeholder'])

function isFilled(
  {messages}: VFile,
  own: {start: number; end: number} | undefined
): boolean {
  return messages.every(({ruleId, place}) => {
    const point = place && ('start' in place ? place.start : place)
    const at = point?.offset ?? -1
    const isInside = own && at >= own.start && at < own.end
    return !isInside || !unfinished.has(ruleId ?? '')
  })
}

const questions =
  /\b(?:open|unresolved|outstanding)\s+(?:questions?|issues?)\b/i

function openQuestions({sections}: Binding): number {
  return sections
    .filter((d) => questions.test(d.title))
    .flatMap((d) => d.body)
    .filter(
      (d) => d.type === 'item' && !d.item && /[^\s.…]/.test(d.text?.value ?? '')
    ).length
}

/** Whether a proposal has the status that proposals start with. */
function isStart({fields}: Binding): boolean {
  const found = fields.find((d) => isStatus(d.template.key))
  return found?.field?.value === found?.template.initial
}

function tally(names: readonly string[]): Array<[name: string, many: number]> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
