import { badInput } from '../../contract/problem.ts'
import { OGC_FILTERS, type OgcItemsInput } from '../../contract/gis.ts'
import type { HandlerDeps } from '../deps.ts'
import { replay } from '../replay.ts'
import { boxesOf, meetsBoxes, type Meets } from './bbox.ts'
import type { Collection, Item } from './collections.ts'
import { crsOf, type Crs } from './crs.ts'
import { knownDays } from '../known-days.ts'
import { dayAsked } from './moment.ts'

/** What an address of items comes to. */
export interface Selection {
  readonly collection: Collection
  /** Of the day that is asked for. */
  readonly deps: HandlerDeps
  readonly crs: Crs
  /** The page. */
  readonly items: readonly Item[]
  readonly numberMatched: number
  /** Attributes to send, in the order of the collection; null: all. */
  readonly chosen: ReadonlySet<string> | null
  readonly skipGeometry: boolean
  readonly offset: number
}

/** The deps of the day that `datetime` means for a collection; null when it lies where nothing is known. */
export async function depsAt(
  deps: HandlerDeps,
  { dated }: Collection,
  datetime: string | undefined,
): Promise<HandlerDeps | null> {
  const day = dayAsked(datetime, knownDays(deps).validFrom, deps.today())
  // What has no date of its own answers every moment.
  if (!dated) return deps
  return day === null ? null : replay(deps, { asOf: day })
}

/** The page of features that is asked for, in the order of their ids. */
export async function select(
  collection: Collection,
  now: HandlerDeps,
  input: OgcItemsInput & Readonly<Record<string, unknown>>,
): Promise<Selection> {
  const { limit, offset, bbox, datetime } = input
  const crs = crsOf(input.crs)
  const boxCrs = crsOf(input['bbox-crs'])
  const meets = bbox === undefined ? null : meetsBoxes(boxesOf(bbox, boxCrs), boxCrs)
  const filters = Object.keys(OGC_FILTERS[collection.id]).filter((name) => input[name] !== undefined)
  const chosen = chosenOf(collection, input.properties)
  const deps = await depsAt(now, collection, datetime)
  const named = (deps ? collection.items(deps) : []).filter(({ tags }) =>
    filters.every((name) => tags[name] === input[name]),
  )
  const items = meets ? await met(named, meets) : named
  return {
    ...{ collection, deps: deps ?? now, crs, offset, chosen, skipGeometry: input.skipGeometry === 'true' },
    items: items.slice(offset, offset + limit),
    numberMatched: items.length,
  }
}

/** The attributes that are asked for. Throws a Problem that names those which the collection does not have. */
function chosenOf({ id, fields }: Collection, properties: string | undefined): ReadonlySet<string> | null {
  if (properties === undefined) return null
  const names = properties.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !Object.hasOwn(fields, name))
  if (unknown.length > 0)
    throw badInput([
      {
        path: 'properties',
        message: `${unknown.map((name) => JSON.stringify(name)).join(', ')}: no such attribute; /ogc/collections/${id}/schema names all of them`,
      },
    ])
  return new Set(names)
}

/** Shapes looked at between two requests of others: some milliseconds, the first time in a plane some tens. */
const SLICE = 2_000

async function met(items: readonly Item[], meets: Meets): Promise<Item[]> {
  const found: Item[] = []
  for (let from = 0; from < items.length; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
    found.push(...items.slice(from, from + SLICE).filter(({ geometry }) => meets(geometry)))
  }
  return found
}
