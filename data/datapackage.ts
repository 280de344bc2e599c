import { createHash } from 'node:crypto'
import type { Provenance } from './sources/source.ts'
import type { Field, Schema, Table } from './tables/table.ts'

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
}

/** The descriptor of the package (Frictionless Data Package v1): schemas, keys, sources, counts, sizes and SHA-256 of every file. */
export function datapackage(files: readonly PackageFile[], provenances: readonly Provenance[]): string {
  const byId = new Map(provenances.map((p) => [p.id, p]))
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
      hash: `sha256:${createHash('sha256').update(file.bytes).digest('hex')}`,
      ...(file.table == null ? {} : { rows: file.table.rows.length, schema: schemaOf(file.table.schema) }),
      sources: file.sources.map((id) => {
        const source = byId.get(id)
        if (source == null) throw new Error(`${file.path}: unknown source ${id}`)
        const { titre, producteur, licence, url, millesime, credit, note } = source
        return { id, title: titre, path: url, producteur, licence, millesime, credit, note }
      }),
    }))
  const description =
    'Tables de Relais, dérivées de données publiques par npm run data:build. Chaque ressource garde la licence de ses sources.'
  return `${JSON.stringify({ profile: 'data-package', name: 'relais', title: 'Relais', description, resources }, null, 1)}\n`
}

const schemaOf = (schema: Schema) => ({
  fields: schema.fields.map(fieldOf),
  missingValues: [''],
  primaryKey: schema.primaryKey,
  foreignKeys: (schema.foreignKeys ?? []).map(({ field, table, reference }) => ({
    fields: field,
    reference: { resource: table, fields: reference },
  })),
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
