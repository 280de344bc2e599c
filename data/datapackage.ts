import { sha256 } from '../server/sha256.ts'
import type { Field, Row, Schema, Table } from './tables/table.ts'

/** A file of the package: its bytes, and what the descriptor says about it. */
export interface PackageFile {
  readonly path: string
  readonly bytes: Buffer
  readonly table?: Table
  readonly name: string
  readonly title: string
  readonly description: string
  readonly mediatype: string
  readonly sources: readonly string[]
  /** SHA-256 of what it was made from, of a file that is dear to make. */
  readonly madeFrom?: string
}

/**
 * The descriptor of the package (Frictionless Data Package v1): schemas, keys, sources, counts, sizes and SHA-256 of every file.
 * Who published what is taken from the package's own table `sources`.
 */
export function datapackage(files: readonly PackageFile[]): string {
  const byId = new Map(files.find(({ name }) => name === 'sources')?.table?.rows.map((row) => [row.id, row]))
  const resources = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({
      name: file.name,
      path: file.path,
      title: file.title,
      description: file.description,
      profile: file.table == null ? 'data-resource' : 'tabular-data-resource',
      mediatype: file.mediatype,
      encoding: 'utf-8',
      bytes: file.bytes.length,
      hash: `sha256:${sha256(file.bytes)}`,
      ...(file.madeFrom !== undefined && { madeFrom: file.madeFrom }),
      ...(file.table == null ? {} : { rows: file.table.rows.length, schema: schemaOf(file.table.schema) }),
      sources: file.sources.map((id) => {
        const source = byId.get(id)
        if (source == null) throw new Error(`${file.path}: unknown source ${id}`)
        return sourceOf(source)
      }),
    }))
  const description =
    'Tables de Relais, dérivées de données publiques par npm run data:build. Chaque ressource garde la licence de ses sources.'
  const whole = { profile: 'data-package', name: 'relais', title: 'Relais', description, resources }
  return `${JSON.stringify(whole, withoutEmptyLists, 1)}\n`
}

/** The profile refuses them: a table without sources or foreign keys says nothing of them. */
const withoutEmptyLists = (_key: string, value: unknown): unknown =>
  Array.isArray(value) && value.length === 0 ? undefined : value

const schemaOf = (schema: Schema) => ({
  fields: schema.fields.map(fieldOf),
  missingValues: [''],
  primaryKey: schema.primaryKey,
  foreignKeys: (schema.foreignKeys ?? []).map(({ field, table, reference }) => ({
    fields: field,
    reference: { resource: table, fields: reference },
  })),
})

/** What was published without an address keeps its title and producer. */
const sourceOf = ({ id, titre, producteur, licence, url, millesime, credit, note }: Row) => ({
  id,
  title: titre,
  ...(url == null ? {} : { path: url }),
  producteur,
  licence,
  millesime,
  credit,
  ...(note == null ? {} : { note }),
})

const fieldOf = ({ name, type, description, optional, enum: values, pattern }: Field) => ({
  name,
  type,
  description,
  constraints: {
    ...(optional === true ? {} : { required: true }),
    ...(values == null ? {} : { enum: values }),
    ...(pattern == null ? {} : { pattern }),
  },
})
