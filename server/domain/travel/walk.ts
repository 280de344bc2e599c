import { haversine } from './haversine.ts'
import type { Place } from './grid.ts'
import { besideOf, type Node, type Roads } from './roads.ts'

/** Nodes from which one sets out, and the kilometres from the point to each. */
export interface Legs {
  readonly nodes: readonly number[]
  readonly kilometres: readonly number[]
}

/**
 * How a point joins the roads: it is as far as the great circle from its own node and from each neighbour of it, so that
 * within a commune and between neighbours the great circle stands. None for a point whose commune is unknown (−1).
 */
export function legsOf(nodes: readonly Node[], roads: Roads, { lon, lat }: Place, own: number): Legs {
  if (own < 0) return { nodes: [], kilometres: [] }
  const near = [own, ...besideOf(roads, own)]
  return {
    nodes: near,
    kilometres: near.map((i) => haversine(lon, lat, nodes[i]!.lon, nodes[i]!.lat)),
  }
}

/**
 * Visits the nodes reached by road, nearest first, with their kilometres, as far as `bound` kilometres or until `visit`
 * returns true. `legs` may be those of many points: each node is visited from the nearest.
 */
export type Walk = (
  legs: Legs,
  bound: number,
  visit: (node: number, kilometres: number) => boolean | void,
) => void

/** Dijkstra's shortest paths (1959) with a binary heap; one `Walk` keeps its memory from one run to the next. */
export function createWalk({ start, to, kilometres }: Roads): Walk {
  const least = new Float64Array(start.length - 1).fill(Infinity)
  const settled = new Uint8Array(start.length - 1)
  const touched: number[] = []
  const heap = createHeap(to.length + 1024)
  const reach = (node: number, distance: number, bound: number): void => {
    if (!(distance <= bound) || !(distance < least[node]!)) return
    if (least[node] === Infinity) touched.push(node)
    least[node] = distance
    heap.push(distance, node)
  }
  return (legs, bound, visit) => {
    legs.nodes.forEach((node, k) => reach(node, legs.kilometres[k]!, bound))
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      if (settled[node]) continue
      settled[node] = 1
      const distance = least[node]!
      if (visit(node, distance)) break
      for (let e = start[node]!; e < start[node + 1]!; e++)
        if (!settled[to[e]!]) reach(to[e]!, distance + kilometres[e]!, bound)
    }
    heap.clear()
    for (const node of touched) {
      least[node] = Infinity
      settled[node] = 0
    }
    touched.length = 0
  }
}

interface Heap {
  readonly push: (key: number, value: number) => void
  /** The value of the least key; −1 when empty. */
  readonly pop: () => number
  readonly clear: () => void
}

/** A binary heap for at most `capacity` entries; it grows when legs are many. */
function createHeap(capacity: number): Heap {
  let keys = new Float64Array(capacity)
  let values = new Int32Array(capacity)
  let size = 0
  return {
    push: (key, value) => {
      if (size === keys.length) {
        const [moreKeys, moreValues] = [new Float64Array(size * 2), new Int32Array(size * 2)]
        moreKeys.set(keys)
        moreValues.set(values)
        ;[keys, values] = [moreKeys, moreValues]
      }
      let at = size++
      while (at > 0) {
        const above = (at - 1) >> 1
        if (keys[above]! <= key) break
        keys[at] = keys[above]!
        values[at] = values[above]!
        at = above
      }
      keys[at] = key
      values[at] = value
    },
    pop: () => {
      if (size === 0) return -1
      const top = values[0]!
      const [key, value] = [keys[--size]!, values[size]!]
      let at = 0
      for (let below = 1; below < size; below = 2 * at + 1) {
        if (below + 1 < size && keys[below + 1]! < keys[below]!) below++
        if (keys[below]! >= key) break
        keys[at] = keys[below]!
        values[at] = values[below]!
        at = below
      }
      keys[at] = key
      values[at] = value
      return top
    },
    clear: () => {
      size = 0
    },
  }
}
