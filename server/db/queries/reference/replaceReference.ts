import type { Knex } from 'knex'
import type { MultiPolygon } from 'geojson'
import { multiPolygonToEwkb } from '../../ewkb.ts'
import { REFERENCE_TABLES, type ReferenceTable } from '../../reference-tables.ts'
import { run, statement, transact, type Bindings, type Statement } from '../../statement.ts'

/** Rows of one table as the package has them: values by column, null where the package is silent. */
export type ReferenceRow = Readonly<Record<string, string | number | boolean | null>>

/** Everything that a load puts in place of what there was. */
export interface Reference {
  /** SHA-256 of the package's description, which holds the hash of each of its files. */
  readonly sha256: string
  readonly rows: ReadonlyMap<string, readonly ReferenceRow[]>
  readonly contours: Readonly<
    Record<NonNullable<ReferenceTable['contours']>, ReadonlyMap<string, MultiPolygon>>
  >
  /** Hash and vintage of each file of the package, for the inputs of a run. */
  readonly datasets: readonly {
    readonly id: string
    readonly sha256: string
    readonly millesime: string | null
  }[]
}

/** Large enough for speed, small enough for one message of the protocol. */
const BATCH = 2000

const hasGeometry = (table: ReferenceTable): boolean => table.contours !== undefined
const columnsOf = (table: ReferenceTable): string =>
  [...Object.keys(table.columns), ...(hasGeometry(table) ? ['geom'] : [])].join(', ')
const typedColumnsOf = (table: ReferenceTable): string =>
  [
    ...Object.entries(table.columns).map(([column, type]) => `${column} ${type}`),
    ...(hasGeometry(table) ? ['geom geometry'] : []),
  ].join(', ')

// The statements below are written from the constant catalogue of tables; values travel in bindings only.
const stage = (table: ReferenceTable): Statement =>
  statement(
    `stage ${table.name}`,
    `CREATE TEMPORARY TABLE staging_${table.name} (${typedColumnsOf(table)}) ON COMMIT DROP`,
  )

const fill = (table: ReferenceTable): Statement =>
  statement(
    `fill ${table.name}`,
    `INSERT INTO staging_${table.name} (${columnsOf(table)})
     SELECT ${columnsOf(table)} FROM json_to_recordset(CAST(:rows AS json)) AS r (${typedColumnsOf(table)})`,
  )

/** Mends what the simplification left invalid: the live column refuses it. */
const MENDED = `CASE WHEN ST_IsValid(geom) THEN geom ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(geom), 3)) END`

const swap = (table: ReferenceTable): Statement => {
  const plain = Object.keys(table.columns).join(', ')
  const geometry = hasGeometry(table) ? ['geom', MENDED] : []
  const point = table.point ? ['point', 'ST_SetSRID(ST_MakePoint(lon, lat), 4326)'] : []
  const target = [plain, geometry[0], point[0]].filter(Boolean).join(', ')
  const values = [plain, geometry[1], point[1]].filter(Boolean).join(', ')
  return statement(
    `swap ${table.name}`,
    `INSERT INTO ${table.name} (${target}) SELECT ${values} FROM staging_${table.name}`,
  )
}

const verify = statement(
  'verifyReference',
  `SELECT 'codes_postaux' AS child, code_commune AS code FROM staging_codes_postaux
     WHERE code_commune NOT IN (SELECT code FROM staging_communes)
   UNION ALL SELECT 'communes_anciennes', code_commune FROM staging_communes_anciennes
     WHERE code_commune NOT IN (SELECT code FROM staging_communes)
   UNION ALL SELECT 'arrondissements', code_commune FROM staging_arrondissements
     WHERE code_commune NOT IN (SELECT code FROM staging_communes)
   UNION ALL SELECT 'circonscription_arrondissements', code_arrondissement FROM staging_circonscription_arrondissements
     WHERE code_arrondissement NOT IN (SELECT code FROM staging_arrondissements)
        OR code_circonscription NOT IN (SELECT code FROM staging_circonscriptions)
   UNION ALL SELECT 'apl', code_commune FROM staging_apl
     WHERE code_commune NOT IN (SELECT code FROM staging_communes)
   UNION ALL SELECT 'circonscription_communes', code_commune FROM staging_circonscription_communes
     WHERE code_commune NOT IN (SELECT code FROM staging_communes)
        OR code_circonscription NOT IN (SELECT code FROM staging_circonscriptions)
   UNION ALL SELECT 'communes without departement', code FROM staging_communes
     WHERE departement NOT IN (SELECT code FROM staging_departements)
   UNION ALL SELECT 'communes without circonscription', code FROM staging_communes
     WHERE code NOT IN (SELECT code_commune FROM staging_circonscription_communes)
   UNION ALL SELECT 'shares that do not sum to 1', code_commune FROM staging_circonscription_communes
     GROUP BY code_commune HAVING abs(sum(part) - 1) > 1e-6
   LIMIT 5`,
)

const saveDatasets = statement(
  'saveDatasets',
  `INSERT INTO datasets (id, sha256, millesime, row_count)
   SELECT id, sha256, millesime, row_count
   FROM json_to_recordset(CAST(:rows AS json)) AS r (id text, sha256 text, millesime text, row_count integer)`,
)

async function fillTable(trx: Knex.Transaction, table: ReferenceTable, reference: Reference): Promise<void> {
  const rows = reference.rows.get(table.name) ?? []
  const contours = table.contours && reference.contours[table.contours]
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => {
      if (!contours) return row
      const polygon = contours.get(String(row.code))
      return { ...row, geom: polygon ? multiPolygonToEwkb(polygon) : null }
    })
    const bindings: Bindings = { rows: JSON.stringify(batch) }
    await run(trx, fill(table), bindings)
  }
}

/**
 * Puts the package's tables in place of those there were: staged, verified, swapped, in one transaction, so that a reader sees
 * the old country or the new one and a failure changes nothing. Fails by name when a reference points nowhere.
 */
export async function replaceReference(
  knex: Knex,
  reference: Reference,
  onTable: (name: string) => void = () => {},
): Promise<void> {
  await transact(knex, async (trx) => {
    for (const table of REFERENCE_TABLES) {
      onTable(table.name)
      await run(trx, stage(table))
      await fillTable(trx, table, reference)
    }
    const orphans = await run<{ child: string; code: string }>(trx, verify)
    if (orphans.length > 0)
      throw new Error(
        `The data package contradicts itself: ${orphans.map(({ child, code }) => `${child} ${code}`).join(', ')}`,
      )
    const names = REFERENCE_TABLES.map(({ name }) => name).join(', ')
    await run(trx, statement('emptyReference', `TRUNCATE ${names}, datasets`))
    for (const table of REFERENCE_TABLES) await run(trx, swap(table))
    const datasets = [
      { id: 'package', sha256: reference.sha256, millesime: null, row_count: null },
      ...reference.datasets.map((dataset) => ({
        ...dataset,
        row_count: reference.rows.get(dataset.id)?.length ?? null,
      })),
    ]
    await run(trx, saveDatasets, { rows: JSON.stringify(datasets) })
  })
}
