import type {VFileMessage} from 'vfile-message'
import {accept, applyEdits, isRemoval, type Edit} from '../markdown/edits.js'
import {editsOf, keyOf} from './message.js'
import {groupBy} from '../base/list.js'

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
 * changes. No byte outside the edits changes, and what a fix does not mend, as
 * it would land in code that has no end, it leaves alone.
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
  const futile = new Set<string>()
  let now = source.slice(bom.length)
  let said = messages
  for (let pass = 0; pass < passes; pass++) {
    const fixes = said
      .flatMap((d) => fixOf(d) ?? [])
      .filter((d) => !futile.has(d.key))
    const moves = fixes.filter(isMove)
    const ends = new Set(moves.flatMap((d) => d.edits.map(startOf)))
    // What is put where a section goes, or was, is once that has moved.
    const others = fixes.filter(
      (d) => !isMove(d) && !d.edits.some((edit) => ends.has(startOf(edit)))
    )
    const {items: tried, edits} = accept([...moves, ...others], (d) => d.edits)
    const next = applyEdits(now, [edits])
    if (next === now) break
    if (!relint) return {source: bom + next, messages: said}
    const left = relint(bom + next)
    const more = unmended(now, tried, said, left)
    if (more.size === 0) {
      now = next
      said = left
    }

    for (const key of more) futile.add(key)
  }

  return {source: bom + now, messages: said}
}

/** What one message asks to be done. */
interface Fix {
  /** What tells its finding from others. */
  key: string
  edits: readonly Edit[]
}

function fixOf(message: VFileMessage): Fix | undefined {
  const edits = editsOf(message)
  return edits && edits.length > 0 ? {key: keyIn(message), edits} : undefined
}

function startOf({place}: Edit): number {
  return place.start
}

function isMove({edits}: Fix): boolean {
  return edits.some((d) => isRemoval(d))
}

function keyIn(message: VFileMessage): string {
  return JSON.stringify(keyOf(message))
}

/**
 * The findings that are as many after their fixes as before, and grow a text
 * with each; what is moved may have to move on.
 */
function unmended(
  source: string,
  tried: readonly Fix[],
  before: readonly VFileMessage[],
  after: readonly VFileMessage[]
): Set<string> {
  const many = groupBy(before, keyIn)
  const left = groupBy(after, keyIn)
  const countIn = (groups: typeof many, key: string) =>
    groups.get(key)?.length ?? 0
  return new Set(
    tried
      .filter(({edits}) =>
        edits.every(({place: {start, end}, text}) =>
          text.startsWith(source.slice(start, end))
        )
      )
      .map((d) => d.key)
      .filter((d) => countIn(left, d) >= countIn(many, d))
  )
}
