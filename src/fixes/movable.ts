import {isBalanced} from '../document/balanced-html.js'
import {sharesDefinitions} from '../document/definitions.js'
import type {Proposal, Section} from '../document/proposal.js'

/** Whether a section can move without a change to what is around it. */
export function isMovable(section: Section, proposal: Proposal): boolean {
  return (
    isBalanced(section, proposal.source) &&
    !sharesDefinitions(section, proposal)
  )
}
