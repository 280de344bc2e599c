import type { MultiPolygon } from 'geojson'
import type { Cabinet, Commune, Inputs, StatusEvent } from '../domain/model.ts'
import { CABINET_LAYER, cabinetLayer } from './cabinet-tiles.ts'
import { columnsLater } from './columns.ts'
import type { Contours } from './contours.ts'
import { createLocate } from './locate.ts'
import { createLru } from './lru.ts'
import { nearest, type Near } from './nearest.ts'
import { createPlaces, type GazetteerEntry, type Places } from './places.ts'
import { canonicalJson, sha256 } from './run-id.ts'
import { createTerritories, type AreaNames, type Territories } from './territories.ts'
import type { Tile, TileLayerInfo } from './tile-layer.ts'
import { tileSources } from './tile-sources.ts'
import { createTiles, type Tiles } from './tiles.ts'
import { createViews, type View, type Views } from './view.ts'

/** Everything the atlas is drawn from. */
export interface AtlasInputs {
  readonly inputs: Inputs
  readonly names: AreaNames
  readonly gazetteer: readonly GazetteerEntry[]
  readonly contours: Contours
  /** Dissolved polygons of the zoning, by class (`ZIP`, `ZAC`). */
  readonly zonage: () => ReadonlyMap<string, MultiPolygon>
}

/** The country in memory: what the hot reads need, on either database. */
export interface Atlas {
  readonly communes: ReadonlyMap<string, Commune>
  /** Sorted by id. */
  readonly cabinets: readonly Cabinet[]
  readonly cabinet: (id: string) => Cabinet | undefined
  /** Newest first. */
  readonly events: (cabinetId: string) => readonly StatusEvent[]
  /** The circonscription in which a cabinet stands; undefined outside every contour. */
  readonly circonscriptionOf: (cabinet: Cabinet) => string | undefined
  readonly demonstration: boolean
  readonly places: Places
  readonly territories: Territories
  readonly contours: Contours
  /** The commune at a point; null outside the service. */
  readonly communeAt: (lon: number, lat: number) => Commune | null
  readonly nearest: (
    from: { readonly lon: number; readonly lat: number; readonly reseau: string },
    limit: number,
    keep: (cabinet: Cabinet) => boolean,
  ) => Near[]
  readonly views: Views
  /** SHA-256 of the statuses as they are now known. */
  readonly eventsHash: () => string
  /** Takes the statuses as they are now known. */
  readonly useEvents: (events: readonly StatusEvent[]) => void
  /** Makes what the first visitors would wait for, a step at a time between requests. */
  readonly warm: (asOf: string) => Promise<void>
  readonly tileLayers: readonly TileLayerInfo[]
  /** A tile as of a day; null where empty, undefined where the layer has none. */
  readonly tile: (layer: string, z: number, x: number, y: number, asOf: string) => Tile | null | undefined
}

/** Days whose cabinet tiles are kept. */
const KEPT_DAYS = 4

/** Draws the atlas; `locate` indices and tile indices are made when first used. */
export function createAtlas({ inputs, names, gazetteer, contours, zonage }: AtlasInputs): Atlas {
  const views = createViews(inputs)
  const { cabinets } = views.allocation
  const byId = new Map(cabinets.map((cabinet) => [cabinet.id, cabinet]))
  const communes = new Map(inputs.communes.map((commune) => [commune.code, commune]))
  let events = eventsByCabinet(inputs.events)
  let eventsHash = lazy(() => hashOf(inputs.events))
  const circonscriptions = {
    departements: names.departements,
    regions: names.regions,
    circonscriptions: new Map(inputs.circonscriptions.map(({ code, libelle }) => [code, libelle])),
  }
  const tiles = createTiles(
    tileSources({ contours, communes: inputs.communes, names: circonscriptions, zonage }),
  )
  const cabinetTiles = createLru<View, Tiles>(KEPT_DAYS)
  const locateCommune = lazy(() => createLocate(contours.communes))
  const locateCirconscription = lazy(() => createLocate(contours.circonscriptions))
  const partsOf = new Map<string, string[]>()
  for (const { codeCommune, circonscription } of inputs.parts)
    partsOf.set(codeCommune, [...(partsOf.get(codeCommune) ?? []), circonscription])

  return {
    communes,
    cabinets,
    cabinet: (id) => byId.get(id),
    events: (id) => events.get(id) ?? [],
    circonscriptionOf: ({ codeCommune, lon, lat }) => {
      const among = partsOf.get(codeCommune) ?? []
      if (among.length === 1) return among[0]
      const found = locateCirconscription()(lon, lat)
      return found !== null && among.includes(found) ? found : among[0]
    },
    demonstration: cabinets.some(({ demonstration }) => demonstration),
    places: createPlaces(gazetteer),
    territories: createTerritories(inputs.communes, inputs.circonscriptions, inputs.parts, names),
    contours,
    communeAt: (lon, lat) => communes.get(locateCommune()(lon, lat) ?? '') ?? null,
    nearest: (from, limit, keep) => nearest(cabinets, from, limit, keep),
    views,
    eventsHash: () => eventsHash(),
    useEvents: (known) => {
      events = eventsByCabinet(known)
      eventsHash = lazy(() => hashOf(known))
      views.useEvents(known)
    },
    warm: async (asOf) => {
      const steps = [
        locateCommune,
        () => columnsLater(views.at(asOf), 'commune'),
        ...tiles.layers.map(
          ({ id }) =>
            () =>
              tiles.prepare(id),
        ),
      ]
      for (const step of steps) {
        await step()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    tileLayers: [...tiles.layers, CABINET_LAYER],
    tile: (layer, z, x, y, asOf) => {
      if (layer !== CABINET_LAYER.id) return tiles.tile(layer, z, x, y)
      const view = views.at(asOf)
      const known = cabinetTiles.get(view) ?? createTiles([cabinetLayer(cabinets, view.statuses)])
      cabinetTiles.set(view, known)
      return known.tile(layer, z, x, y)
    },
  }
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

const hashOf = (events: readonly StatusEvent[]): string =>
  sha256(canonicalJson([...events].sort((a, b) => compare(a.id, b.id))))

function eventsByCabinet(events: readonly StatusEvent[]): ReadonlyMap<string, readonly StatusEvent[]> {
  const groups = new Map<string, StatusEvent[]>()
  const newest = (a: StatusEvent, b: StatusEvent): number =>
    compare(b.effectiveOn, a.effectiveOn) ||
    compare(b.reportedOn, a.reportedOn) ||
    compare(b.recordedAt, a.recordedAt) ||
    compare(b.id, a.id)
  for (const event of [...events].sort(newest)) {
    const group = groups.get(event.cabinetId)
    if (group) group.push(event)
    else groups.set(event.cabinetId, [event])
  }
  return groups
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
