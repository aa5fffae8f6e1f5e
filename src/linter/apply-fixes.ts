import type {VFileMessage} from 'vfile-message'
import {accept, applyEdits, isRemoval, type Edit} from '../markdown/edits.js'
import {keyText, type FoundProblem} from './problem.js'
import {problemOf} from './report.js'
import {tally} from '../base/tally.js'

/** Lints a fixed text. */
export type Relint = (source: string) => readonly VFileMessage[]

/** A fixed text, and what is still to be said of it. */
export interface Fixed {
  source: string
  messages: readonly VFileMessage[]
}

/** How often fixes are applied at most. */
const passes = 50

/**
 * Applies the fixes of this package's messages.
 *
 * Edits that overlap wait for the next pass; passes repeat until nothing
 * changes. No byte outside the edits changes. A fix whose finding is still
 * there after it, such as text inserted into code that has no end, is undone.
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
  const {source: fixed, found} = fixText(source, messages, problemOf, relint)
  return {source: fixed, messages: found}
}

/**
 * Applies fixes of problems, in whatever form they are at hand.
 *
 * @param source
 *   The document.
 * @param found
 *   What was found in it.
 * @param problemOf
 *   The problem that something found is about; none for what has no fix.
 * @param relint
 *   Lints the document anew after a pass; without it there is one pass.
 * @returns
 *   The fixed text, and what is found in that.
 */
export function fixText<Found>(
  source: string,
  found: readonly Found[],
  problemOf: (one: Found) => FoundProblem | undefined,
  relint?: (source: string) => readonly Found[]
): {source: string; found: readonly Found[]} {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  const problemsIn = (all: readonly Found[]) =>
    all.flatMap((d) => problemOf(d) ?? [])
  const futile = new Set<string>()
  let now = source.slice(bom.length)
  let left = found
  for (let pass = 0; pass < passes; pass++) {
    const problems = problemsIn(left)
    const fixes = problems
      .filter((d) => d.edits.length > 0)
      .map((d): Fix => ({key: keyText(d), edits: d.edits}))
      .filter((d) => !futile.has(d.key))
    const moves = fixes.filter(isMove)
    const ends = new Set(moves.flatMap((d) => d.edits.map(startOf)))
    // Insertions at a place that a move touches wait for the next pass.
    const others = fixes.filter(
      (d) => !isMove(d) && !d.edits.some((edit) => ends.has(startOf(edit)))
    )
    const {items: tried, edits} = accept([...moves, ...others], (d) => d.edits)
    const next = applyEdits(now, [edits])
    if (next === now) break
    if (!relint) return {source: bom + next, found: left}
    const after = relint(bom + next)
    const failed = failedFixes(now, tried, problems, problemsIn(after))
    if (failed.size === 0) {
      now = next
      left = after
    }

    for (const key of failed) futile.add(key)
  }

  return {source: bom + now, found: left}
}

/** What one problem asks to be done. */
interface Fix {
  /** What tells its problem from others. */
  key: string
  edits: readonly Edit[]
}

function startOf({place}: Edit): number {
  return place.start
}

function isMove({edits}: Fix): boolean {
  return edits.some((d) => isRemoval(d))
}

/**
 * The problems that insertions did not reduce, so that repeating them would
 * only grow the text. Moves are exempt: they may need several passes.
 */
function failedFixes(
  source: string,
  tried: readonly Fix[],
  before: readonly FoundProblem[],
  after: readonly FoundProblem[]
): Set<string> {
  const had = tally(before.map(keyText))
  const has = tally(after.map(keyText))
  return new Set(
    tried
      .filter(({edits}) =>
        edits.every(({place: {start, end}, text}) =>
          text.startsWith(source.slice(start, end))
        )
      )
      .map((d) => d.key)
      .filter((d) => (has.get(d) ?? 0) >= (had.get(d) ?? 0))
  )
}
