import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { zipSync } from 'fflate'
import type { Source } from '../../country/package/published.ts'
import { sha256 } from '../../sha256.ts'
import type { PublicTable, PublicValue } from './public-table.ts'

/** The folder cannot take the export: `message` is one sentence with the remedy. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}

/** What a data package says of itself. */
export interface PackageFrame {
  readonly name: string
  readonly title: string
  /** In French, and where it goes abroad in English too. */
  readonly description: string
  /** ISO date. */
  readonly asOf: string
  readonly demonstration: boolean
  readonly sources: readonly Source[]
  /** Members beside those of the standard. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** A file of a data package. */
export interface PackageFile {
  readonly path: string
  readonly bytes: Buffer
}

/** Tables as the files of a Frictionless tabular data package: CSV, and `datapackage.json` with their hashes. */
export function packageFiles(tables: readonly PublicTable[], frame: PackageFrame): readonly PackageFile[] {
  const files = tables.map((table) => ({ table, bytes: Buffer.from(csvOf(table)) }))
  return [
    ...files.map(({ table, bytes }) => ({ path: pathOf(table), bytes })),
    { path: 'datapackage.json', bytes: Buffer.from(descriptor(files, frame)) },
  ]
}

/** Writes files into a folder, which appears when it is complete. @throws ExportError when it holds something already. */
export function writeFolder(folder: string, files: readonly PackageFile[]): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ExportError(`${folder} is not empty: name a folder that does not exist yet.`)
  const draft = `${folder}.${process.pid}.part`
  mkdirSync(draft, { recursive: true })
  try {
    for (const { path, bytes } of files) writeFileSync(join(draft, path), bytes)
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/** The same files as one archive: the same bytes for the same tables. */
export const zipOf = (files: readonly PackageFile[]): Buffer =>
  Buffer.from(
    // A day of the archive's own calendar, whatever the day: only what is in it shall change it.
    zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), {
      mtime: new Date(1980, 0, 2),
    }),
  )

/** Writes an archive, which appears when it is complete. @throws ExportError when there is one already. */
export function writeArchive(path: string, files: readonly PackageFile[]): void {
  if (existsSync(path)) throw new ExportError(`${path} is there already: name another file.`)
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.part`
  writeFileSync(draft, zipOf(files))
  renameSync(draft, path)
}

const pathOf = ({ name, path }: PublicTable): string => path ?? `${name}.csv`

const csvOf = ({ fields, rows }: PublicTable): string =>
  stringify([fields.map(({ name }) => name), ...rows.map((row) => row.map(cell))], {
    record_delimiter: 'unix',
  })

const cell = (value: PublicValue): string => (value === null ? '' : String(value))

/** The licences of what rests on the roster, which is not ours to license: only who runs the site knows under what terms it was received. */
export const licencesOf = (demonstration: boolean) => [
  demonstration
    ? OPEN_LICENCE
    : { name: 'other-closed', title: 'Liste des cabinets : licence à demander à l’exploitant' },
]

/** The State's licence of open data. */
export const OPEN_LICENCE = {
  name: 'etalab-2.0',
  title: 'Licence Ouverte 2.0',
  path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const

/** A dataset as the source of a data package. */
export const packageSource = ({ titre, producteur, licence, url, millesime, credit }: Source) => ({
  ...{ title: titre, ...(url === null ? {} : { path: url }), producteur, licence, millesime, credit },
})

interface Written {
  readonly table: PublicTable
  readonly bytes: Buffer
}

function descriptor(
  files: readonly Written[],
  { name, title, description, asOf, demonstration, sources, more }: PackageFrame,
): string {
  return `${JSON.stringify(
    {
      profile: 'tabular-data-package',
      ...{ name, title, description },
      created: `${asOf}T00:00:00Z`,
      demonstration,
      ...more,
      licenses: licencesOf(demonstration),
      ...(sources.length > 0 && { sources: sources.map(packageSource) }),
      resources: files.map(resource),
    },
    null,
    2,
  )}\n`
}

const resource = ({ table, bytes }: Written) => {
  const { name, title, fields, primaryKey, foreignKeys = [], rows } = table
  return {
    name,
    path: pathOf(table),
    title,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', header: true },
    bytes: bytes.length,
    hash: `sha256:${sha256(bytes)}`,
    rows: rows.length,
    schema: {
      fields: fields.map(({ name: field, type, required, enum: values, description }) => ({
        name: field,
        type,
        ...(description && { description }),
        constraints: { ...(required ? { required } : {}), ...(values ? { enum: values } : {}) },
      })),
      missingValues: [''],
      primaryKey,
      ...(foreignKeys.length > 0 && {
        foreignKeys: foreignKeys.map((key) => ({
          fields: key.field,
          reference: { resource: key.table, fields: key.reference },
        })),
      }),
    },
  }
}
