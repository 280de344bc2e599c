import type { MultiPolygon } from 'geojson'
import { ACROSS_NOTE } from '../../domain/across-note.ts'
import { compareText } from '../../domain/compareText.ts'
import { DECOUPAGES, HORS_NIVEAU, type Decoupage } from '../../domain/model.ts'
import { lazy } from '../lazy.ts'
import type { DecoupageTables } from '../package/decoupages.ts'
import type { Territory } from './territories.ts'

/** The découpages that cut across the circonscriptions, each read and drawn when it is first asked for. */
export interface Divisions {
  /** Every area of a level by code, and last the communes that belong to none. */
  readonly list: (niveau: Decoupage) => readonly Territory[]
  readonly find: (niveau: Decoupage, code: string) => Territory | undefined
  /** Code of the area of a commune; null: it belongs to none. */
  readonly areaOf: (niveau: Decoupage, codeCommune: string) => string | null
  readonly contours: (niveau: Decoupage) => ReadonlyMap<string, MultiPolygon>
}

/** `regionOf` gives the région of a département; `dissolve` the polygons of groups of communes. */
export function createDivisions(
  tables: () => DecoupageTables,
  regionOf: (departement: string) => string | null,
  dissolve: (areaOf: (codeCommune: string) => string) => ReadonlyMap<string, MultiPolygon>,
): Divisions {
  const read = lazy(tables)
  const areaOf = (niveau: Decoupage, commune: string): string | null =>
    read()[niveau].areaOf.get(commune) ?? null
  const areas = (niveau: Decoupage): ReadonlyMap<string, Territory> => {
    const rest = { niveau, explication: null, explicationEn: null, note: ACROSS_NOTE } as const
    const { areas: listed, areaOf: own } = read()[niveau]
    const named = listed
      .map(({ code, nom, departement }) => ({
        ...rest,
        code,
        nom,
        departement,
        region: regionOf(departement),
      }))
      .sort((a, b) => compareText(a.code, b.code))
    const outside = [...own.values()].includes(null)
      ? [{ ...rest, code: HORS_NIVEAU, nom: 'Hors niveau', departement: null, region: null }]
      : []
    return new Map([...named, ...outside].map((area) => [area.code, area]))
  }
  const each = <Value>(make: (niveau: Decoupage) => Value) => {
    const made = Object.fromEntries(DECOUPAGES.map((niveau) => [niveau, lazy(() => make(niveau))]))
    return (niveau: Decoupage): Value => made[niveau]!()
  }
  const byCode = each(areas)
  return {
    list: each((niveau) => [...byCode(niveau).values()]),
    find: (niveau, code) => byCode(niveau).get(code.trim().toUpperCase()) ?? byCode(niveau).get(code),
    areaOf,
    contours: each((niveau) => dissolve((commune) => areaOf(niveau, commune) ?? HORS_NIVEAU)),
  }
}
