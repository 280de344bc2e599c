import { badInput } from '../../contract/problem.ts'
import type { OgcItemsInput } from '../../contract/gis.ts'
import type { HandlerDeps } from '../deps.ts'
import { inTurns } from '../../in-turns.ts'
import { replay } from '../replay.ts'
import { boxesOf, hasGeometry, meetsBoxes } from './bbox.ts'
import type { Collection, Item } from './collections.ts'
import { columnsOf } from './columns.ts'
import { cql2Filter, readCql2, type ReadFilter } from './cql2/filter.ts'
import { filterProblem } from './cql2/expression.ts'
import type { Truth } from './cql2/evaluate.ts'
import { crsOf, type Crs } from './crs.ts'
import { filtersOf } from './filters.ts'
import { attributeOf, formerAmong } from './former-names.ts'
import { knownDays } from '../known-days.ts'
import { dayAsked } from './moment.ts'
import { refuseSwapped } from './refuseSwapped.ts'
import { sorted, sortKeysOf } from './sorting.ts'

/** What an address of items comes to. */
export interface Selection {
  readonly collection: Collection
  /** Of the day that is asked for. */
  readonly deps: HandlerDeps
  readonly crs: Crs
  /** Every feature of the collection. */
  readonly all: readonly Item[]
  /** Where those of the page stand among them. */
  readonly places: readonly number[]
  /** The page. */
  readonly items: readonly Item[]
  readonly numberMatched: number
  /** Attributes to send, in the order of the collection; null: all. */
  readonly chosen: ReadonlySet<string> | null
  readonly skipGeometry: boolean
  readonly offset: number
  /** Names of before among those that were asked for. */
  readonly former: readonly string[]
  /** Whether anything is known of the day that is asked for; where not, `deps` are those of today. */
  readonly isKnown: boolean
}

/** What is asked beside an address of items. */
interface Beside {
  /** Of these alone. */
  readonly ids?: ReadonlySet<string> | null
  /** A filter that is read already. */
  readonly filter?: ReadFilter | null
  /** A feature without a geometry lies in no box. */
  readonly located?: boolean
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

/** The page of features that is asked for, in the order asked for, or that of their ids. */
export async function select(
  collection: Collection,
  now: HandlerDeps,
  input: OgcItemsInput & Readonly<Record<string, unknown>>,
  { ids = null, filter: read = null, located = false }: Beside = {},
): Promise<Selection> {
  const { limit, offset, bbox, datetime } = input
  const crs = crsOf(input.crs)
  const boxCrs = crsOf(input['bbox-crs'])
  const boxes = bbox === undefined ? null : boxesOf(bbox, boxCrs)
  const meets = boxes && meetsBoxes(boxes, boxCrs)
  const filters = filtersOf(collection.fields, input)
  const asked = input.filter === undefined ? read : readCql2(collection, input.filter, input['filter-lang'])
  const filter = asked && cql2Filter(collection, asked, crsOf(input['filter-crs']))
  const keys = sortKeysOf(collection, input.sortby)
  const chosen = chosenOf(collection, input.properties)
  const deps = await depsAt(now, collection, datetime)
  const all = deps ? collection.items(deps) : []
  const names = [...filters, ...keys].map(({ name }) => name)
  if (boxes) refuseSwapped(now.atlas, boxes, boxCrs, (message) => badInput([{ path: 'bbox', message }]))
  const columns = await columnsOf(collection, deps ?? now, names)
  const truth = await filter?.over(deps ?? now, all)
  const equal = filters.map(({ name, holds }) => ({ column: columns.get(name)!, holds }))
  const near =
    equal.length === 0 && meets === null && ids === null
      ? [...all.keys()]
      : await those(
          all,
          (item, at) =>
            (ids === null || ids.has(item.id)) &&
            equal.every(({ column, holds }) => holds(column[at]!)) &&
            (meets === null || ((!located || hasGeometry(item)) && meets(item))),
        )
  const found = truth ? await inTurns(whereTrue(near, truth)) : near
  const matched = sorted(found, keys, columns)
  const places = matched.slice(offset, offset + limit)
  return {
    ...{ collection, deps: deps ?? now, crs, offset, chosen, skipGeometry: input.skipGeometry === 'true' },
    ...{ all, places, items: places.map((at) => all[at]!) },
    numberMatched: matched.length,
    isKnown: deps !== null,
    former: formerAmong(collection.fields, [
      ...[...filters, ...keys].map(({ asked }) => asked),
      ...(filter?.names ?? []),
      ...(input.properties === undefined ? [] : namesOf(input.properties)),
    ]),
  }
}

const namesOf = (properties: string): string[] => properties.split(',').map((name) => name.trim())

/** The attributes that are asked for. Throws a Problem that names those which the collection does not have. */
function chosenOf({ id, fields }: Collection, properties: string | undefined): ReadonlySet<string> | null {
  if (properties === undefined) return null
  const names = namesOf(properties)
  const own = names.map((name) => attributeOf(fields, name))
  const unknown = names.filter((_, at) => own[at] === undefined)
  if (unknown.length > 0)
    throw badInput([
      {
        path: 'properties',
        message: `${unknown.map((name) => JSON.stringify(name)).join(', ')}: no such attribute; /ogc/collections/${id}/schema names all of them`,
      },
    ])
  return new Set(own as string[])
}

/** Features looked at between two requests of others: some milliseconds, the first time in a plane some tens. */
const SLICE = 2_000

/** The places of the features that are as asked. */
async function those(
  items: readonly Item[],
  asked: (item: Item, at: number) => boolean,
): Promise<readonly number[]> {
  const found: number[] = []
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % SLICE === 0) await new Promise((resolve) => setImmediate(resolve))
    if (asked(item, at)) found.push(at)
  }
  return found
}

/** What one filter may take altogether, ms: it is asked between the requests of others. */
const PATIENCE_MS = 8_000

/** The places for which a filter is true. @throws Problem where it would take too long. */
function* whereTrue(places: readonly number[], truth: Truth): Generator<void, readonly number[]> {
  const found: number[] = []
  let spent = 0
  let since = performance.now()
  for (const [k, at] of places.entries()) {
    if (truth(at) === true) found.push(at)
    if (k % 8 > 0) continue
    spent += performance.now() - since
    if (spent > PATIENCE_MS)
      throw filterProblem(
        'the whole',
        'takes too long: ask it of fewer features by bbox or departement, or write it shorter',
      )
    yield
    since = performance.now()
  }
  return found
}
