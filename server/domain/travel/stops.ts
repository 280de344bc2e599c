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
  const { home, legs } = whole(nodes, roads, destinations)
  const kept = Uint8Array.from(destinations, (_, j) => (keep(j) ? 1 : 0))
  const start = new Int32Array(nodes.length + 1)
  legs.forEach((leg, j) => {
    if (kept[j]) for (const i of leg.nodes) start[i + 1]!++
  })
  for (let i = 0; i < nodes.length; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const cabinet = new Int32Array(start[nodes.length]!)
  const kilometres = new Float64Array(cabinet.length)
  legs.forEach((leg, j) => {
    if (!kept[j]) return
    leg.nodes.forEach((i, k) => {
      cabinet[next[i]!] = j
      kilometres[next[i]!++] = leg.kilometres[k]!
    })
  })
  return { start, cabinet, kilometres, home }
}

interface Whole {
  readonly nodes: readonly Node[]
  readonly roads: Roads
  readonly home: Int32Array
  readonly legs: readonly ReturnType<typeof legsOf>[]
}

/** Of the cabinets of a country, whichever of them are open: asked of the same ones for each status, day and draw. */
const made = new WeakMap<readonly Destination[], Whole>()

function whole(nodes: readonly Node[], roads: Roads, destinations: readonly Destination[]): Whole {
  const known = made.get(destinations)
  if (known?.nodes === nodes && known.roads === roads) return known
  const home = Int32Array.from(destinations, (to) => {
    const own = nodeAt(nodes, to.codeCommune, to)
    return own >= 0 && nodes[own]!.reseau === to.reseau ? own : -1
  })
  const legs = destinations.map((to, j) => legsOf(nodes, roads, to, home[j]!))
  const found = { nodes, roads, home, legs }
  made.set(destinations, found)
  return found
}

const walks = new WeakMap<Roads, Walk>()

/** A walk over `roads` that all who come one after the other may use. */
export function walkOver(roads: Roads): Walk {
  const walk = walks.get(roads) ?? createWalk(roads)
  walks.set(roads, walk)
  return walk
}
