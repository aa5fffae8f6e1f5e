import {getOrMake} from './memo.js'

/** Items by a key of theirs, in their order. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) getOrMake(groups, keyOf(item), () => []).push(item)
  return groups
}
