import {Binder} from './binder.js'
import type {Binding} from './bound.js'
import type {Aliases} from './name.js'
import type {Proposal} from './proposal.js'
import type {Template} from './template.js'

export type {Absent, Binding, Bound, Found, How} from './bound.js'
export type {Aliases} from './name.js'

const known = new WeakMap<
  Proposal,
  {template: Template; aliases: Aliases | undefined; binding: Binding}
>()

/**
 * Binds a proposal to its template, once for both.
 *
 * Deterministic; ties go by document order. Rules start from the result, and
 * people may read it: every template section says what it bound to, and how.
 */
export function bind(
  proposal: Proposal,
  template: Template,
  aliases?: Aliases
): Binding {
  const last = known.get(proposal)
  if (last?.template === template && last.aliases === aliases) {
    return last.binding
  }

  const binding = new Binder(proposal, template, aliases ?? {}).run()
  known.set(proposal, {template, aliases, binding})
  return binding
}
