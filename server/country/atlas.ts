import { LRUCache } from 'lru-cache'
import { allocateInSteps } from '../domain/allocate.ts'
import { compareText } from '../domain/compareText.ts'
import type { Cabinet, Commune, Inputs, StatusEvent } from '../domain/model.ts'
import { REGISTER_COLUMNS } from '../domain/roster/cabinet-columns.ts'
import type { Start } from '../domain/travel/nearestFrom.ts'
import { DEFAULT_PARAMETERS } from '../domain/parameters.ts'
import { inTurns } from '../in-turns.ts'
import { CABINET_LAYER, cabinetLayer } from './tiles/cabinet-tiles.ts'
import { columnsLater } from './views/columns.ts'
import { createLand, type Land, type LandInputs } from './land/land.ts'
import { lazy } from './lazy.ts'
import { isServed, nearest, type Near, type Wanted } from './land/nearest.ts'
import { sha256 } from '../sha256.ts'
import { canonicalJson } from './runs/run-id.ts'
import type { PlacedStructure } from './land/structures.ts'
import { withSeats } from './land/seats.ts'
import type { Tile, TileLayerInfo } from './tiles/tile-layer.ts'
import type { TileArchive } from './tiles/tile-archive.ts'
import { createTiles, type Tiles } from './tiles/tiles.ts'
import { allocated, createViews, type Allocated, type View, type Views } from './views/view.ts'

/** The country in memory: what the hot reads need, on either database. */
export interface Atlas extends Omit<Land, 'tiles' | 'steps'> {
  /** What it was drawn from; of the statuses, what was known then. */
  readonly inputs: Inputs
  /** Sorted by id. */
  readonly cabinets: readonly Cabinet[]
  readonly cabinet: (id: string) => Cabinet | undefined
  /** Newest first. */
  readonly events: (cabinetId: string) => readonly StatusEvent[]
  /** All that is now known, whatever the cabinet. */
  readonly everyEvent: () => readonly StatusEvent[]
  readonly demonstration: boolean
  readonly nearest: (
    from: Start,
    wanted: Wanted,
  ) => { readonly near: readonly Near<Cabinet>[]; readonly matched: number }
  /** The maisons and centres de santé nearest to a point, by the same journeys. */
  readonly nearestHouses: (from: Start, limit: number) => readonly Near<PlacedStructure>[]
  /** Whether a commune's network, or one across the water from it, has any cabinet. */
  readonly isServed: (commune: Commune) => boolean
  readonly views: Views
  /** SHA-256 of the cabinets. */
  readonly cabinetsHash: string
  /** SHA-256 of what is now known of the statuses on a day (ISO date): what begins later does not change it. */
  readonly eventsHash: (asOf: string) => string
  /** Takes the statuses as they are now known. */
  readonly useEvents: (events: readonly StatusEvent[]) => void
  /** The same country with other cabinets, and what is known of them; others are answered while it is made. */
  readonly withRoster: (cabinets: readonly Cabinet[], events: readonly StatusEvent[]) => Promise<Atlas>
  /** Makes what the first visitors would wait for, a step at a time between requests. */
  readonly warm: (asOf: string) => Promise<void>
  readonly tileLayers: readonly TileLayerInfo[]
  /** Takes the tiles of the fixed layers, cut meanwhile. */
  readonly useTiles: (archive: TileArchive) => void
  /** Names the bytes of a fixed layer's tiles; none before they are cut, and none of the cabinets. */
  readonly tilesHash: (layer: string) => string | undefined
  /** A tile as of a day; null where empty, undefined where the layer has none. */
  readonly tile: (layer: string, z: number, x: number, y: number, asOf: string) => Tile | null | undefined
}

/** Days whose cabinet tiles are kept, and days whose hash of the events is. */
const KEPT_DAYS = 4
const KEPT_HASHES = 64

/** Gives the allocation of the cabinets of this hash: makes it, or has it already. */
type Allocate = (cabinetsHash: string, make: () => Allocated) => Allocated

/** Draws the atlas; `locate` indices and tile indices are made when first used. */
export function createAtlas(inputs: LandInputs, allocate: Allocate = (_hash, make) => make()): Atlas {
  const land = createLand(inputs)
  const hash = hashOfCabinets(inputs.inputs.cabinets)
  const made = allocate(hash, () => allocated(withSeats(inputs.inputs, land.circonscriptionsOf)))
  return withCabinets(land, inputs.inputs, made, hash)
}

/** The land with its cabinets and what is known of them. */
function withCabinets(land: Land, inputs: Inputs, made: Allocated, cabinetsHash: string): Atlas {
  const { tiles, steps, ...fixed } = land
  const views = createViews(inputs, DEFAULT_PARAMETERS, made)
  const { cabinets } = views.allocation
  const byId = new Map(cabinets.map((cabinet) => [cabinet.id, cabinet]))
  let known = inputs.events
  let byCabinet = lazy(() => eventsByCabinet(known))
  const hashes = new LRUCache<string, string>({ max: KEPT_HASHES })
  const cabinetTiles = new LRUCache<View, Tiles>({ max: KEPT_DAYS })

  return {
    ...fixed,
    inputs,
    cabinets,
    cabinet: (id) => byId.get(id),
    events: (id) => byCabinet().get(id) ?? [],
    everyEvent: () => known,
    demonstration: cabinets.some(({ demonstration }) => demonstration),
    nearest: (from, wanted) => nearest(views.allocation.communes, cabinets, from, wanted),
    nearestHouses: (from, limit) =>
      nearest(views.allocation.communes, fixed.structures.houses, from, { limit }).near,
    isServed: (commune) => isServed(views.allocation.communes, cabinets, commune),
    views,
    cabinetsHash,
    eventsHash: (asOf) => {
      const hash = hashes.get(asOf) ?? hashOfEvents(known, asOf)
      hashes.set(asOf, hash)
      return hash
    },
    useEvents: (events) => {
      known = events
      byCabinet = lazy(() => eventsByCabinet(events))
      hashes.clear()
      views.useEvents(events)
    },
    withRoster: async (others, events) => {
      const hash = hashOfCabinets(others)
      const same = hash === cabinetsHash
      const changed = { ...inputs, cabinets: others, events }
      const made = same
        ? views
        : await allocatedInTurns(withSeats(changed, land.circonscriptionsOf), views.allocation)
      const atlas = withCabinets(land, changed, made, hash)
      const analyst = same ? views.analyst() : null
      if (analyst) atlas.views.useAnalyst(analyst)
      return atlas
    },
    warm: async (asOf) => {
      for (const step of [...steps, () => columnsLater(views.at(asOf).levels.commune)]) {
        await new Promise((resolve) => setImmediate(resolve))
        await step()
      }
    },
    tileLayers: [...tiles.layers, CABINET_LAYER],
    useTiles: tiles.useArchive,
    tilesHash: tiles.hashOf,
    tile: (layer, z, x, y, asOf) => {
      if (layer !== CABINET_LAYER.id) return tiles.tile(layer, z, x, y)
      const view = views.at(asOf)
      const ofDay = cabinetTiles.get(view) ?? createTiles([cabinetLayer(cabinets, view.statuses)])
      cabinetTiles.set(view, ofDay)
      return ofDay.tile(layer, z, x, y)
    },
  }
}

async function allocatedInTurns(inputs: Inputs, before: Views['allocation']): Promise<Allocated> {
  const start = performance.now()
  const allocation = await inTurns(allocateInSteps(inputs, DEFAULT_PARAMETERS, before))
  return { allocation, durationMs: performance.now() - start }
}

/**
 * SHA-256 of cabinets given in the order of their ids. Numbers of registers and exceptions to the hours that are not given are
 * left out, as before there were any: what was calculated then keeps its run.
 */
export const hashOfCabinets = (cabinets: readonly Cabinet[]): string =>
  sha256(canonicalJson(cabinets.map(withoutWhatIsNew)))

function withoutWhatIsNew(cabinet: Cabinet): Partial<Cabinet> {
  const said: { -readonly [Key in keyof Cabinet]?: Cabinet[Key] } = { ...cabinet }
  for (const key of [...REGISTER_COLUMNS.map((column) => column.key), 'horairesExceptionnels'] as const)
    if (said[key] === null) delete said[key]
  return said
}

/** Events never change and most stay from one change to the next: their text is made once. */
const texts = new WeakMap<StatusEvent, string>()
function textOf(event: StatusEvent): string {
  const text = texts.get(event) ?? canonicalJson(event)
  texts.set(event, text)
  return text
}

/** SHA-256 of the canonical JSON of the events that a day's view rests on, whatever their order. */
export const hashOfEvents = (events: readonly StatusEvent[], asOf: string): string =>
  sha256(
    `[${events
      .filter(({ effectiveOn, retractedAt }) => effectiveOn <= asOf && retractedAt === undefined)
      .sort((a, b) => compareText(a.id, b.id))
      .map(textOf)
      .join(',')}]`,
  )

function eventsByCabinet(events: readonly StatusEvent[]): ReadonlyMap<string, readonly StatusEvent[]> {
  const groups = new Map<string, StatusEvent[]>()
  const newest = (a: StatusEvent, b: StatusEvent): number =>
    compareText(b.effectiveOn, a.effectiveOn) ||
    compareText(b.reportedOn, a.reportedOn) ||
    compareText(b.recordedAt, a.recordedAt) ||
    compareText(b.id, a.id)
  for (const event of events) {
    const group = groups.get(event.cabinetId)
    if (group) group.push(event)
    else groups.set(event.cabinetId, [event])
  }
  for (const group of groups.values()) group.sort(newest)
  return groups
}
