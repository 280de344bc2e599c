import type { MultiPolygon } from 'geojson'
import type { Arrondissement, Cabinet, Commune, Inputs } from '../../domain/model.ts'
import { outlinesOf, type Contours, type Outlines } from './contours.ts'
import { holds } from '../../holdings.ts'
import { lazy } from '../lazy.ts'
import { createGround } from './ground.ts'
import type { Ground } from '../../domain/places/ground.ts'
import { createPlaceKnown, type PlaceKnown } from './place-known.ts'
import { createSeatsOf, type SeatsOf } from './seats.ts'
import type { Settlement } from '../../domain/places/model.ts'
import { createResolver, type Resolver } from '../../domain/places/resolver.ts'
import { createDivisions, type Divisions } from './divisions.ts'
import type { DecoupageTables } from '../package/decoupages.ts'
import { createTerritories, type AreaNames, type Territories } from './territories.ts'
import { createOrdersOf, type OrdersOf } from '../../domain/zoning.ts'
import type { Structure } from '../../domain/registers/structure.ts'
import { createStructures, type Structures } from './structures.ts'
import { tileSources } from '../tiles/tile-sources.ts'
import type { TileArchive } from '../tiles/tile-archive.ts'
import { createTiles, type Tiles } from '../tiles/tiles.ts'

/** Everything the atlas is drawn from. */
export interface LandInputs {
  readonly inputs: Inputs
  readonly names: AreaNames
  readonly gazetteer: () => readonly Settlement[]
  /** Maisons and centres de santé, CPTS; none: they are not loaded. */
  readonly structures?: readonly Structure[]
  readonly contours: Contours
  /** The communes one at a time. */
  readonly outlines?: () => Outlines
  /** Polygons of the arrondissements of Paris, Lyon and Marseille. */
  readonly districts?: () => ReadonlyMap<string, MultiPolygon>
  /** The découpages; without them everything is outside every one. */
  readonly decoupages?: () => DecoupageTables
  /** Polygons of groups of communes. */
  readonly grouped?: (groupOf: (codeCommune: string) => string) => ReadonlyMap<string, MultiPolygon>
  /** Dissolved polygons of the zoning, by class (`ZIP`, `ZAC`). */
  readonly zonage: () => ReadonlyMap<string, MultiPolygon>
  /** The tiles, when they were cut before. */
  readonly findTiles?: () => TileArchive | undefined
}

/** What of the atlas no writing changes: places, territories, polygons and their tiles. */
export interface Land {
  readonly communes: ReadonlyMap<string, Commune>
  readonly circonscriptionsOf: SeatsOf
  readonly placeKnown: PlaceKnown
  readonly places: Resolver
  readonly territories: Territories
  /** The orders behind the zoning of an area; null where they are not loaded. */
  readonly ordersOf: OrdersOf
  readonly divisions: Divisions
  readonly structures: Structures
  readonly contours: Contours
  /** The communes one at a time, for who needs a few: all of them weigh ninety megabytes. */
  readonly outlines: () => Outlines
  /** Polygons of the arrondissements of Paris, Lyon and Marseille. */
  readonly districts: () => ReadonlyMap<string, MultiPolygon>
  readonly ground: Ground
  /** The arrondissement of Paris, Lyon or Marseille in which a cabinet stands; null elsewhere, and where only its city is known. */
  readonly districtOf: (cabinet: Pick<Cabinet, 'codeCommune' | 'lon' | 'lat'>) => Arrondissement | null
  /** The commune at a point; null outside the service. */
  readonly communeAt: (lon: number, lat: number) => Commune | null
  /** Tiles of the layers that never change. */
  readonly tiles: Tiles
  /** What is made when first used, in the order in which people ask for it. */
  readonly steps: readonly (() => unknown)[]
}

/** Tables in which no commune belongs to anything. */
const noDecoupages = (communes: readonly Commune[]) => (): DecoupageTables => {
  const none = { areas: [], areaOf: new Map(communes.map(({ code }) => [code, null])) }
  return { canton: none, epci: none, 'bassin-de-vie': none, arrondissement: none }
}

const heldBy = ({ held }: Tiles): unknown => held()

/** Draws the land; the indices of names, points and tiles are made when first used. */
export function createLand({
  inputs,
  names,
  gazetteer,
  structures = [],
  contours,
  outlines = () => outlinesOf(contours.communes),
  districts = () => new Map(),
  decoupages = noDecoupages(inputs.communes),
  grouped = () => new Map(),
  zonage,
  findTiles = () => undefined,
}: LandInputs): Land {
  const communes = new Map(inputs.communes.map((commune) => [commune.code, commune]))
  const circonscriptions = {
    departements: names.departements,
    regions: names.regions,
    circonscriptions: new Map(inputs.circonscriptions.map(({ code, libelle }) => [code, libelle])),
  }
  const territories = createTerritories(inputs.communes, inputs.circonscriptions, inputs.parts, names)
  const divisions = createDivisions(
    decoupages,
    (code) => territories.find('departement', code)?.region ?? null,
    grouped,
  )
  const tiles = createTiles(
    tileSources({
      contours,
      communes: inputs.communes,
      names: circonscriptions,
      divisions,
      structures,
      zonage,
    }),
    findTiles,
  )
  holds('tiles', tiles, heldBy)
  const placeKnown = createPlaceKnown(inputs)
  const ground = createGround(inputs.arrondissements, outlines, districts)
  const regionOf = new Map(inputs.communes.map(({ departement, region }) => [departement, region]))
  const named = (of: ReadonlyMap<string, string>) => Array.from(of, ([code, nom]) => ({ code, nom }))
  const places = lazy(() =>
    createResolver({
      settlements: gazetteer(),
      departements: named(names.departements).map((own) => ({
        ...own,
        region: regionOf.get(own.code) ?? '',
      })),
      regions: named(names.regions),
    }),
  )

  return {
    communes,
    circonscriptionsOf: createSeatsOf(inputs.parts, placeKnown, () => contours.circonscriptions),
    placeKnown,
    places: {
      resolve: (text, limit) => places().resolve(text, limit),
      communesOf: (zone) => places().communesOf(zone),
      get byCode() {
        return places().byCode
      },
    },
    territories,
    ordersOf: createOrdersOf(inputs.communes),
    divisions,
    structures: createStructures(structures, communes),
    contours,
    outlines,
    districts,
    ground,
    districtOf: (cabinet) => {
      const { lon, lat, codeCommune } = cabinet
      const code = placeKnown(cabinet)?.code ?? ground.districtAt(lon, lat, codeCommune)
      return inputs.arrondissements?.find((district) => district.code === code) ?? null
    },
    communeAt: (lon, lat) => communes.get(ground.communeAt(lon, lat) ?? '') ?? null,
    tiles,
    steps: [places, () => ground.communeAt(0, 0)],
  }
}
