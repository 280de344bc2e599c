import { createWalk, legsOf, type Walk } from './walk.ts'
import { nodeAt, type Node, type Roads } from './roads.ts'
import type { Destination } from './pairs.ts'

/** The cabinets seen from the roads: those of node i are `start[i]` to `start[i + 1]`, each with its own kilometres from the node. */
export interface Stops {
  readonly start: Int32Array
  readonly cabinet: Int32Array
  readonly kilometres: Float64Array
  /** Node of each cabinet, −1 when its commune is unknown or on another network. */
  readonly home: Int32Array
}

/** Where the roads lead to `destinations`; those that `keep` refuses are left out. */
export function stopsOf(
  nodes: readonly Node[],
  roads: Roads,
  destinations: readonly Destination[],
  keep: (cabinet: number) => boolean = () => true,
): Stops {
  const home = Int32Array.from(destinations, (to) => {
    const own = nodeAt(nodes, to.codeCommune, to)
    return own >= 0 && nodes[own]!.reseau === to.reseau ? own : -1
  })
  const legs = destinations.map((to, j) => legsOf(nodes, roads, to, keep(j) ? home[j]! : -1))
  const start = new Int32Array(nodes.length + 1)
  for (const { nodes: near } of legs) for (const i of near) start[i + 1]!++
  for (let i = 0; i < nodes.length; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const cabinet = new Int32Array(start[nodes.length]!)
  const kilometres = new Float64Array(cabinet.length)
  legs.forEach((leg, j) =>
    leg.nodes.forEach((i, k) => {
      cabinet[next[i]!] = j
      kilometres[next[i]!++] = leg.kilometres[k]!
    }),
  )
  return { start, cabinet, kilometres, home }
}

const walks = new WeakMap<Roads, Walk>()

/** A walk over `roads` that all who come one after the other may use. */
export function walkOver(roads: Roads): Walk {
  const walk = walks.get(roads) ?? createWalk(roads)
  walks.set(roads, walk)
  return walk
}
