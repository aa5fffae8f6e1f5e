import {withBase} from 'vitepress'
import type {Finding, PlacedEdit} from './protocol'

/** Something that a button does about a finding. */
export interface Action {
  label: string
  /** The same, to be understood without the finding beside it. */
  name: string
  edits: readonly PlacedEdit[]
}

/** Does something about a finding. */
export type Act = (finding: Finding, action: Action) => void

/** How many texts are offered to choose from. */
const most = 6

/** What buttons there are for a finding. */
export function actionsOf(finding: Finding): Action[] {
  const {edits, offers, isInsertion, from, to, reason} = finding
  if (edits.length > 0) {
    const label = isInsertion ? 'Insert' : 'Fix'
    return [{label, name: `${label}: ${reason}`, edits}]
  }

  return offers.slice(0, most).map((text) => {
    const label = `Use ${shorten(text)}`
    return {label, name: `${label}: ${reason}`, edits: [{from, to, text}]}
  })
}

/** The address of a rule's page. */
export function rulePage(rule: string): string {
  return withBase(`/docs/rules/${rule}.html`)
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
