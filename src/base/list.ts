import {memoize} from './memo.js'

/** Adds to a list; `push(...items)` throws where there are too many. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item)
}

/** Groups items by a key, all in their order. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) memoize(groups, keyOf(item), () => []).push(item)
  return groups
}

/**
 * Binary search: the number of leading items that pass, in a list where all
 * that pass stand in front of all that do not.
 */
export function countWhile<Item>(
  items: readonly Item[],
  passes: (item: Item) => boolean
): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && passes(item)) low = middle + 1
    else high = middle
  }

  return low
}

/** Counts how often each item is in a list, in the order of the list. */
export function tally<Item>(items: readonly Item[]): Map<Item, number> {
  const counts = new Map<Item, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Takes one of an item from a tally, and returns whether there was one. */
export function takeOne<Item>(counts: Map<Item, number>, item: Item): boolean {
  const count = counts.get(item) ?? 0
  if (count > 1) counts.set(item, count - 1)
  else counts.delete(item)
  return count > 0
}

/** The items of a list and how often each is in it, the most frequent first. */
export function byFrequency<Item>(
  items: readonly Item[]
): Array<[item: Item, count: number]> {
  return [...tally(items)].sort(([, a], [, b]) => b - a)
}
