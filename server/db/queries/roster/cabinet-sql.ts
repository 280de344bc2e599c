import { STORED_COLUMNS } from '../../../domain/roster/cabinet-columns.ts'
import { statement } from '../../statement.ts'

interface StoredColumn {
  readonly field: string
  readonly key: string
  readonly sql: string
  readonly seen: string
  readonly nullable?: true
}

/** The stored columns with their key and type; a position is one `point`, and the network is ours, not the file's. */
const KEPT: readonly StoredColumn[] = STORED_COLUMNS.flatMap((column) =>
  column.field === 'code_commune'
    ? [column, { field: 'reseau', key: 'reseau', sql: 'text', seen: 'public' }]
    : [column],
)
const READ_POINT: Readonly<Record<string, string>> = { lon: 'ST_X(c.point)', lat: 'ST_Y(c.point)' }
const inTable = (field: string): string => READ_POINT[field] ?? `c.${field}`

const select = (columns: readonly StoredColumn[]): string =>
  columns.map(({ field, key }) => `${inTable(field)} AS "${key}"`).join(', ')

/** Every stored column of the table `cabinets` (alias c) under its key in `Cabinet`, for a SELECT. */
export const CABINET_SELECT = select(KEPT)

/** Those that may be published. */
export const CABINET_SELECT_PUBLIC = select(KEPT.filter(({ seen }) => seen === 'public'))

/** The same as the last version `v` says it, where there is one. */
export const CABINET_SELECT_VERSION = KEPT.map(({ field, key, sql, nullable }) => {
  const [now, then] = [inTable(field), `CAST(v.content ->> '${key}' AS ${sql})`]
  const value = nullable
    ? `CASE WHEN v.content IS NULL THEN ${now} ELSE ${then} END`
    : `COALESCE(${then}, ${now})`
  return key === 'id' ? 'c.id' : `${value} AS "${key}"`
}).join(', ')

/** Cabinets given as JSON in `:rows`, as records `r` by key. */
export const CABINET_RECORDS = `json_to_recordset(CAST(:rows AS json)) AS r (${[
  ...KEPT.map(({ key, sql }) => `"${key}" ${sql}`),
  'precision text, "statutDepuis" date',
].join(', ')})`

/** The content of a version, from a record. */
export const CABINET_CONTENT = `json_build_object('precision', r.precision, ${KEPT.filter(
  ({ key }) => key !== 'id',
)
  .map(({ key }) => `'${key}', r."${key}"`)
  .join(', ')})`

const WRITTEN = KEPT.filter(({ field }) => !(field in READ_POINT))
  .map(({ field, key }) => ({ field, value: `r."${key}"` }))
  .concat(
    { field: 'point', value: 'ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326)' },
    { field: 'geocodage', value: 'r.precision' },
  )

/** Writes the cabinets of `:rows` into `:roster`, over those of the same id. */
export const UPSERT_CABINETS = statement(
  'upsertCabinets',
  `INSERT INTO cabinets (roster, ${WRITTEN.map(({ field }) => field).join(', ')})
   SELECT :roster, ${WRITTEN.map(({ value }) => value).join(', ')} FROM ${CABINET_RECORDS}
   ON CONFLICT (roster, id) DO UPDATE SET removed_at = NULL, ${WRITTEN.filter(({ field }) => field !== 'id')
     .map(({ field }) => `${field} = excluded.${field}`)
     .join(', ')}`,
)
