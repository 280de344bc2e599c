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
  readonly key: readonly string[]
}

/** One row: values by column. */
export interface LayerRow {
  readonly values: Readonly<Record<string, string | number | boolean | null>>
  readonly geometry: Point | MultiPolygon | null
}

/** The table as SQL names it; `next` is where its rows wait. */
export const tableOf = ({ name }: LayerTable): string => `relais.${quoted(name)}`
export const nextOf = ({ name }: LayerTable): string => `relais.${quoted(`${name}_prochaine`)}`

/** Names of all columns, the geometry last. */
export const columnList = ({ columns }: LayerTable): string =>
  [...columns.map(({ name }) => quoted(name)), 'geom'].join(', ')

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The statements that make a layer's table, with its key, its index and what its columns say. Names come from the code, never from a person. */
export const createTable = (table: LayerTable): readonly string[] => [
  `CREATE TABLE ${tableOf(table)} (
    ${table.columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ')},
    geom geometry(${table.shape}, 4326),
    PRIMARY KEY (${table.key.map(quoted).join(', ')})
  )`,
  `CREATE INDEX ${quoted(`${table.name}_geom`)} ON ${tableOf(table)} USING gist (geom)`,
  ...commentOn(table),
]

/** The statements that say what a layer and each of its columns are. */
export const commentOn = (table: LayerTable): readonly string[] => [
  `COMMENT ON TABLE ${tableOf(table)} IS ${text(table.about)}`,
  ...[...table.columns, { name: 'geom', about: GEOM[table.shape] }].map(
    ({ name, about }) => `COMMENT ON COLUMN ${tableOf(table)}.${quoted(name)} IS ${text(about)}`,
  ),
]

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
