import type {VFileMessage} from 'vfile-message'
import {applyEdits, type Edit} from './lint/edits.js'
import {editsOf} from './lint/message.js'

/** Findings of the repaired text. */
export type Relint = (source: string) => readonly VFileMessage[]

/** A repaired text, and what is still to be said of it. */
export interface Fixed {
  source: string
  messages: readonly VFileMessage[]
}

const passes = 50

/**
 * Applies the fixes of this package's messages.
 *
 * Edits that overlap wait for the next pass; passes repeat until nothing
 * changes. No byte outside the edits changes.
 *
 * @param source
 *   The document.
 * @param messages
 *   Its messages; those of other plugins are left alone, whatever they expect.
 * @param relint
 *   Lints the document anew after a pass; without it there is one pass.
 */
export function applyFixes(
  source: string,
  messages: readonly VFileMessage[],
  relint?: Relint
): Fixed {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  let now = source.slice(bom.length)
  let said = messages
  for (let pass = 0; pass < passes; pass++) {
    const next = applyEdits(now, groupsOf(said))
    if (next === now) break
    now = next
    if (!relint) break
    said = relint(bom + now)
  }

  return {source: bom + now, messages: said}
}

function groupsOf(messages: readonly VFileMessage[]): Edit[][] {
  return messages.flatMap((message) => {
    const edits = editsOf(message)
    return edits && edits.length > 0 ? [[...edits]] : []
  })
}
