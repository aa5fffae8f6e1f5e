import {isStatus} from './field-words.js'
import type {Template} from './template.js'

/** The statuses that may follow each status; one that none follows is final. */
export type Lifecycle = Readonly<Record<string, readonly string[]>>

/** The lifecycle of the default statuses; its order is theirs too. */
export const defaultLifecycle: Lifecycle = {
  Draft: ['Accepted', 'Rejected'],
  Accepted: ['Implemented', 'Rejected', 'Superseded'],
  Implemented: ['Superseded'],
  Rejected: [],
  Superseded: []
}

/** What may follow a status; `undefined` for one that the lifecycle lacks. */
export function nextOf(
  lifecycle: Lifecycle,
  status: string
): readonly string[] | undefined {
  if (Object.hasOwn(lifecycle, status)) return lifecycle[status]
  return Object.values(lifecycle).flat().includes(status) ? [] : undefined
}

/**
 * Whether proposals go through a lifecycle: one that the options give, or the
 * default one where they start as it does. Where they start as `Idea`, or where
 * any status is allowed, nobody has said what may follow.
 *
 * @param lifecycle
 *   The lifecycle.
 * @param template
 *   The template of the proposals.
 * @param allowed
 *   The statuses that the options allow.
 */
export function isFollowed(
  lifecycle: Lifecycle,
  {fields, statuses}: Pick<Template, 'fields' | 'statuses'>,
  allowed = statuses
): boolean {
  if (lifecycle !== defaultLifecycle) return true
  const start = fields.find((d) => isStatus(d.key))?.initial
  const next = start === undefined ? undefined : nextOf(lifecycle, start)
  return next?.some((d) => allowed?.includes(d)) ?? false
}

/**
 * Whether a proposal is or was accepted: it has left its first status, and not
 * for a final one, such as being rejected.
 */
export function isSettled(
  lifecycle: Lifecycle,
  start: string,
  status: string
): boolean {
  const next = nextOf(lifecycle, status)
  if (next === undefined) return false
  const firsts = nextOf(lifecycle, start) ? [start] : rootsOf(lifecycle)
  const isEnd = next.length === 0
  return !firsts.some(
    (d) => d === status || (isEnd && nextOf(lifecycle, d)?.includes(status))
  )
}

/** The statuses that follow no other. */
function rootsOf(lifecycle: Lifecycle): string[] {
  const later = new Set(Object.values(lifecycle).flat())
  return Object.keys(lifecycle).filter((d) => !later.has(d))
}
