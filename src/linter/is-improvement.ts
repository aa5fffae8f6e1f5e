import {tally} from '../base/list.js'
import {keyText, type FoundProblem} from './problem.js'

/**
 * Whether edits do what they are for: the findings that they were added for are
 * fewer, and none about the structure is new.
 */
export function isImprovement(
  added: readonly FoundProblem[],
  chosen: readonly FoundProblem[],
  before: readonly FoundProblem[],
  after: readonly FoundProblem[]
): boolean {
  const had = tally(before.map(keyText))
  const has = tally(after.map(keyText))
  const said = tally(before.map(wholeText))
  const says = tally(after.map(wholeText))
  const rulesBefore = tally(before.map((d) => d.rule.id))
  const rulesAfter = tally(after.map((d) => d.rule.id))
  const isFewer = (d: FoundProblem) =>
    isLess(rulesAfter, rulesBefore, d.rule.id)
  // Of an order the fewest moves are told, so others may be in their place.
  const isGone = (d: FoundProblem) =>
    d.rule.structural === 'order'
      ? isFewer(d)
      : isLess(says, said, wholeText(d))
  if (!added.every(isGone)) return false
  const changed = new Set(chosen.map((d) => d.key.about))
  // What was missing may be there under a near title, now that its place is right.
  const isFound = (d: FoundProblem) =>
    !d.missing &&
    d.fix !== undefined &&
    before.some(
      (one) =>
        one.missing &&
        one.key.about === d.key.about &&
        isLess(has, had, keyText(one))
    )
  return after.every(
    (d) =>
      !d.rule.structural ||
      !isLess(had, has, keyText(d)) ||
      isFound(d) ||
      // What bears its title once it was renamed is judged for its order, too.
      (d.rule.structural === 'order' &&
        (isFewer(d) || changed.has(d.key.about)))
  )
}

/** What a problem is about, and what it says: that may be another thing next. */
function wholeText(problem: FoundProblem): string {
  return `${keyText(problem)} ${problem.reason}`
}

/** Whether there are less of something in one count than in another. */
function isLess(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  key: string
): boolean {
  return (one.get(key) ?? 0) < (other.get(key) ?? 0)
}
