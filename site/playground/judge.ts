/** Judges a proposal with the rules of the package; runs in the worker. */
import remarkParse from 'remark-parse'
import remarkLintEp, {
  applyFixes,
  bind,
  factsOf,
  parse,
  readProposal,
  readTemplate,
  rules,
  type Proposal,
  type Template
} from 'remark-lint-ep/core'
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {outlineOf} from './outline'
import type {Finding, Judgement, Place, PlacedEdit, Task} from './protocol'

type Message = VFile['messages'][number]

/** A template that was read, and the document that it was read from. */
interface ReadTemplate {
  template: Template
  proposal: Proposal
}

const ids: ReadonlySet<string> = new Set(rules.map((d) => d.id))

let last: {source: string; read: ReadTemplate} | undefined

/** Forgets the template that was read last. */
export function forget(): void {
  last = undefined
}

/** Judges a proposal. */
export function judge(task: Task): Judgement {
  const {template, proposal} = readOnce(task.template)
  const named = lint(task.proposal, task)
  // Whatever somebody puts here is meant to be a proposal.
  const isNamed = isJudged(named.data)
  const {messages} = isNamed
    ? named
    : lint(task.proposal, {...task, name: undefined})
  const findings = messages.flatMap((d) => findingOf(d) ?? [])
  const source = task.proposal.replace(/^\uFEFF/, '')
  const binding = bind(readProposal(parse(source), source), template)
  return {
    findings,
    remarks: [
      ...(isNamed || task.name === undefined
        ? []
        : [
            `The name \`${task.name}\` is none of a proposal: in a folder, \`ep-lint\` would pass over this file`
          ]),
      ...messages.flatMap((d) => (isFinding(d) ? [] : d.reason))
    ],
    outline: outlineOf(binding, findings),
    facts: factsOf(template, proposal)
  }
}

/** Fixes a proposal as the command does. */
export function fixAll(task: Task, insert: boolean): string {
  const {proposal} = task
  const isNamed = isJudged(lint(proposal, task).data)
  const of = isNamed ? task : {...task, name: undefined}
  const relint = (source: string) => lint(source, of).messages
  return applyFixes(proposal, relint(proposal), relint, {insert}).source
}

/** Reads a template, unless it is the same as last time. */
function readOnce(source: string): ReadTemplate {
  if (last?.source !== source) last = {source, read: readText(source)}
  return last.read
}

function readText(source: string): ReadTemplate {
  const text = source.replace(/^\uFEFF/, '')
  const tree = parse(text)
  const template = readTemplate(tree, text)
  const proposal = readProposal(tree, text)
  return {template, proposal}
}

function lint(source: string, task: Task): VFile {
  const {template} = readOnce(task.template)
  const {name, today} = task
  const processor = unified()
    .use(remarkParse)
    .use(remarkLintEp, {template, today})
    .use(writeNothing)
  return processor.processSync({
    value: source,
    ...(name !== undefined && {path: name})
  })
}

/** Whether a file was taken for a proposal; of a broken template that is not known. */
function isJudged({'remark-lint-ep': result}: VFile['data']): boolean {
  const {subject}: {subject?: unknown} = {
    subject: undefined,
    ...toObject(result)
  }
  return toObject(subject)['kind'] !== 'other'
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' ? {...value} : {}
}

/** Messages are all that is wanted. */
function writeNothing(this: {compiler?: unknown}): void {
  this.compiler = () => ''
}

function findingOf(message: Message): Finding | undefined {
  const {ruleId, reason, place, fatal, note, expected, cause} = message
  if (!isFinding(message)) return undefined
  const {edits, isInsertion} = editsOf(message)
  const causePlace = cause instanceof Error && placeIn(cause)
  return {
    rule: ruleId ?? '',
    reason,
    note: note ?? '',
    ...placesOf(place),
    isError: fatal === true,
    cause:
      cause instanceof Error && causePlace
        ? {reason: cause.message, at: causePlace}
        : undefined,
    edits,
    isInsertion,
    offers: edits.length > 0 ? [] : (expected ?? [])
  }
}

/** Whether a message is about the proposal, and not about how it is set up. */
function isFinding({ruleId}: Message): boolean {
  return ruleId !== undefined && ids.has(ruleId)
}

function placesOf(place: Message['place']): Pick<Finding, 'from' | 'to'> {
  const start = {line: 1, column: 1}
  if (!place) return {from: start, to: start}
  return 'start' in place
    ? {from: pointOf(place.start), to: pointOf(place.end)}
    : {from: pointOf(place), to: pointOf(place)}
}

function pointOf({line, column}: Place): Place {
  return {line, column}
}

/** The line and column that messages have beside their place. */
function placeIn(message: Error): Place | undefined {
  return 'line' in message &&
    'column' in message &&
    typeof message.line === 'number' &&
    typeof message.column === 'number'
    ? {line: message.line, column: message.column}
    : undefined
}

/** What this package adds to messages. */
interface Editing {
  edits: ReadonlyArray<{place: {start: Place; end: Place}; text: string}>
  insertion?: boolean
}

function editsOf(message: object): {
  edits: PlacedEdit[]
  isInsertion: boolean
} {
  if (!hasEdits(message)) return {edits: [], isInsertion: false}
  return {
    edits: message.edits.map(({place: {start, end}, text}) => ({
      from: pointOf(start),
      to: pointOf(end),
      text
    })),
    isInsertion: message.insertion === true
  }
}

function hasEdits(message: object): message is Editing {
  return 'edits' in message && Array.isArray(message.edits)
}
