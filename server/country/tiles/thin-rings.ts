import type { Position } from 'geojson'
import { doubledArea, type Ring } from '../package/rings.ts'

/** A point is left out where the triangle that it makes with those beside it has at most half this many square units. */
const LEAST = 3

/** What two rings, or one and the outside, have in common: points of the grid by their numbers, from node to node. */
interface Border {
  readonly points: readonly number[]
  drawn: readonly number[]
  /** Stays as it is but for points on a straight line. */
  whole: boolean
}

/** A border as a ring walks it. */
interface Walked {
  readonly border: Border
  readonly backwards: boolean
}

/**
 * Simple rings on a grid of `side` units with fewer points, in their order: what two of them share is thinned once, for both, and where
 * three meet nothing moves. A ring that would lose its area or turn over keeps its borders whole, for all who share them.
 */
export function thinRings(rings: readonly Ring[], side: number): Position[][] {
  const numbered = rings.map((ring) => ring.slice(0, -1).map(([x = NaN, y = NaN]) => x * side + y))
  const nodes = nodesOf(numbered)
  const borders = new Map<string, Border>()
  const walks = numbered.map((ring) => bordersOf(ring, nodes).map((points) => walked(points, borders)))
  const draw = (walk: readonly Walked[]): Position[] => {
    const numbers = walk.flatMap(({ border: { drawn }, backwards }) =>
      (backwards ? drawn.toReversed() : drawn).slice(0, -1),
    )
    return [...numbers, numbers[0]!].map((number) => [Math.floor(number / side), number % side])
  }
  for (;;) {
    const used = new Set(numbered.flat())
    for (const border of borders.values())
      border.drawn = without(border.points, border.whole ? 0 : LEAST, side, used)
    const drawn = walks.map(draw)
    const lost = walks.filter((_, i) => doubledArea(drawn[i]!) * Math.sign(doubledArea(rings[i]!)) <= 0)
    const spoiled = lost.flatMap((walk) => walk.filter(({ border }) => !border.whole))
    if (spoiled.length === 0) return drawn
    for (const { border } of spoiled) border.whole = true
  }
}

/** Points where more than two ways meet: they are the ends of every border. */
function nodesOf(rings: readonly (readonly number[])[]): ReadonlySet<number> {
  const [one, other] = [new Map<number, number>(), new Map<number, number>()]
  const nodes = new Set<number>()
  const note = (at: number, beside: number): void => {
    const first = one.get(at)
    if (first === undefined) one.set(at, beside)
    if (first === undefined || first === beside) return
    const second = other.get(at)
    if (second === undefined) other.set(at, beside)
    else if (second !== beside) nodes.add(at)
  }
  for (const ring of rings) {
    let from = ring.at(-1)!
    for (const to of ring) {
      note(from, to)
      note(to, from)
      from = to
    }
  }
  return nodes
}

/** A ring from node to node, in its direction; one without any is one border, from its least point and back. */
function bordersOf(ring: readonly number[], nodes: ReadonlySet<number>): number[][] {
  const ends = ring.flatMap((number, i) => (nodes.has(number) ? [i] : []))
  if (ends.length === 0) ends.push(ring.indexOf(Math.min(...ring)))
  const twice = [...ring, ...ring]
  return ends.map((from, k) => twice.slice(from, (ends[k + 1] ?? ends[0]! + ring.length) + 1))
}

/** The border of these points that both of its sides know, put among the `borders` by who comes first. */
function walked(points: readonly number[], borders: Map<string, Border>): Walked {
  const [first, second, beforeLast, last] = [points[0]!, points[1]!, points.at(-2)!, points.at(-1)!]
  const backwards = first === last ? second > beforeLast : first > last
  const name = backwards ? `${last} ${beforeLast}` : `${first} ${second}`
  const border = borders.get(name) ?? {
    points: backwards ? points.toReversed() : points,
    drawn: [],
    whole: false,
  }
  borders.set(name, border)
  return { border, backwards }
}

/** Twice the area of a triangle of the grid, positive when it runs counter-clockwise. */
function triangle(a: number, b: number, c: number, side: number): number {
  const [ax, ay] = [Math.floor(a / side), a % side]
  return (Math.floor(b / side) - ax) * ((c % side) - ay) - (Math.floor(c / side) - ax) * ((b % side) - ay)
}

/**
 * A border without the points that tell least, one after the other; its ends stay, and of a closed one a triangle. A point that has one
 * of the `used` between itself and the new border stays too: else they would change sides.
 */
function without(border: readonly number[], least: number, side: number, used: Set<number>): number[] {
  const points = [...border]
  const fewest = points[0] === points.at(-1) ? 4 : 2
  while (points.length > fewest) {
    let [found, area] = [-1, least + 1]
    for (let i = 1; i < points.length - 1; i++) {
      const [before, at, after] = [points[i - 1]!, points[i]!, points[i + 1]!]
      const own = Math.abs(triangle(before, at, after, side))
      if (own < area && !holdsAny(before, at, after, side, used)) [found, area] = [i, own]
    }
    if (found < 0) break
    used.delete(points[found]!)
    points.splice(found, 1)
  }
  return points
}

/** Whether one of these points lies inside a triangle or on its side from `c` to `a`. */
function holdsAny(a: number, b: number, c: number, side: number, points: ReadonlySet<number>): boolean {
  const columns = [a, b, c].map((number) => Math.floor(number / side))
  const rows = [a, b, c].map((number) => number % side)
  for (let x = Math.min(...columns); x <= Math.max(...columns); x++)
    for (let y = Math.min(...rows); y <= Math.max(...rows); y++) {
      const at = x * side + y
      if (!points.has(at)) continue
      const turn = Math.sign(triangle(a, b, c, side))
      const [ab, bc, ca] = [triangle(a, b, at, side), triangle(b, c, at, side), triangle(c, a, at, side)]
      if (ab * turn > 0 && bc * turn > 0 && ca * turn >= 0) return true
    }
  return false
}
