/** Items by key, keys in order of first appearance (Map.groupBy came with Node 21). */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group == null) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
