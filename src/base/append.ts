/** Adds to a list; `push(...items)` throws where there are too many. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item)
}
