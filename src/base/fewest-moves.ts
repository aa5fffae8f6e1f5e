import {countWhile} from './list.js'

/** An item out of order, and the neighbour that it belongs beside. */
export interface Misplaced<Item> {
  item: Item
  target: Item
  /** Whether it belongs in front of the target, else behind it. */
  before: boolean
}

/**
 * Finds the fewest items that have to move so that ranks never fall; where there
 * is a choice, the later ones move.
 *
 * @param items
 *   Items in document order.
 * @param rankOf
 *   Where an item belongs, from 0.
 * @param ranks
 *   How many ranks there are.
 */
export function misplaced<Item>(
  items: readonly Item[],
  rankOf: (item: Item) => number,
  ranks: number
): Array<Misplaced<Item>> {
  const ranked = items.map((d) => rankOf(d))
  if (ranked.every((rank, at) => rank >= (ranked[at - 1] ?? 0))) return []
  // The length of the longest run of rising ranks that starts with each item,
  // found from the last item on.
  const best = Array.from({length: ranks}, () => 0)
  const longest = items.map(() => 0)
  for (let index = ranked.length - 1; index >= 0; index--) {
    const rank = ranked[index] ?? 0
    let length = 1
    for (let at = rank; at < ranks; at++) {
      length = Math.max(length, 1 + (best[at] ?? 0))
    }

    longest[index] = length
    best[rank] = length
  }

  // The earliest items that make a run of that length stay.
  const kept: Item[] = []
  const moved: Item[] = []
  let left = Math.max(0, ...best)
  let rank = 0
  items.forEach((item, index) => {
    if (longest[index] === left && rankOf(item) >= rank) {
      kept.push(item)
      rank = rankOf(item)
      left--
    } else {
      moved.push(item)
    }
  })

  // Where something moves, something stays.
  const last = kept.at(-1)
  return moved.flatMap((item) => {
    const own = rankOf(item)
    const next = kept[countWhile(kept, (d) => rankOf(d) <= own)]
    const target = next ?? last
    return target ? {item, target, before: next !== undefined} : []
  })
}
