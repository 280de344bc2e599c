/**
 * The order in which lot number `draw` picks `ids`: ascending by a hash of the lot and the id (FNV-1a, then
 * MurmurHash3's finaliser for avalanche), ties by id. Each id has its own key, so the order of the list, or a cabinet
 * more, changes the place of no other one; a larger share of one draw contains the smaller.
 */
export function drawOrder(ids: readonly string[], draw: number): number[] {
  const keys = ids.map((id) => drawKey(`${draw}:${id}`))
  return ids.map((_, k) => k).sort((a, b) => keys[a]! - keys[b]! || (ids[a]! < ids[b]! ? -1 : 1))
}

function drawKey(text: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
