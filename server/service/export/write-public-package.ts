import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { listSources, type Source } from '../../db/queries/reference/listSources.ts'
import type { Db } from '../../db/statement.ts'
import type { PublicTable, PublicValue } from './public-table.ts'
import { publicTables } from './public-tables.ts'

/** The folder cannot take the export: `message` is one sentence with the remedy. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}

/**
 * Writes the whole public state of the day `asOf` (ISO date) into `folder` as a Frictionless Data Package: CSV files and
 * `datapackage.json`. The folder appears when it is complete. Returns the number of rows by table.
 * @throws ExportError when the folder holds something already.
 */
export async function writePublicPackage(
  db: Db,
  folder: string,
  asOf: string,
): Promise<ReadonlyMap<string, number>> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ExportError(`${folder} is not empty: name a folder that does not exist yet.`)
  const tables = await publicTables(db, asOf)
  const files = tables.map((table) => ({ table, bytes: Buffer.from(csvOf(table)) }))
  const draft = `${folder}.${process.pid}.part`
  mkdirSync(draft, { recursive: true })
  try {
    for (const { table, bytes } of files) writeFileSync(join(draft, `${table.name}.csv`), bytes)
    writeFileSync(join(draft, 'datapackage.json'), descriptor(files, await listSources(db), asOf))
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
  return new Map(tables.map(({ name, rows }) => [name, rows.length]))
}

const csvOf = ({ fields, rows }: PublicTable): string =>
  stringify([fields.map(({ name }) => name), ...rows.map((row) => row.map(cell))], {
    record_delimiter: 'unix',
  })

const cell = (value: PublicValue): string => (value === null ? '' : String(value))

interface Written {
  readonly table: PublicTable
  readonly bytes: Buffer
}

function descriptor(files: readonly Written[], sources: readonly Source[], asOf: string): string {
  const demonstration = files
    .find(({ table }) => table.name === 'cabinets')!
    .table.rows.some((row) => row.at(-1) === true)
  const warning = 'Liste de démonstration : tous les cabinets sont fictifs. '
  return `${JSON.stringify(
    {
      profile: 'tabular-data-package',
      name: 'relais-etat-public',
      title: `Relais : état public au ${asOf}`,
      description: `${demonstration ? warning : ''}Cabinets, statuts, événements et chiffres publiés par Relais.`,
      created: `${asOf}T00:00:00Z`,
      demonstration,
      // The roster of the trade is not ours to license: only who runs the site knows under what terms it was received.
      licenses: demonstration
        ? [
            {
              name: 'etalab-2.0',
              title: 'Licence Ouverte 2.0',
              path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
            },
          ]
        : [{ name: 'other-closed', title: 'Liste des cabinets : licence à demander à l’exploitant' }],
      sources: sources.map(({ titre, producteur, licence, url, millesime, credit }) => ({
        ...{ title: titre, ...(url === null ? {} : { path: url }), producteur, licence, millesime, credit },
      })),
      resources: files.map(resource),
    },
    null,
    2,
  )}\n`
}

const resource = ({ table: { name, title, fields, primaryKey, foreignKey, rows }, bytes }: Written) => ({
  name,
  path: `${name}.csv`,
  title,
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: { delimiter: ',', lineTerminator: '\n', header: true },
  bytes: bytes.length,
  hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  rows: rows.length,
  schema: {
    fields: fields.map(({ name: field, type, required, enum: values }) => ({
      name: field,
      type,
      constraints: { ...(required ? { required } : {}), ...(values ? { enum: values } : {}) },
    })),
    missingValues: [''],
    primaryKey,
    ...(foreignKey
      ? {
          foreignKeys: [
            {
              fields: foreignKey.field,
              reference: { resource: foreignKey.table, fields: foreignKey.reference },
            },
          ],
        }
      : {}),
  },
})
