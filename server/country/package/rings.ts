import type { Position } from 'geojson'

/** A closed ring: first and last positions are equal. */
export type Ring = readonly Position[]

/** Twice the area of a ring on the plane, positive when it runs counter-clockwise. */
export function doubledArea(ring: Ring): number {
  let doubled = 0
  const [x0, y0] = ring[0]
  for (let i = 0; i + 1 < ring.length; i++)
    doubled += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0)
  return doubled
}

/**
 * A ring cut wherever it touches itself, so that each piece is simple. Pieces without area (a tongue walked out and back) are
 * dropped; a piece keeps its direction, hence its meaning: counter-clockwise adds, clockwise takes off.
 */
export function splitAtTouches(ring: Ring): Position[][] {
  const pieces: Position[][] = []
  const path: Position[] = []
  const seen = new Map<string, number>()
  for (const position of ring) {
    const key = `${position[0]} ${position[1]}`
    const at = seen.get(key)
    if (at != null) {
      const loop = path.splice(at)
      for (const p of loop) seen.delete(`${p[0]} ${p[1]}`)
      if (loop.length >= 3) pieces.push([...loop, position])
    }
    seen.set(key, path.length)
    path.push(position)
  }
  return pieces.filter((piece) => doubledArea(piece) !== 0)
}

/**
 * Groups simple rings into polygons, shell first, largest first: a counter-clockwise ring is a shell, a clockwise one a hole of the
 * smallest shell around it.
 */
export function assemble(rings: readonly Position[][]): Position[][][] {
  const shells: { ring: Position[]; area: number; holes: Position[][] }[] = []
  const holes: Position[][] = []
  for (const ring of rings) {
    const area = doubledArea(ring)
    if (area > 0) shells.push({ ring, area, holes: [] })
    else if (area < 0) holes.push(ring)
  }
  shells.sort((a, b) => a.area - b.area)
  for (const hole of holes) {
    const shell = shells.length === 1 ? shells[0] : shells.find((s) => encloses(s.ring, hole))
    shell?.holes.push(hole)
  }
  return shells.reverse().map(({ ring, holes: inside }) => [ring, ...inside])
}

/** Whether a ring encloses another that does not cross it (they may touch). */
function encloses(outer: Ring, inner: Ring): boolean {
  const border = new Set(outer.map(([x, y]) => `${x} ${y}`))
  const [a, b] = inner
  const probe = inner.find(([x, y]) => !border.has(`${x} ${y}`)) ?? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  let inside = false
  for (let i = 0; i + 1 < outer.length; i++) {
    const [[ax, ay], [bx, by]] = [outer[i], outer[i + 1]]
    if (ay > probe[1] !== by > probe[1] && probe[0] < ((bx - ax) * (probe[1] - ay)) / (by - ay) + ax)
      inside = !inside
  }
  return inside
}
