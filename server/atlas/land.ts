import type { MultiPolygon } from 'geojson'
import type { Cabinet, Commune, Inputs } from '../domain/model.ts'
import type { Contours } from './contours.ts'
import { lazy } from './lazy.ts'
import { createLocate } from './locate.ts'
import { createPlaces, type GazetteerEntry, type Places } from './places.ts'
import { createTerritories, type AreaNames, type Territories } from './territories.ts'
import { tileSources } from './tile-sources.ts'
import { createTiles, type Tiles } from './tiles.ts'

/** Everything the atlas is drawn from. */
export interface LandInputs {
  readonly inputs: Inputs
  readonly names: AreaNames
  readonly gazetteer: readonly GazetteerEntry[]
  readonly contours: Contours
  /** Dissolved polygons of the zoning, by class (`ZIP`, `ZAC`). */
  readonly zonage: () => ReadonlyMap<string, MultiPolygon>
}

/** What of the atlas no writing changes: places, territories, polygons and their tiles. */
export interface Land {
  readonly communes: ReadonlyMap<string, Commune>
  /** The circonscription in which a cabinet stands; undefined outside every contour. */
  readonly circonscriptionOf: (cabinet: Cabinet) => string | undefined
  readonly places: Places
  readonly territories: Territories
  readonly contours: Contours
  /** The commune at a point; null outside the service. */
  readonly communeAt: (lon: number, lat: number) => Commune | null
  /** Tiles of the layers that never change. */
  readonly tiles: Tiles
  /** What is made when first used, each of them some tens of milliseconds. */
  readonly steps: readonly (() => unknown)[]
}

/** Draws the land; `locate` indices and tile indices are made when first used. */
export function createLand({ inputs, names, gazetteer, contours, zonage }: LandInputs): Land {
  const communes = new Map(inputs.communes.map((commune) => [commune.code, commune]))
  const circonscriptions = {
    departements: names.departements,
    regions: names.regions,
    circonscriptions: new Map(inputs.circonscriptions.map(({ code, libelle }) => [code, libelle])),
  }
  const tiles = createTiles(
    tileSources({ contours, communes: inputs.communes, names: circonscriptions, zonage }),
  )
  const locateCommune = lazy(() => createLocate(contours.communes))
  const locateCirconscription = lazy(() => createLocate(contours.circonscriptions))
  const partsOf = new Map<string, string[]>()
  for (const { codeCommune, circonscription } of inputs.parts)
    partsOf.set(codeCommune, [...(partsOf.get(codeCommune) ?? []), circonscription])

  return {
    communes,
    circonscriptionOf: ({ codeCommune, lon, lat }) => {
      const among = partsOf.get(codeCommune) ?? []
      if (among.length === 1) return among[0]
      const found = locateCirconscription()(lon, lat)
      return found !== null && among.includes(found) ? found : among[0]
    },
    places: createPlaces(gazetteer),
    territories: createTerritories(inputs.communes, inputs.circonscriptions, inputs.parts, names),
    contours,
    communeAt: (lon, lat) => communes.get(locateCommune()(lon, lat) ?? '') ?? null,
    tiles,
    steps: [
      locateCommune,
      ...tiles.layers.map(
        ({ id }) =>
          () =>
            tiles.prepare(id),
      ),
    ],
  }
}
