import type { MultiPolygon } from 'geojson'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import type { Divisions } from './divisions.ts'
import type { Contours } from './contours.ts'

/** A level that has shapes of its own. */
export type DrawnLevel = Exclude<AnyNiveau, 'france'>

/** What the atlas calls the layer of each level: in tiles, in `/ogc`, in credits. */
export const layerOf = {
  commune: 'communes',
  circonscription: 'circonscriptions',
  departement: 'departements',
  region: 'regions',
  canton: 'cantons',
  epci: 'epci',
  'bassin-de-vie': 'bassins-de-vie',
  arrondissement: 'arrondissements',
} as const satisfies Readonly<Record<DrawnLevel, string>>

/** The polygons of any level by code, degrees WGS 84; those of a découpage are dissolved when first asked for. */
export const shapesOf = (
  { contours, divisions }: { readonly contours: Contours; readonly divisions: Divisions },
  niveau: DrawnLevel,
): ReadonlyMap<string, MultiPolygon> =>
  isDecoupage(niveau) ? divisions.contours(niveau) : contours[layerOf[niveau]]
