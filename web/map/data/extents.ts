import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { WideNiveau } from '../layers/layer.ts'
import { TILES_OF } from '../layers/surface.ts'
import type { Perimeter } from '../state.ts'

/** West, south, east, north, degrees. */
export type Extent = readonly [number, number, number, number]

/** Where the map is asked to go: an area by code, a perimeter, bounds, or null for the whole mainland. */
export interface Target {
  readonly place: string | Perimeter | Extent | null
}

/** An area drawn in the units of its tile (y down). */
interface Silhouette {
  readonly code: string
  readonly path: string
  /** Bounds in the same units: left, top, right, bottom. */
  readonly bounds: Extent
}

/** Where everything is, for going there and for the insets: read from the very tiles the map paints. */
export interface Geography {
  readonly extents: ReadonlyMap<string, Extent>
  /** Longitude and latitude of the middle of the largest piece of each area. */
  readonly centres: ReadonlyMap<string, readonly [number, number]>
  /** The pieces of areas, tile by tile. */
  readonly silhouettes: readonly Silhouette[]
}

/** Four tiles of zoom 4 hold the whole country: mainland west and east, then overseas the Americas and the Indian Ocean. */
const Z = 4
const TILES = [
  [7, 5],
  [8, 5],
  [5, 7],
  [10, 8],
] as const

const union = (a: Extent | undefined, b: Extent): Extent =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b

/** Longitude and latitude of a position of a tile, `part` 0..1 of the world's square. */
const lonOf = (part: number): number => part * 360 - 180
const latOf = (part: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * part))) * 180) / Math.PI

async function readTile(layer: string, x: number, y: number): Promise<VectorTile | null> {
  const response = await fetch(`/tiles/${layer}/${Z}/${x}/${y}.mvt`)
  if (response.status === 204) return null
  if (!response.ok) throw new Error(`tile ${layer}/${Z}/${x}/${y} answers ${response.status}`)
  return new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
}

const NOWHERE: Geography = { extents: new Map(), centres: new Map(), silhouettes: [] }

const inProgress = new Map<string, Promise<Geography>>()

/** Bounds of every area of a level, and the outlines of those overseas; asked for once. */
export function loadGeography(niveau: WideNiveau): Promise<Geography> {
  const known =
    inProgress.get(niveau) ?? (niveau === 'groupes' ? Promise.resolve(NOWHERE) : assemble(TILES_OF[niveau]))
  if (niveau === 'groupes') return known
  inProgress.set(niveau, known)
  known.catch(() => inProgress.delete(niveau))
  return known
}

/** Takes the reader's own groupings, whose shapes come from no tile. */
export const setGeography = (geography: Geography): void =>
  void inProgress.set('groupes', Promise.resolve(geography))

async function assemble(layer: string): Promise<Geography> {
  const extents = new Map<string, Extent>()
  const centres = new Map<string, readonly [number, number]>()
  const areas = new Map<string, number>()
  const silhouettes: Silhouette[] = []
  const tiles = await Promise.all(TILES.map(([x, y]) => readTile(layer, x, y)))
  tiles.forEach((tile, n) => {
    const [tx, ty] = TILES[n]!
    const tileLayer = tile?.layers[layer]
    for (let i = 0; tileLayer && i < tileLayer.length; i++) {
      const object = tileLayer.feature(i)
      const code = String(object.properties.code)
      const rings = object.loadGeometry()
      const bounds = rings
        .flat()
        .reduce<Extent | undefined>((b, { x, y }) => union(b, [x, y, x, y]), undefined)
      if (!bounds) continue
      const part = (v: number, base: number): number => (base + v / tileLayer.extent) / 2 ** Z
      const [g, h, d, b] = bounds
      extents.set(
        code,
        union(extents.get(code), [
          lonOf(part(g, tx)),
          latOf(part(b, ty)),
          lonOf(part(d, tx)),
          latOf(part(h, ty)),
        ]),
      )
      for (const ring of rings) {
        const { area, x, y } = middle(ring)
        if (area <= (areas.get(code) ?? 0)) continue
        areas.set(code, area)
        centres.set(code, [lonOf(part(x, tx)), latOf(part(y, ty))])
      }
      const path = rings.map((ring) => `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('')
      silhouettes.push({ code, path, bounds })
    }
  })
  return { extents, centres, silhouettes }
}

/** Area (tile units, without sign) and centroid of a ring, by the shoelace formula. */
function middle(ring: readonly { readonly x: number; readonly y: number }[]) {
  let [double, x, y] = [0, 0, 0]
  ring.forEach((a, n) => {
    const b = ring[(n + 1) % ring.length]!
    const cross = a.x * b.y - b.x * a.y
    double += cross
    x += (a.x + b.x) * cross
    y += (a.y + b.y) * cross
  })
  return { area: Math.abs(double) / 2, x: x / (3 * double), y: y / (3 * double) }
}
