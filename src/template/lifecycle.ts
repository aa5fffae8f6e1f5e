/** What may follow a status; one that nothing follows is an end. */
export type Lifecycle = Readonly<Record<string, readonly string[]>>

/** The lifecycle of the default statuses, which are in its order. */
export const defaultLifecycle: Lifecycle = {
  Draft: ['Accepted', 'Rejected'],
  Accepted: ['Implemented', 'Rejected', 'Superseded'],
  Implemented: ['Superseded'],
  Rejected: [],
  Superseded: []
}

/** What may follow a status; none for one that the lifecycle does not know. */
export function nextOf(
  lifecycle: Lifecycle,
  status: string
): readonly string[] | undefined {
  if (Object.hasOwn(lifecycle, status)) return lifecycle[status]
  return Object.values(lifecycle).flat().includes(status) ? [] : undefined
}

/**
 * Whether a proposal was accepted, now or at some time: it is past the status
 * that it starts with, and was not turned down from there.
 */
export function isSettled(
  lifecycle: Lifecycle,
  start: string,
  status: string
): boolean {
  const next = nextOf(lifecycle, status)
  if (next === undefined || status === start) return false
  const isEnd = next.length === 0
  return !(isEnd && nextOf(lifecycle, start)?.includes(status))
}
