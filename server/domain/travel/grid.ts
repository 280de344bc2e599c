import { cos } from '../math/sine.ts'
import { EARTH_KM } from './haversine.ts'

/** A place in WGS 84 degrees. */
export interface Place {
  readonly lon: number
  readonly lat: number
}

/**
 * Places sorted into square cells of `degrees`, row by row, so that those of a box of cells lie in few runs of `order`.
 * Places whose coordinates are not numbers are in no cell.
 */
export interface Grid {
  readonly degrees: number
  readonly columns: number
  readonly south: number
  readonly west: number
  readonly rows: number
  readonly start: Int32Array
  /** Indices of the places, cell by cell, ascending within a cell. */
  readonly order: Int32Array
}

const RADIAN = Math.PI / 180
/** Kilometres in one degree of a meridian. */
export const KM_PER_DEGREE = RADIAN * EARTH_KM

/** The grid of `places` with cells about `kilometres` tall. */
export function gridOf(places: readonly Place[], kilometres: number): Grid {
  const degrees = Math.max(kilometres, 1) / KM_PER_DEGREE
  const placed = places.filter(isPlaced)
  const south = placed.reduce((least, { lat }) => Math.min(least, lat), 90)
  const north = placed.reduce((most, { lat }) => Math.max(most, lat), -90)
  const west = placed.reduce((least, { lon }) => Math.min(least, lon), 180)
  const east = placed.reduce((most, { lon }) => Math.max(most, lon), -180)
  const columns = Math.max(1, Math.floor((east - west) / degrees) + 1)
  const rows = Math.max(1, Math.floor((north - south) / degrees) + 1)
  const cell = ({ lon, lat }: Place): number =>
    Math.floor((lat - south) / degrees) * columns + Math.floor((lon - west) / degrees)
  const start = new Int32Array(rows * columns + 1)
  for (const place of placed) start[cell(place) + 1]!++
  for (let c = 0; c < rows * columns; c++) start[c + 1]! += start[c]!
  const next = start.slice()
  const order = new Int32Array(placed.length)
  places.forEach((place, i) => {
    if (isPlaced(place)) order[next[cell(place)]!++] = i
  })
  return { degrees, columns, south, west, rows, start, order }
}

/** Writes to `found` the places in the cells that may lie within `kilometres` of `to`; returns how many. */
export function candidates(grid: Grid, to: Place, kilometres: number, found: Int32Array): number {
  if (!isPlaced(to) || !(kilometres >= 0)) return 0
  const tall = kilometres / KM_PER_DEGREE
  const wide = tall / cos(Math.min(89, Math.abs(to.lat) + tall) * RADIAN)
  const at = (degree: number, origin: number, most: number): number =>
    Math.max(0, Math.min(most, Math.floor((degree - origin) / grid.degrees)))
  const west = at(to.lon - wide, grid.west, grid.columns - 1)
  const east = at(to.lon + wide, grid.west, grid.columns - 1)
  let size = 0
  for (
    let y = at(to.lat - tall, grid.south, grid.rows - 1);
    y <= at(to.lat + tall, grid.south, grid.rows - 1);
    y++
  ) {
    const end = grid.start[y * grid.columns + east + 1]!
    for (let k = grid.start[y * grid.columns + west]!; k < end; k++) found[size++] = grid.order[k]!
  }
  return size
}

/** Whether a place has coordinates at all. */
export function isPlaced({ lon, lat }: Place): boolean {
  return Number.isFinite(lon) && Number.isFinite(lat)
}
