import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Reference, ReferenceRow } from '../../db/queries/reference/replaceReference.ts'
import { REFERENCE_TABLES, type ReferenceTable } from '../../db/reference-tables.ts'
import { readContours } from './read-contours.ts'
import { parseCsv, type CsvRecord } from './csv.ts'
import { SourceError } from './source-error.ts'

const REBUILD =
  'Restore the file (git checkout data/package), or build the package again with npm run data:build.'

const descriptor = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      hash: z.string().transform((hash) => hash.replace(/^sha256:/, '')),
      rows: z.number().int().optional(),
      millesime: z.string().nullable().optional(),
    }),
  ),
})

type Resource = z.output<typeof descriptor>['resources'][number]

/** The description of the package, each file checked against its hash. */
function readDescriptor(folder: string): Resource[] {
  const parsed = descriptor.safeParse(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')))
  if (!parsed.success)
    throw new SourceError('datapackage.json', `is not a description: ${parsed.error.message}.`, REBUILD)
  return parsed.data.resources
}

function readChecked(folder: string, { path, hash }: Resource): Buffer {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, path))
  } catch {
    throw new SourceError(path, 'is missing from the data package.', REBUILD)
  }
  if (createHash('sha256').update(bytes).digest('hex') !== hash)
    throw new SourceError(path, 'differs from the hash in datapackage.json.', REBUILD)
  return bytes
}

/** A cell as its column's type: empty is null, a number must be one. */
function value(file: string, table: ReferenceTable, record: CsvRecord, column: string): ReferenceRow[string] {
  const text = record[column] ?? ''
  if (text === '') return null
  switch (table.columns[column]) {
    case 'boolean':
      if (text !== 'true' && text !== 'false')
        throw new SourceError(file, `has "${text}" where ${column} is true or false.`, REBUILD)
      return text === 'true'
    case 'integer':
    case 'double precision': {
      const number = Number(text)
      if (!Number.isFinite(number))
        throw new SourceError(file, `has "${text}" where ${column} is a number.`, REBUILD)
      return number
    }
    default:
      return text
  }
}

function readTable(folder: string, table: ReferenceTable, resource: Resource): ReferenceRow[] {
  const columns = Object.keys(table.columns)
  const records = parseCsv(readChecked(folder, resource), resource.path, columns)
  if (resource.rows !== undefined && resource.rows !== records.length)
    throw new SourceError(
      resource.path,
      `has ${records.length} rows, not the ${resource.rows} described.`,
      REBUILD,
    )
  return records.map((record) =>
    Object.fromEntries(columns.map((column) => [column, value(resource.path, table, record, column)])),
  )
}

/** The name and hash of each table and map of a package, every file checked against its description. @throws SourceError */
export function readPackageHashes(
  folder: string,
): readonly { readonly id: string; readonly sha256: string }[] {
  return readDescriptor(folder).map((resource) => {
    readChecked(folder, resource)
    return { id: resource.path.replace(/\.csv$/, ''), sha256: resource.hash }
  })
}

/** What a package holds. */
export type PackageContent = Omit<Reference, 'sha256'>

/**
 * The data package in memory, every file checked against the hash and the number of rows of its description.
 * @throws SourceError naming the file, what is wrong and the remedy.
 */
export function readPackage(folder: string): PackageContent {
  const resources = readDescriptor(folder)
  const rows = new Map<string, ReferenceRow[]>()
  for (const table of REFERENCE_TABLES) {
    const resource = resources.find(({ path }) => path === `${table.name}.csv`)
    if (!resource)
      throw new SourceError(`${table.name}.csv`, 'is not described in datapackage.json.', REBUILD)
    rows.set(table.name, readTable(folder, table, resource))
  }
  for (const resource of resources) if (!resource.path.endsWith('.csv')) readChecked(folder, resource)
  const { commune, departement, region, circonscription } = readContours(folder)
  return {
    rows,
    contours: {
      communes: commune,
      departements: departement,
      regions: region,
      circonscriptions: circonscription,
    },
    datasets: resources.map(({ path, hash, millesime }) => ({
      id: path.replace(/\.csv$/, ''),
      sha256: hash,
      millesime: millesime ?? null,
    })),
  }
}
