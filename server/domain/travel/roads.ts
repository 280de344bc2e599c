import { haversine } from './haversine.ts'
import { isPlaced, type Place } from './grid.ts'
import { ORDINARY_DETOUR } from './travelMinutes.ts'

/** What the roads need of a place where people live. */
export interface Node extends Place {
  readonly code: string
  readonly reseau: string
  /** Commune of which it is an arrondissement; absent for a commune. */
  readonly commune?: string
  /**
   * Codes of the communes that it can be left for by road, space separated, each followed by `+` when only a fixed link
   * (a bridge, a dam) leads there and no border; one of the two of a pair is enough.
   */
  readonly voisines?: string | null
}

/**
 * The communes as nodes and what joins two of them as edges, both ways: those of node i are `start[i]` to
 * `start[i + 1]`, each as long as the great circle between the two points (longer over a fixed link).
 */
export interface Roads {
  readonly start: Int32Array
  readonly to: Int32Array
  readonly kilometres: Float64Array
  /** 1 for the edges of a fixed link. */
  readonly link: Uint8Array
}

/** A bridge is where it is, not where the line crosses the water: over a fixed link the journey is 1.30 great circles. */
const LINK_DETOUR = 1.3 * ORDINARY_DETOUR

/** The nodes beside a node: those that it shares a border with, for which the great circle stands. */
export function besideOf({ start, to, link }: Roads, node: number): number[] {
  const beside: number[] = []
  for (let e = start[node]!; e < start[node + 1]!; e++) if (!link[e]) beside.push(to[e]!)
  return beside
}

const made = new WeakMap<readonly Node[], Roads | null>()

/**
 * The roads over `nodes`, made once for an array; null when no node names another (then the great circle is all there
 * is). The arrondissements of a city are all joined to one another and to what their city borders on. No edge leaves a network.
 */
export function roadsOf(nodes: readonly Node[]): Roads | null {
  const known = made.get(nodes)
  if (known !== undefined) return known
  const roads = makeRoads(nodes)
  made.set(nodes, roads)
  return roads
}

function makeRoads(nodes: readonly Node[]): Roads | null {
  const indices = indicesByCode(nodes)
  /** By pair, whether it is joined by a link only. */
  const pairs = new Map<number, boolean>()
  const join = (a: number, b: number, link: boolean): void => {
    const usable =
      a !== b && nodes[a]!.reseau === nodes[b]!.reseau && isPlaced(nodes[a]!) && isPlaced(nodes[b]!)
    if (!usable) return
    const pair = Math.min(a, b) * nodes.length + Math.max(a, b)
    pairs.set(pair, link && (pairs.get(pair) ?? true))
  }
  nodes.forEach(({ voisines, commune }, i) => {
    if (voisines)
      for (const name of voisines.split(' ')) {
        const link = name.endsWith('+')
        for (const other of indices.get(link ? name.slice(0, -1) : name) ?? []) join(i, other, link)
      }
    if (commune) for (const other of indices.get(commune) ?? []) join(i, other, false)
  })
  if (pairs.size === 0) return null
  const sorted = Float64Array.from(pairs.keys()).sort()
  const start = new Int32Array(nodes.length + 1)
  for (const pair of sorted) {
    start[Math.floor(pair / nodes.length) + 1]!++
    start[(pair % nodes.length) + 1]!++
  }
  for (let i = 0; i < nodes.length; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const to = new Int32Array(2 * pairs.size)
  const kilometres = new Float64Array(2 * pairs.size)
  const link = new Uint8Array(2 * pairs.size)
  for (const pair of sorted) {
    const [a, b] = [Math.floor(pair / nodes.length), pair % nodes.length]
    const linked = pairs.get(pair)!
    const length =
      haversine(nodes[a]!.lon, nodes[a]!.lat, nodes[b]!.lon, nodes[b]!.lat) * (linked ? LINK_DETOUR : 1)
    for (const [from, other] of [
      [a, b],
      [b, a],
    ] as const) {
      kilometres[next[from]!] = length
      link[next[from]!] = linked ? 1 : 0
      to[next[from]!++] = other
    }
  }
  return { start, to, kilometres, link }
}

const byCode = new WeakMap<readonly Node[], ReadonlyMap<string, readonly number[]>>()

/** The indices of a code: one, or those of its arrondissements when it is their commune. */
export function indicesByCode(nodes: readonly Node[]): ReadonlyMap<string, readonly number[]> {
  const known = byCode.get(nodes)
  if (known) return known
  const indices = new Map<string, number[]>()
  const cities = new Set(nodes.map(({ commune }) => commune))
  const add = (code: string, i: number): void => {
    const list = indices.get(code)
    if (list) list.push(i)
    else indices.set(code, [i])
  }
  nodes.forEach(({ code, commune }, i) => {
    if (!cities.has(code)) add(code, i)
    if (commune) add(commune, i)
  })
  byCode.set(nodes, indices)
  return indices
}

/** Index of the node that stands for a place of the commune `code`: in a city, its nearest arrondissement; −1 when unknown. */
export function nodeAt(nodes: readonly Node[], code: string, { lon, lat }: Place): number {
  const indices = indicesByCode(nodes).get(code) ?? []
  let [best, least] = [indices[0] ?? -1, Infinity]
  if (indices.length > 1)
    for (const i of indices) {
      const kilometres = haversine(lon, lat, nodes[i]!.lon, nodes[i]!.lat)
      if (kilometres < least) [best, least] = [i, kilometres]
    }
  return best
}
