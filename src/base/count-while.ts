/**
 * How many items there are in front that something is true of, in a list where
 * it is true of none behind them.
 */
export function countWhile<Item>(
  items: readonly Item[],
  is: (item: Item) => boolean
): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && is(item)) low = middle + 1
    else high = middle
  }

  return low
}
