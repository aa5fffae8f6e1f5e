import type {TakeEntry} from './host.js'
import type {FoundProblem} from './problem.js'

/** A finding that a baseline suppresses. */
export interface Suppressed {
  /** The baseline's entry for it. */
  entry: string
  problem: FoundProblem
}

/** Parts what a file's baseline suppresses from what is to be shown. */
export function suppress(
  problems: readonly FoundProblem[],
  takeEntry: TakeEntry | undefined
): {shown: readonly FoundProblem[]; suppressed: Suppressed[]} {
  if (!takeEntry) return {shown: problems, suppressed: []}
  const shown: FoundProblem[] = []
  const suppressed: Suppressed[] = []
  for (const problem of problems) {
    const entry = takeEntry(problem.key)
    if (entry === undefined) shown.push(problem)
    else suppressed.push({entry, problem})
  }

  return {shown, suppressed}
}
