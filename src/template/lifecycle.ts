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
 * Whether a proposal is or was accepted: it has left its first status, and not
 * for a final one, such as being rejected.
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
