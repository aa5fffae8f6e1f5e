import {countWhile} from './list.js'

/** Something out of order, and a neighbour that stays where it is. */
export interface Misplaced<Item> {
  item: Item
  target: Item
  /** Whether it belongs in front of the target, else behind it. */
  before: boolean
}

/**
 * The fewest items that have to move so that ranks never fall, the later ones
 * where that is a tie.
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
  // The longest run that can start with an item, from the last item on.
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

  // The earliest items that make such a run stay.
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
