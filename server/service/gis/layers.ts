import type { LayerRow, LayerTable } from '../../db/layer-table.ts'
import type { Row } from '../rows.ts'
import type { HandlerDeps } from '../deps.ts'
import { attributeName } from './attribute-names.ts'
import { COLLECTIONS, type Collection, type Item } from './collections.ts'
import type { Fields } from './fields.ts'

/** A layer that a GIS reads from the database: a table, and where its rows come from. */
export interface Layer {
  readonly table: LayerTable
  /** Whether a new calculation changes it; otherwise only another package does. */
  readonly dated: boolean
  readonly collections: readonly Collection[]
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

const {
  cabinets,
  communes,
  departements,
  regions,
  circonscriptions,
  epci,
  cantons,
  arrondissements,
  zonage,
} = COLLECTIONS
const bassins = COLLECTIONS['bassins-de-vie']

const ID = { name: 'id', type: 'text', about: 'Identifiant du cabinet' } as const

/** The layers of the schema `relais`: the collections of `/ogc`, attribute for attribute. */
export const LAYERS: readonly Layer[] = [
  {
    table: {
      name: 'cabinets',
      about: `${cabinets.about.fr} Statut public du jour (colonne as_of).`,
      shape: 'Point',
      columns: [ID, ...columnsOf(cabinets.fields, () => false)],
      key: ['id'],
    },
    dated: true,
    collections: [cabinets],
    idColumn: 'id',
  },
  {
    table: {
      name: 'zonage',
      about: zonage.about.fr,
      shape: 'MultiPolygon',
      columns: columnsOf(zonage.fields, namesACalculation),
      key: ['code'],
    },
    dated: false,
    collections: [zonage],
  },
  {
    table: {
      name: 'patients',
      about:
        'Communes, circonscriptions, départements, régions, EPCI, cantons, bassins de vie et arrondissements (colonne niveau) avec les chiffres du jour tels que publiés : une valeur masquée est vide, son état dit pourquoi.',
      shape: 'MultiPolygon',
      columns: columnsOf(communes.fields, repeatsANumber),
      key: ['niveau', 'code'],
    },
    dated: true,
    collections: [departements, regions, circonscriptions, communes, epci, cantons, bassins, arrondissements],
  },
]

/** One collection as a table that is passed on without the page it came from: each row names its day and its calculation. */
export const aloneOf = (collection: Collection): Layer => ({
  table: {
    name: attributeName(collection.id),
    about: collection.about.fr,
    shape: collection.shape === 'point' ? 'Point' : 'MultiPolygon',
    columns:
      collection === cabinets
        ? [ID, ...columnsOf(cabinets.fields, () => false)]
        : columnsOf(collection.fields, collection === zonage ? () => false : repeatsANumber),
    key: [collection === cabinets ? 'id' : 'code'],
  },
  dated: collection.dated,
  collections: [collection],
  ...(collection === cabinets && { idColumn: 'id' }),
})

/** Rows made before others get a turn. */
const SLICE = 100

/** The rows of a layer on the day of `deps`, a slice at a time, its features in the order of `order` where one is given. */
export function* layerRows(
  { table, collections, idColumn }: Layer,
  deps: HandlerDeps,
  order = (items: readonly Item[]): readonly Item[] => items,
): Generator<LayerRow[]> {
  const known = new Set(table.columns.map(({ name }) => name))
  for (const collection of collections) {
    const items = order(collection.items(deps))
    for (let from = 0; from < items.length; from += SLICE) {
      const slice = items.slice(from, from + SLICE)
      const rows = collection.rows(
        deps,
        slice.map(({ id }) => id),
      )
      yield slice.map(({ id, geometry }, at) => ({
        values: { ...valuesOf(rows[at]!, known), ...(idColumn !== undefined && { [idColumn]: id }) },
        geometry,
      }))
    }
  }
}

const valuesOf = (row: Row, known: ReadonlySet<string>): LayerRow['values'] =>
  Object.fromEntries(Object.entries(row).filter(([name]) => known.has(name)))
