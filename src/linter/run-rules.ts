import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {keyOf, type FindingKey} from './message.js'
import {lint, type Enabled, type Subject} from './report.js'
import type {Binding} from '../binding/bind.js'
import {statusIn} from '../binding/bind-fields.js'
import {isSettled} from '../template/lifecycle.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {enabledRules, type Options} from './options.js'
import {
  prepare,
  type Ready,
  type ReadyIndex,
  type Surroundings
} from './subject.js'
import {tellBinary} from './file-errors.js'

/** What reaches the disk, and does not in a browser. */
export interface Disk extends Surroundings {
  /** Whether the bytes of a file, whose text has U+FFFD, are UTF-8. */
  isUtf8: (file: VFile) => boolean
  /** What a file's baseline covers, if it has one. */
  findBaseline: (file: VFile, run: object | undefined) => Covers | undefined
}

/** Takes the entry of a baseline that covers a finding of a file, if one is left. */
export type Covers = (key: FindingKey) => string | undefined

const lifecycle = 'ep-lifecycle'
const unfinished = new Set(['ep-placeholder', 'ep-empty-section'])

/** How rules judge what is ready: as a proposal, or as an index. */
export function subjectOf(ready: Ready | ReadyIndex): Subject {
  if (ready.binding) {
    const {binding, context} = ready
    return {
      proposal: binding.proposal,
      today: context.today,
      check: (rule) => rule.check(binding, context)
    }
  }

  const {listing, folder, schema} = ready
  return {
    proposal: listing.proposal,
    today: undefined,
    check: (rule) => rule.checkIndex?.(listing, folder, schema.template) ?? []
  }
}

/** The rules for a document: once accepted, nothing may be left to write. */
export function rulesFor(
  ready: Ready | ReadyIndex,
  enabled: readonly Enabled[]
): readonly Enabled[] {
  if (!ready.binding || !enabled.some((d) => d.rule.id === lifecycle)) {
    return enabled
  }

  const {binding, context} = ready
  const status = statusIn(binding.fields)
  const isDone =
    status &&
    isSettled(
      context.lifecycle,
      status.template.initial,
      collapseWhiteSpace(status.field.value)
    )
  return isDone
    ? enabled.map((d) => (unfinished.has(d.rule.id) ? {...d, fatal: true} : d))
    : enabled
}

/** Tells what became of a proposal since it was another, or was none. */
export function compare(
  file: VFile,
  {binding, context}: Ready,
  before: Binding | undefined,
  options: Options
): void {
  const enabled = enabledRules(options).filter((d) => d.rule.id === lifecycle)
  lint(file, enabled, {
    proposal: binding.proposal,
    today: context.today,
    check: (rule) => rule.check(binding, {...context, before: before ?? 'none'})
  })
}

/** A finding that a baseline covers, so that it is not told. */
export interface Covered {
  /** The baseline's entry for it. */
  entry: string
  reason: string
}

/** What was judged, and what of its findings is not told. */
type Judged = (Ready | ReadyIndex) & {covered: Covered[]}

/** Judges a file, if it is a proposal; what its baseline covers is not told. */
export function judge(
  tree: Root,
  file: VFile,
  options: Options,
  disk: Disk,
  run: object | undefined
): Judged | undefined {
  const ready = prepare(tree, file, options, disk, run)
  if (!ready) return undefined
  const noText = String(file).indexOf('\0')
  if (noText >= 0) {
    tellBinary(file, noText)
    return undefined
  }

  const covers =
    options.baseline === false ? undefined : disk.findBaseline(file, run)
  const others = file.messages.length
  lint(file, rulesFor(ready, enabledRules(options)), subjectOf(ready))
  if (!covers) return {...ready, covered: []}
  const covered = new Map<VFileMessage, Covered>()
  for (const message of file.messages.slice(others)) {
    const key = keyOf(message)
    const entry = key && covers(key)
    if (entry === undefined) continue
    covered.set(message, {entry, reason: message.reason})
  }

  file.messages = file.messages.filter((d) => !covered.has(d))
  return {...ready, covered: [...covered.values()]}
}
