/** Items by key, keys in order of first appearance (`Map.groupBy` is absent from Node 20). */
export function group<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const members = groups.get(name)
    if (members) members.push(item)
    else groups.set(name, [item])
  }
  return [...groups]
}
