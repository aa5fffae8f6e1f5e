import {collapseWhiteSpace} from '../base/white-space.js'
import type {Lifecycle} from '../template/lifecycle.js'
import {nextOf} from '../template/lifecycle.js'
import {statusIn} from './bind-fields.js'
import type {Binding} from './binding.js'

/** What a template asks for from a status on. */
interface Asked {
  from: string | undefined
  parent?: Asked | undefined
}

/**
 * Whether a section or field is asked for yet: a template may ask for it, or for
 * a section that it is in, only from some status on. A proposal is not asked where
 * its status does not tell.
 */
export function isDue(
  template: Asked,
  binding: Pick<Binding, 'fields' | 'template'>,
  lifecycle: Lifecycle
): boolean {
  for (let up: Asked | undefined = template; up; up = up.parent) {
    if (up.from !== undefined && !hasReached(up.from, binding, lifecycle)) {
      return false
    }
  }

  return true
}

function hasReached(
  from: string,
  {fields, template}: Pick<Binding, 'fields' | 'template'>,
  lifecycle: Lifecycle
): boolean {
  const status = statusIn(fields)
  const value = collapseWhiteSpace(status?.field.value ?? '')
  if (!status || value === '') return false
  if (isSameStatus(value, from)) return true
  const {initial} = status.template
  if (nextOf(lifecycle, from) && nextOf(lifecycle, value)) {
    // A proposal may have been rejected before it got there.
    return (
      leadsTo(lifecycle, from, value) &&
      !leadsTo(lifecycle, initial, value, from)
    )
  }

  const order = status.template.choices ?? template.statuses ?? []
  const [at, there] = [from, value].map((d) =>
    order.findIndex((choice) => isSameStatus(choice, d))
  )
  return at !== undefined && there !== undefined && at >= 0 && there > at
}

/** Whether a proposal has the status that new ones start with. */
export function hasFirstStatus({fields}: Pick<Binding, 'fields'>): boolean {
  const status = statusIn(fields)
  const value = collapseWhiteSpace(status?.field.value ?? '')
  return status !== undefined && isSameStatus(value, status.template.initial)
}

/** Whether one status may become another in time, without a third between. */
function leadsTo(
  lifecycle: Lifecycle,
  start: string,
  end: string,
  without?: string
): boolean {
  const seen = new Set([start])
  for (const status of seen) {
    if (status === end) return true
    if (status === without) continue
    for (const next of nextOf(lifecycle, status) ?? []) seen.add(next)
  }

  return false
}

function isSameStatus(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
