import type {VFile} from 'vfile'
import {lint, type Enabled, type Subject} from './lint/plugin.js'
import type {Binding} from './model/binding.js'
import {isSettled} from './model/lifecycle.js'
import {isStatus} from './model/template.js'
import {squash} from './model/text.js'
import {enabledRules, type Options} from './options.js'
import type {Ready, ReadyIndex} from './prepare.js'

const lifecycle = 'ep-lifecycle'
const unfinished = new Set(['ep-placeholder', 'ep-empty-section'])

/** How rules judge what is ready: as a proposal, or as an index. */
export function subjectOf(ready: Ready | ReadyIndex): Subject {
  if (ready.binding) {
    const {binding, context} = ready
    return {
      proposal: binding.proposal,
      check: (rule) => rule.check(binding, context)
    }
  }

  const {listing, folder, schema} = ready
  return {
    proposal: listing.proposal,
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
  const status = binding.fields.find((d) => isStatus(d.template.key))
  const isDone =
    status?.field &&
    isSettled(
      context.lifecycle,
      status.template.initial,
      squash(status.field.value)
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
    check: (rule) => rule.check(binding, {...context, before: before ?? 'none'})
  })
}
