import type { MultiPolygon, Point } from 'geojson'
import { multiPolygonToEwkb } from './ewkb.ts'
import { quoted } from './quoted.ts'

/** A column of a published layer. */
interface LayerColumn {
  readonly name: string
  readonly type: 'text' | 'date' | 'double precision' | 'integer' | 'boolean'
  /** What it says, for who looks at the table. */
  readonly about: string
}

/** A table of the schema `relais`: its columns, its key, and `geom` in WGS 84. */
export interface LayerTable {
  readonly name: string
  readonly about: string
  readonly shape: 'Point' | 'MultiPolygon'
  readonly columns: readonly LayerColumn[]
  /** The column that tells one row from all others. */
  readonly key: string
}

/** A view of the schema `relais`: the rows of tables that have the same columns. */
export interface LayerUnion {
  readonly name: string
  readonly about: string
  /** One at least. */
  readonly of: readonly LayerTable[]
}

/** One row: values by column. */
export interface LayerRow {
  readonly values: Readonly<Record<string, string | number | boolean | null>>
  readonly geometry: Point | MultiPolygon | null
}

/** The table or view as SQL names it. */
export const tableOf = ({ name }: LayerTable | LayerUnion): string => `relais.${quoted(name)}`

/** Where a table's next rows wait: not in the schema of the layers, of which a GIS lists all that is there. */
export const nextOf = ({ name }: LayerTable): string => quoted(`couche_${name}_prochaine`)

/** All columns of a table, the geometry last. */
export const allColumns = ({
  columns,
  shape,
}: LayerTable): readonly Readonly<Record<'name' | 'type' | 'about', string>>[] => [
  ...columns,
  { name: 'geom', type: `geometry(${shape},4326)`, about: GEOM[shape] },
]

/** Their names, as SQL lists them. */
export const columnList = (table: LayerTable): string =>
  allColumns(table)
    .map(({ name }) => quoted(name))
    .join(', ')

/** Their names and types, as SQL declares them. */
export const declared = (table: LayerTable): string =>
  allColumns(table)
    .map(({ name, type }) => `${quoted(name)} ${type}`)
    .join(', ')

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The statements that make a layer's table, with its key, its index and what its columns say. Names come from the code, never from a person. */
export const createTable = (table: LayerTable): readonly string[] => [
  `CREATE TABLE ${tableOf(table)} (${declared(table)}, PRIMARY KEY (${quoted(table.key)}))`,
  `CREATE INDEX ${quoted(`${table.name}_geom`)} ON ${tableOf(table)} USING gist (geom)`,
  ...commentOn(table),
]

/** The statements that say what a layer and each of its columns are. */
export const commentOn = (table: LayerTable): readonly string[] => [
  `COMMENT ON TABLE ${tableOf(table)} IS ${text(table.about)}`,
  ...commentOnColumns(table, table),
]

/** The statements that make the view of several layers, with what it and its columns say. */
export const createUnion = (union: LayerUnion): readonly string[] => [
  `CREATE VIEW ${tableOf(union)} AS
   ${union.of.map((table) => `SELECT ${columnList(table)} FROM ${tableOf(table)}`).join(' UNION ALL ')}`,
  ...commentOnUnion(union),
]

/** The statements that say what such a view and each of its columns are. */
export const commentOnUnion = (union: LayerUnion): readonly string[] => [
  `COMMENT ON VIEW ${tableOf(union)} IS ${text(union.about)}`,
  ...commentOnColumns(union, union.of[0]!),
]

const commentOnColumns = (named: LayerTable | LayerUnion, table: LayerTable): string[] =>
  allColumns(table).map(
    ({ name, about }) => `COMMENT ON COLUMN ${tableOf(named)}.${quoted(name)} IS ${text(about)}`,
  )

const GEOM: Readonly<Record<LayerTable['shape'], string>> = {
  Point: 'Lieu, WGS 84 (EPSG:4326)',
  MultiPolygon: 'Contour généralisé à 120 m, WGS 84 (EPSG:4326) ; vide où il n’y en a pas',
}

/** A geometry as the database reads it fastest: EWKB in hex. */
export const geometryText = (geometry: Point | MultiPolygon | null): string | null => {
  if (geometry === null) return null
  if (geometry.type === 'MultiPolygon') return multiPolygonToEwkb(geometry)
  const [lon = NaN, lat = NaN] = geometry.coordinates
  return `SRID=4326;POINT(${lon} ${lat})`
}
