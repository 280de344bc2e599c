import type { HandlerDeps } from '../../deps.ts'
import { hasGeometry } from '../bbox.ts'
import type { Collection, Item } from '../collections.ts'
import { columnsOf, type Column } from '../columns.ts'
import type { Crs } from '../crs.ts'
import { attributeOf, namesTaken } from '../former-names.ts'
import { refuseSwapped } from '../refuseSwapped.ts'
import { check } from './check.ts'
import { evaluated, type Truth } from './evaluate.ts'
import type { Expression, Places } from './expression.ts'
import { readJson } from './read-json.ts'
import { readText } from './read-text.ts'
import { createSpatial, type LookAt } from './spatial.ts'

/** Parts of the shapes of a filter whose axes are looked at: one hand wrote them, and each look is at the land. */
const MOST_LOOKS = 20

/** A filter that fits its collection. */
export interface Cql2Filter {
  /** The attributes it rests on, by the names that it gives them. */
  readonly names: readonly string[]
  /** Makes it into a function of the features of a day, by their places. */
  readonly over: (deps: HandlerDeps, items: readonly Item[]) => Promise<Truth>
}

/** A filter as it was read, and where its parts stand in what was read. */
export interface ReadFilter {
  readonly filter: Expression
  readonly places: Places
}

/** Reads a filter that may name the attributes of a collection. @throws Problem that says where it is not understood. */
export function readCql2({ fields }: Collection, text: string, lang: 'cql2-text' | 'cql2-json'): ReadFilter {
  const places: Places = new WeakMap()
  const filter = lang === 'cql2-json' ? readJson(text, places) : readText(text, places, namesTaken(fields))
  return { filter, places }
}

/**
 * Holds a filter to the attributes of a collection; its geometries are in `crs`.
 * @throws Problem that says where it does not fit, and what would do.
 */
export function cql2Filter(collection: Collection, { filter, places }: ReadFilter, crs: Crs): Cql2Filter {
  const { fields } = collection
  const { names } = check(filter, fields, `/ogc/collections/${collection.id}/queryables`, places)
  const make = (items: readonly Item[], column: (name: string) => Column, look: LookAt): Truth =>
    evaluated(filter, {
      column,
      hasGeometry: (at) => hasGeometry(items[at]!),
      spatial: createSpatial(items, crs, places, look),
    })
  // A geometry that cannot be is refused even where no feature is asked.
  make(
    [],
    () => [],
    () => {},
  )
  return {
    names,
    over: async (deps, items) => {
      const own = (name: string): string => attributeOf(fields, name)!
      const columns = await columnsOf(collection, deps, names.map(own))
      let left = MOST_LOOKS
      return make(
        items,
        (name) => columns.get(own(name))!,
        (boxes, wrong) => {
          const some = boxes.slice(0, left)
          left -= some.length
          refuseSwapped(deps.atlas, some, crs, wrong)
        },
      )
    },
  }
}
