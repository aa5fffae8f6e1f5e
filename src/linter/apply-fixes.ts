import type {VFileMessage} from 'vfile-message'
import {accept, applyEdits, isRemoval, type Edit} from '../markdown/edits.js'
import {isImprovement} from './is-improvement.js'
import {keyText, type FoundProblem} from './problem.js'
import {problemOf} from './report.js'

/** Lints a fixed text. */
export type Relint = (source: string) => readonly VFileMessage[]

/** A fixed text, and what is still to be said of it. */
export interface Fixed {
  source: string
  messages: readonly VFileMessage[]
}

/** Which edits are applied. */
export interface Wanted {
  /** Those that change what is wrong; default: yes. */
  fix?: boolean | undefined
  /** Those that insert what is missing; default: no. */
  insert?: boolean | undefined
}

/** How often edits are chosen and applied at most. */
const passes = 50

/**
 * Applies the fixes of this package's messages, and insertions where wanted.
 *
 * Edits that overlap wait for the next pass; passes repeat until nothing
 * changes. No byte outside the edits changes. Edits that do not remove their
 * own finding, or bring another about the structure, are left out.
 *
 * @param source
 *   The document.
 * @param messages
 *   Its messages; those of other plugins are left alone, whatever they expect.
 * @param relint
 *   Lints the document anew after a pass; without it there is one pass.
 * @param wanted
 *   Which edits are applied.
 */
export function applyFixes(
  source: string,
  messages: readonly VFileMessage[],
  relint?: Relint,
  wanted?: Wanted
): Fixed {
  const fixed = fixText(source, messages, problemOf, relint, wanted)
  return {source: fixed.source, messages: fixed.found}
}

/** How many problems were fixed, and how many things inserted. */
export type Applied = Readonly<Record<'fix' | 'insert', number>>

/** A fixed text, and what became of the edits. */
export interface FixedText<Found> {
  source: string
  /** What is found in the fixed text. */
  found: readonly Found[]
  applied: Applied
}

/**
 * Applies edits of problems, in whatever form they are at hand.
 *
 * @param source
 *   The document.
 * @param found
 *   What was found in it.
 * @param problemOf
 *   The problem that something found is about; none for what has no edits.
 * @param relint
 *   Lints the document anew after a pass; without it there is one pass.
 * @param wanted
 *   Which edits are applied.
 */
export function fixText<Found>(
  source: string,
  found: readonly Found[],
  problemOf: (one: Found) => FoundProblem | undefined,
  relint?: (source: string) => readonly Found[],
  {fix = true, insert = false}: Wanted = {}
): FixedText<Found> {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  const applied = {fix: 0, insert: 0}
  const leftOut = new Set<string>()
  let isChanged = false
  let state: State<Found> = {
    text: source.slice(bom.length),
    found,
    problems: []
  }
  for (let pass = 0; pass < passes; pass++) {
    const problems = state.found.flatMap((d) => problemOf(d) ?? [])
    const open = problems.filter(
      (d) => hasEdits(d, {fix, insert}) && !leftOut.has(keyText(d))
    )
    // What is missing is inserted once the rest is where it belongs.
    const fixes = open.filter((d) => d.fix === 'fix')
    const kind = fixes.length > 0 ? 'fix' : 'insert'
    const group = choose(fixes.length > 0 ? fixes : open)
    const {text} = state
    if (group.length === 0) {
      if (!isChanged || leftOut.size === 0) break
      // What was left out may be sound now that other things are right.
      leftOut.clear()
      isChanged = false
      continue
    }

    const apply = (chosen: readonly FoundProblem[]): string =>
      applyEdits(text, chosen.map(ownEdits))
    if (!relint) {
      const all = {...applied, [kind]: group.length}
      return {source: bom + apply(group), found, applied: all}
    }

    const {kept, refused} = largestSound(group, (chosen, added) => {
      const next = apply(chosen)
      const after = relint(bom + next)
      const left = after.flatMap((d) => problemOf(d) ?? [])
      const isSound = isImprovement(added, chosen, problems, left)
      return isSound ? {text: next, found: after, problems: left} : undefined
    })
    for (const problem of refused) leftOut.add(keyText(problem))
    if (!kept || kept.text === text) {
      if (refused.length === 0) break
      continue
    }

    state = kept
    isChanged = true
    applied[kind] += group.length - refused.length
  }

  return {source: bom + state.text, found: state.found, applied}
}

/** Whether a problem has edits of a kind that is wanted. */
export function hasEdits(
  problem: Pick<FoundProblem, 'fix'>,
  {fix = true, insert = false}: Wanted
): boolean {
  return problem.fix !== undefined && {fix, insert}[problem.fix]
}

function ownEdits(problem: FoundProblem): readonly Edit[] {
  return problem.replacement().edits
}

/** A text, and what is found in it. */
interface State<Found> {
  text: string
  found: readonly Found[]
  problems: readonly FoundProblem[]
}

/** The problems whose edits can be applied together, moves first. */
function choose(problems: readonly FoundProblem[]): FoundProblem[] {
  const moves = problems.filter(isMove)
  const ends = new Set(moves.flatMap((d) => ownEdits(d).map(startOf)))
  // Edits at a place that a move touches wait for the next pass.
  const others = problems.filter(
    (d) => !isMove(d) && !ownEdits(d).some((edit) => ends.has(startOf(edit)))
  )
  return accept([...moves, ...others], ownEdits).items
}

function startOf({place}: Edit): number {
  return place.start
}

function isMove(problem: FoundProblem): boolean {
  return ownEdits(problem).some((d) => isRemoval(d))
}

/**
 * Chooses those of a group whose edits are sound together: all of them mostly;
 * else halves are tried one after the other, each on top of what is chosen.
 */
function largestSound<State>(
  group: readonly FoundProblem[],
  attempt: (
    chosen: readonly FoundProblem[],
    added: readonly FoundProblem[]
  ) => State | undefined
): {kept: State | undefined; refused: FoundProblem[]} {
  const chosen: FoundProblem[] = []
  const refused: FoundProblem[] = []
  let kept: State | undefined
  const stack = [group]
  for (let part = stack.pop(); part; part = stack.pop()) {
    const next = attempt([...chosen, ...part], part)
    if (next) {
      chosen.push(...part)
      kept = next
    } else if (part.length > 1) {
      const middle = Math.ceil(part.length / 2)
      stack.push(part.slice(middle), part.slice(0, middle))
    } else {
      refused.push(...part)
    }
  }

  return {kept, refused}
}
