import {bind, type Binding} from '../binding/bind.js'
import type {Proposal} from '../document/proposal.js'
import {isProposal} from './is-proposal.js'
import type {FileSchema} from './schema.js'

/** A schema, and how it binds the file where that is a proposal by it. */
interface Choice extends FileSchema {
  binding?: Binding
}

/**
 * Chooses among the schemas that a document may be judged by: that of the template
 * that it is itself, else the one that most sections and fields of it are of.
 *
 * @param path
 *   Its path as the system writes it, none for standard input.
 */
export function chooseSchema(
  schemas: readonly FileSchema[],
  proposal: Proposal,
  path: string | undefined
): Choice {
  const [first, ...others] = schemas
  if (!first) throw new Error('Expected a schema')
  const own = schemas.find((d) => d.isTemplate)
  if (own) return own
  const choices = schemas.flatMap((choice): Choice[] => {
    const {fromRoot, options, ownNames, template} = choice.schema
    const {aliases, files} = options
    return isProposal(proposal, path, fromRoot, {template, ownNames, files})
      ? [{...choice, binding: bind(proposal, template, aliases)}]
      : []
  })
  if (others.length === 0) return choices[0] ?? first
  return (
    choices.reduce<Choice | undefined>(
      (best, d) => (best && weight(best) >= weight(d) ? best : d),
      undefined
    ) ?? first
  )
}

/** How many sections and fields of its template a document has. */
function weight({binding}: Choice): number {
  return binding
    ? binding.found.length + binding.fields.filter((d) => d.field).length
    : 0
}
