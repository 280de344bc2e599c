import type { Feature, Geometry, Position } from 'geojson'
import { plie } from '../table/rows.ts'
import { attributsDe, type CoucheMienne, type Objet } from './layers.ts'
import { lignesDe, type Ligne } from './read-table.ts'
import type { EnDegres } from './unproject.ts'

/** What a file gives: a layer, and how many of its lines or objects have no place that can be read. */
export interface CoucheLue {
  readonly couche: Omit<CoucheMienne, 'id' | 'couleur'>
  readonly sansLieu: number
  /** Lines of the first of them. */
  readonly lignes: readonly number[]
}

const LON = [
  'lon',
  'long',
  'lng',
  'longitude',
  'x',
  'coordx',
  'coord x',
  'x wgs84',
  'lon wgs84',
  'x lambert',
  'x lambert93',
  'x l93',
  'x 2154',
  'lambert x',
]
const LAT = [
  'lat',
  'latitude',
  'y',
  'coordy',
  'coord y',
  'y wgs84',
  'lat wgs84',
  'y lambert',
  'y lambert93',
  'y l93',
  'y 2154',
  'lambert y',
]
/** What a file may hold and still be drawn at once. */
const MOST_OBJECTS = 30_000

/** Whether a table has columns of coordinates. */
export const aDesCoordonnees = (lignes: readonly Ligne[]): boolean => colonnesDe(lignes[0]) !== null

function colonnesDe(tete: Ligne | undefined): { readonly x: number; readonly y: number } | null {
  const noms = (tete?.cases ?? []).map((cell) => plie(cell))
  const trouver = (liste: readonly string[]): number => noms.findIndex((nom) => liste.includes(nom))
  const [x, y] = [trouver(LON), trouver(LAT)]
  return x >= 0 && y >= 0 ? { x, y } : null
}

/** Reads a CSV of points, degrees or metres (Lambert-93 and the systems overseas); null without two columns of coordinates or a place. */
export function lirePoints(texte: string, nom: string, enDegres: EnDegres): CoucheLue | null {
  const [tete, ...lignes] = lignesDe(texte)
  const colonnes = colonnesDe(tete)
  if (!tete || !colonnes) return null
  const lecteur = lecteurDe(enDegres)
  const sans: number[] = []
  const objets = lignes.slice(0, MOST_OBJECTS).flatMap(({ numero, cases }): Objet[] => {
    const [x, y] = [colonnes.x, colonnes.y].map((at) => Number((cases[at] ?? '').replace(',', '.') || NaN))
    const point = lecteur.lire([x!, y!])
    if (!point) {
      sans.push(numero)
      return []
    }
    const properties = Object.fromEntries(
      tete.cases.flatMap((cle, at) =>
        at === colonnes.x || at === colonnes.y ? [] : [[cle, cases[at] ?? '']],
      ),
    )
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties }]
  })
  return faite(objets, nom, lecteur.systeme(), sans.length, sans.slice(0, 5))
}

/** Reads GeoJSON: points, lines, polygons; null when it is none. */
export function lireGeojson(texte: string, nom: string, enDegres: EnDegres): CoucheLue | null {
  let lu: unknown
  try {
    lu = JSON.parse(texte.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
  const lecteur = lecteurDe(enDegres)
  const features = featuresDe(lu).slice(0, MOST_OBJECTS)
  let sans = 0
  const objets = features.flatMap((feature): Objet[] => {
    const geometry = placee(feature.geometry, lecteur.lire)
    if (!geometry) sans++
    const properties = Object.fromEntries(
      Object.entries((feature.properties as object | null) ?? {}).map(([cle, value]) => [
        cle,
        value === null || typeof value === 'object' ? '' : String(value),
      ]),
    )
    return geometry ? [{ type: 'Feature', geometry, properties }] : []
  })
  return faite(objets, nom, lecteur.systeme(), sans, [])
}

function faite(
  objets: readonly Objet[],
  nom: string,
  systeme: string | null,
  sansLieu: number,
  lignes: readonly number[],
): CoucheLue | null {
  if (objets.length === 0) return null
  const couche = { nom, objets, attributs: attributsDe(objets), filtre: null, montree: true, systeme }
  return { couche, sansLieu, lignes }
}

/** Reads positions and remembers the system of the last one in metres. */
function lecteurDe(enDegres: EnDegres) {
  let systeme: string | null = null
  return {
    systeme: () => systeme,
    lire: ([x, y]: Position): Position | null => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) return null
      if (Math.abs(x!) <= 180 && Math.abs(y!) <= 90) return [x!, y!]
      const point = enDegres(x!, y!)
      if (!point) return null
      systeme = point.system
      return [point.lon, point.lat]
    },
  }
}

function featuresDe(lu: unknown): readonly Pick<Feature, 'geometry' | 'properties'>[] {
  if (typeof lu !== 'object' || lu === null) return []
  const { type, features } = lu as { type?: unknown; features?: unknown }
  if (type === 'FeatureCollection') return Array.isArray(features) ? (features as Feature[]) : []
  if (type === 'Feature') return [lu as Feature]
  return [{ geometry: lu as Geometry, properties: {} }]
}

const FORMES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']

/** A geometry whose every position was read; null when one was not, or it is of no known form. */
function placee(geometry: unknown, lire: (at: Position) => Position | null): Objet['geometry'] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (!FORMES.includes(type ?? '') || !Array.isArray(coordinates)) return null
  let whole = true
  const passer = (part: unknown): unknown => {
    if (!Array.isArray(part)) {
      whole = false
      return part
    }
    if (typeof part[0] !== 'number') return part.map(passer)
    const point = lire(part as Position)
    if (!point) whole = false
    return point
  }
  const neuves = passer(coordinates)
  return whole ? ({ type, coordinates: neuves } as unknown as Objet['geometry']) : null
}
