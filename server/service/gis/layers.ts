import type { LayerRow, LayerTable, LayerUnion } from '../../db/layer-table.ts'
import type { Row } from '../rows.ts'
import type { HandlerDeps } from '../deps.ts'
import { attributeName } from './attribute-names.ts'
import { BUNDLE } from './bundles.ts'
import { COLLECTIONS, type Collection, type Item, type Slice } from './collections.ts'
import type { Fields } from './fields.ts'

/** A collection as a table, and where its rows come from. */
export interface Layer {
  readonly table: LayerTable
  readonly collection: Collection
  /** The column that holds a feature's id where no attribute does. */
  readonly idColumn?: string
}

/** What a table leaves out of a collection: words that repeat a number, and the calculation where none is used. */
type LeftOut = (name: string) => boolean

const repeatsANumber: LeftOut = (name) => /_(rounded|vintage)$/.test(name)
const namesACalculation: LeftOut = (name) => ['as_of', 'run', 'demonstration'].includes(name)

const SQL_TYPES = {
  string: 'text',
  number: 'double precision',
  integer: 'integer',
  boolean: 'boolean',
} as const

const columnsOf = (fields: Fields, leftOut: LeftOut): LayerTable['columns'] =>
  Object.entries(fields)
    .filter(([name]) => !leftOut(name))
    .map(([name, { title, type, format, unit, values }]) => ({
      name,
      type: format === 'date' ? ('date' as const) : SQL_TYPES[type],
      about: [
        unit ? `${title.fr} (${unit})` : title.fr,
        ...(values ? [`valeurs : ${values.join(', ')}`] : []),
      ].join(' ; '),
    }))

const { cabinets } = COLLECTIONS

const ID = { name: 'id', type: 'text', about: 'Identifiant du cabinet' } as const

const layerOf = (collection: Collection, leftOut: LeftOut): Layer => ({
  table: {
    name: attributeName(collection.id),
    about: collection.about.fr,
    shape: collection.shape === 'point' ? 'Point' : 'MultiPolygon',
    columns: [...(collection === cabinets ? [ID] : []), ...columnsOf(collection.fields, leftOut)],
    key: collection === cabinets ? 'id' : 'code',
  },
  collection,
  ...(collection === cabinets && { idColumn: 'id' }),
})

/** One collection as a table that is passed on without the page it came from: each row names its day and its calculation. */
export const aloneOf = (collection: Collection): Layer =>
  layerOf(collection, collection.level ? repeatsANumber : () => false)

/** The layers of the schema `relais`: each collection of `/ogc` under its name, attribute for attribute. */
export const LAYERS: readonly Layer[] = Object.values(COLLECTIONS).map((collection) => {
  if (!collection.dated) return layerOf(collection, namesACalculation)
  const { table, ...layer } = aloneOf(collection)
  const day = collection.level
    ? 'Chiffres du jour (colonne as_of) tels que publiés : une valeur masquée est vide, son état dit pourquoi.'
    : 'Statut public du jour (colonne as_of).'
  return { ...layer, table: { ...table, about: `${table.about} ${day}` } }
})

/** Every level at once, as the schema had it before each had a table of its own. */
export const PATIENTS: LayerUnion = {
  name: 'patients',
  about:
    'Toutes les tables de territoires réunies (colonne niveau) ; la clé est niveau et code. Un SIG prend plutôt la table de chaque niveau, qui a une clé et un index.',
  of: LAYERS.filter(({ collection }) => collection.level).map(({ table }) => table),
}

/** Rows made before others get a turn: whole bundles of `/ogc`. */
const SLICE = 4 * BUNDLE

/** The items of a collection with their rows on the day of `deps`, a slice at a time, in the order of `order` where one is given. */
export function* slicesOf(
  collection: Collection,
  deps: HandlerDeps,
  order = (items: readonly Item[]): readonly Item[] => items,
): Generator<Slice> {
  const all = order(collection.items(deps))
  for (let from = 0; from < all.length; from += SLICE) {
    const items = all.slice(from, from + SLICE)
    const rows = collection.rows(
      deps,
      items.map(({ id }) => id),
    )
    yield { from, items, rows }
  }
}

/** The same as rows of the table of a layer. */
export function layerRows({ table, idColumn }: Layer, { items, rows }: Slice): LayerRow[] {
  const known = new Set(table.columns.map(({ name }) => name))
  return items.map(({ id, geometry }, at) => ({
    values: { ...valuesOf(rows[at]!, known), ...(idColumn !== undefined && { [idColumn]: id }) },
    geometry,
  }))
}

const valuesOf = (row: Row, known: ReadonlySet<string>): LayerRow['values'] =>
  Object.fromEntries(Object.entries(row).filter(([name]) => known.has(name)))
