/** How often each of some items is there, in their order. */
export function tally<Item>(items: readonly Item[]): Map<Item, number> {
  const counts = new Map<Item, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Takes one of an item away, and says whether one was left. */
export function takeOne<Item>(left: Map<Item, number>, item: Item): boolean {
  const many = left.get(item) ?? 0
  if (many > 1) left.set(item, many - 1)
  else left.delete(item)
  return many > 0
}
