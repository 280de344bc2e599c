import type { Reseau } from '../model.ts'
import { EARTH_KM, haversine } from './haversine.ts'
import { intraCommuneKilometres, reachKilometres, travelMinutes } from './travelMinutes.ts'

/**
 * Travel minutes between communes (where people live) and cabinets (where they go), row by row: the pairs of
 * cabinet j are `start[j]` to `start[j + 1]`, each with the index of its commune, ascending. A pair that is not
 * listed is out of reach.
 */
export interface Pairs {
  readonly communes: number
  readonly cabinets: number
  readonly start: Int32Array
  readonly commune: Int32Array
  readonly minutes: Float64Array
}

/** What a pair needs of a commune. */
export interface Origin {
  readonly code: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number | null
}

/** What a pair needs of a cabinet. */
export interface Destination {
  readonly codeCommune: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
}

const RADIAN = Math.PI / 180
const KM_PER_DEGREE = RADIAN * EARTH_KM

/**
 * All pairs within `maxMinutes` on one network, by the estimate of method §2. A grid of the reach's size over the
 * origins is walked once per destination, so the cost follows the number of pairs, not communes × cabinets.
 */
export function pairsWithin(
  origins: readonly Origin[],
  destinations: readonly Destination[],
  maxMinutes: number,
): Pairs {
  const reach = reachKilometres(maxMinutes)
  const grid = gridOf(origins, reach)
  const start = new Int32Array(destinations.length + 1)
  let commune = new Int32Array(1024 + destinations.length * 300)
  let minutes = new Float64Array(commune.length)
  const found: number[] = []
  const times = new Float64Array(origins.length)
  let size = 0
  destinations.forEach((to, j) => {
    found.length = 0
    const visit = (i: number): void => {
      const from = origins[i]!
      if (from.reseau !== to.reseau) return
      const own = from.code === to.codeCommune
      const km = own ? intraCommuneKilometres(from.areaKm2) : haversine(from.lon, from.lat, to.lon, to.lat)
      const t = travelMinutes(km)
      if (!(t <= maxMinutes)) return
      times[i] = t
      found.push(i)
    }
    eachNear(grid, to, reach, visit)
    found.sort((a, b) => a - b)
    if (size + found.length > commune.length) {
      commune = grown(commune, new Int32Array((size + found.length) * 2))
      minutes = grown(minutes, new Float64Array((size + found.length) * 2))
    }
    for (const i of found) {
      commune[size] = i
      minutes[size++] = times[i]!
    }
    start[j + 1] = size
  })
  return {
    communes: origins.length,
    cabinets: destinations.length,
    start,
    commune: commune.slice(0, size),
    minutes: minutes.slice(0, size),
  }
}

interface Grid {
  readonly cells: ReadonlyMap<number, readonly number[]>
  readonly degrees: number
  /** Where a commune's own cell is, for a cabinet placed far from the point of its commune. */
  readonly byCode: ReadonlyMap<string, number>
}

const COLUMNS = 1 << 16

function gridOf(origins: readonly Origin[], reach: number): Grid {
  const degrees = Math.max(reach, 1) / KM_PER_DEGREE / 2
  const cells = new Map<number, number[]>()
  const byCode = new Map<string, number>()
  origins.forEach((from, i) => {
    byCode.set(from.code, i)
    if (!Number.isFinite(from.lon) || !Number.isFinite(from.lat)) return
    const key = cell(from.lat, degrees) * COLUMNS + cell(from.lon, degrees)
    const here = cells.get(key)
    if (here) here.push(i)
    else cells.set(key, [i])
  })
  return { cells, degrees, byCode }
}

function cell(degree: number, size: number): number {
  return Math.floor((degree + 180) / size)
}

/** Visits once every origin that may lie within `reach` of `to`, and the commune of `to` itself. */
function eachNear(grid: Grid, to: Destination, reach: number, visit: (i: number) => void): void {
  const own = grid.byCode.get(to.codeCommune)
  if (own !== undefined) visit(own)
  if (!Number.isFinite(to.lon) || !Number.isFinite(to.lat) || !(reach >= 0)) return
  const tall = reach / KM_PER_DEGREE
  const widest = Math.cos(Math.min(89, Math.abs(to.lat) + tall) * RADIAN)
  const wide = Math.min(180, tall / widest)
  for (let y = cell(to.lat - tall, grid.degrees); y <= cell(to.lat + tall, grid.degrees); y++)
    for (let x = cell(to.lon - wide, grid.degrees); x <= cell(to.lon + wide, grid.degrees); x++)
      for (const i of grid.cells.get(y * COLUMNS + x) ?? []) if (i !== own) visit(i)
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
