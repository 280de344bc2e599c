import { z } from 'zod'
import { parseCsv, type CsvRecord } from '../../server/country/package/csv.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { firstIssue } from '../readers/first-issue.ts'
import type { Coverage } from '../coverage.ts'
import type { Provenance } from '../sources/source.ts'
import {
  CHIFFRES,
  CHRONOLOGIE,
  DATASETS_AND_DOCUMENTS,
  FINANCEMENT,
  SOURCES,
  type FactSchema,
} from './fact-schemas.ts'
import { FRONTIERES_EAU, LIENS_FIXES, RESEAUX, TRAJETS_CONNUS } from './travel-schemas.ts'
import { table, type Field, type Row, type Table, type Value } from './table.ts'

const FACTS = [CHIFFRES, CHRONOLOGIE, FINANCEMENT, RESEAUX, LIENS_FIXES, FRONTIERES_EAU, TRAJETS_CONNUS]

/** The rows of one CSV of `data/facts`. Throws a `SourceError` naming the line and column that do not fit. */
export function factRows(read: (file: string) => Buffer, schema: FactSchema): Row[] {
  const file = `${schema.name}.csv`
  const columns = schema.fields.map(({ name }) => name)
  const row = z.object(Object.fromEntries(schema.fields.map((field) => [field.name, cell(field)])))
  return parseCsv(read(file), file, columns).map((record, i) => parseRow(file, i, row, record))
}

/** The sources of everything: the datasets with what they cover, then the documents of `data/facts`. */
export function sources(
  read: (file: string) => Buffer,
  provenances: readonly Provenance[],
  coverage: ReadonlyMap<string, Coverage>,
): Table {
  const datasets = provenances.map((p): Row => ({
    id: p.id,
    titre: p.titre,
    producteur: p.producteur,
    licence: p.licence,
    url: p.url,
    millesime: p.millesime,
    date: p.date,
    credit: p.credit,
    note: p.note === '' ? null : p.note,
    rythme: p.rythme,
    delai_mois: p.delaiMois,
    importeur: p.importeur,
    communes_couvertes: coverage.get(p.id)?.covered ?? null,
    communes_sans: coverage.get(p.id)?.without || null,
  }))
  return table(DATASETS_AND_DOCUMENTS, [...datasets, ...factRows(read, SOURCES)])
}

/** The hand-written facts of `data/facts`, one CSV per table. `read` gives the bytes of a file by name. */
export const facts = (read: (file: string) => Buffer): Table[] =>
  FACTS.map((schema) => {
    const rows = factRows(read, schema)
    const column = schema.foreignKeys?.find((key) => key.table === 'sources')?.field ?? 'source_id'
    return table({ ...schema, sources: [...new Set(rows.map((row) => String(row[column])))].sort() }, rows)
  })

function cell(field: Field): z.ZodType<Value> {
  const filled =
    field.type === 'date'
      ? z.iso.date()
      : field.type === 'boolean'
        ? z.enum(['true', 'false']).transform((text) => text === 'true')
        : field.enum != null
          ? z.enum(field.enum)
          : z
              .string()
              .min(1)
              .regex(new RegExp(`^(${field.pattern ?? '[^]+'})$`))
  return field.optional === true ? z.union([z.literal('').transform(() => null), filled]) : filled
}

function parseRow(file: string, i: number, row: z.ZodType<Row>, record: CsvRecord): Row {
  const parsed = row.safeParse(record)
  if (parsed.success) return parsed.data
  throw new SourceError(`data/facts/${file}`, `line ${i + 2}, ${firstIssue(parsed.error)}`, COMPARE_REMEDY)
}
