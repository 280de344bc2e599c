import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { NiveauLarge } from '../layers/layer.ts'
import { TUILES_DE } from '../layers/surface.ts'
import type { Perimetre } from '../state.ts'

/** West, south, east, north, degrees. */
export type Emprise = readonly [number, number, number, number]

/** Where the map is asked to go: an area by code, a perimeter, bounds, or null for the whole mainland. */
export interface Cible {
  readonly lieu: string | Perimetre | Emprise | null
}

/** An area drawn in the units of its tile (y down). */
interface Silhouette {
  readonly code: string
  readonly trace: string
  /** Bounds in the same units: left, top, right, bottom. */
  readonly bornes: Emprise
}

/** Where everything is, for going there and for the insets: read from the very tiles the map paints. */
export interface Geographie {
  readonly emprises: ReadonlyMap<string, Emprise>
  /** Longitude and latitude of the middle of the largest piece of each area. */
  readonly centres: ReadonlyMap<string, readonly [number, number]>
  /** The pieces of areas, tile by tile. */
  readonly silhouettes: readonly Silhouette[]
}

/** Four tiles of zoom 4 hold the whole country: mainland west and east, then overseas the Americas and the Indian Ocean. */
const Z = 4
const TUILES = [
  [7, 5],
  [8, 5],
  [5, 7],
  [10, 8],
] as const

const union = (a: Emprise | undefined, b: Emprise): Emprise =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b

/** Longitude and latitude of a position of a tile, `part` 0..1 of the world's square. */
const lonOf = (part: number): number => part * 360 - 180
const latOf = (part: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * part))) * 180) / Math.PI

async function lireTuile(couche: string, x: number, y: number): Promise<VectorTile | null> {
  const reponse = await fetch(`/tiles/${couche}/${Z}/${x}/${y}.mvt`)
  if (reponse.status === 204) return null
  if (!reponse.ok) throw new Error(`tile ${couche}/${Z}/${x}/${y} answers ${reponse.status}`)
  return new VectorTile(new PbfReader(new Uint8Array(await reponse.arrayBuffer())))
}

const NULLE_PART: Geographie = { emprises: new Map(), centres: new Map(), silhouettes: [] }

const enCours = new Map<string, Promise<Geographie>>()

/** Bounds of every area of a level, and the outlines of those overseas; asked for once. */
export function chargerGeographie(niveau: NiveauLarge): Promise<Geographie> {
  const connue =
    enCours.get(niveau) ?? (niveau === 'groupes' ? Promise.resolve(NULLE_PART) : assembler(TUILES_DE[niveau]))
  if (niveau === 'groupes') return connue
  enCours.set(niveau, connue)
  connue.catch(() => enCours.delete(niveau))
  return connue
}

/** Takes the reader's own groupings, whose shapes come from no tile. */
export const poserGeographie = (geographie: Geographie): void =>
  void enCours.set('groupes', Promise.resolve(geographie))

async function assembler(couche: string): Promise<Geographie> {
  const emprises = new Map<string, Emprise>()
  const centres = new Map<string, readonly [number, number]>()
  const aires = new Map<string, number>()
  const silhouettes: Silhouette[] = []
  const tuiles = await Promise.all(TUILES.map(([x, y]) => lireTuile(couche, x, y)))
  tuiles.forEach((tuile, n) => {
    const [tx, ty] = TUILES[n]!
    const calque = tuile?.layers[couche]
    for (let i = 0; calque && i < calque.length; i++) {
      const objet = calque.feature(i)
      const code = String(objet.properties.code)
      const anneaux = objet.loadGeometry()
      const bornes = anneaux
        .flat()
        .reduce<Emprise | undefined>((b, { x, y }) => union(b, [x, y, x, y]), undefined)
      if (!bornes) continue
      const part = (v: number, base: number): number => (base + v / calque.extent) / 2 ** Z
      const [g, h, d, b] = bornes
      emprises.set(
        code,
        union(emprises.get(code), [
          lonOf(part(g, tx)),
          latOf(part(b, ty)),
          lonOf(part(d, tx)),
          latOf(part(h, ty)),
        ]),
      )
      for (const anneau of anneaux) {
        const { aire, x, y } = milieu(anneau)
        if (aire <= (aires.get(code) ?? 0)) continue
        aires.set(code, aire)
        centres.set(code, [lonOf(part(x, tx)), latOf(part(y, ty))])
      }
      const trace = anneaux.map((anneau) => `M${anneau.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('')
      silhouettes.push({ code, trace, bornes })
    }
  })
  return { emprises, centres, silhouettes }
}

/** Area (tile units, without sign) and centroid of a ring, by the shoelace formula. */
function milieu(anneau: readonly { readonly x: number; readonly y: number }[]) {
  let [double, x, y] = [0, 0, 0]
  anneau.forEach((a, n) => {
    const b = anneau[(n + 1) % anneau.length]!
    const croix = a.x * b.y - b.x * a.y
    double += croix
    x += (a.x + b.x) * croix
    y += (a.y + b.y) * croix
  })
  return { aire: Math.abs(double) / 2, x: x / (3 * double), y: y / (3 * double) }
}
