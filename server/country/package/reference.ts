import type { Kept } from '../../db/kept.ts'
import { listCodesPostaux, type CodePostal } from '../../db/queries/reference/listCodesPostaux.ts'
import {
  listCommunesAnciennes,
  type CommuneAncienne,
} from '../../db/queries/reference/listCommunesAnciennes.ts'
import { listDepartements, type Departement } from '../../db/queries/reference/listDepartements.ts'
import { listRegions, type Region } from '../../db/queries/reference/listRegions.ts'
import { loadTerritoryInputs, type TerritoryInputs } from '../../db/queries/reference/loadTerritoryInputs.ts'
import type { Arrondissement } from '../../domain/model.ts'
import type { Db } from '../../db/statement.ts'

/** What of the country only the data package changes, as the database gives it. */
export interface Reference extends TerritoryInputs {
  readonly codesPostaux: readonly CodePostal[]
  readonly anciennes: readonly CommuneAncienne[]
  readonly arrondissements: readonly Arrondissement[]
  readonly departements: readonly Departement[]
  readonly regions: readonly Region[]
}

/** Reads it, one statement after the other: the embedded pool holds one connection. */
export const loadReference = async (db: Db): Promise<Reference> => ({
  ...(await loadTerritoryInputs(db)),
  codesPostaux: await listCodesPostaux(db),
  anciennes: await listCommunesAnciennes(db),
  departements: await listDepartements(db),
  regions: await listRegions(db),
})

type Row = Readonly<Record<string, unknown>>
/** Rows of one shape by column: they are read again in a fifth of the time. */
interface Columns {
  readonly length: number
  readonly columns: Readonly<Record<string, readonly unknown[]>>
}

/** The reference that was kept of a package (its hash); undefined when there is none. */
export function findReference(kept: Kept, packageHash: string): Reference | undefined {
  const found = kept.find<Readonly<Record<string, unknown>>>('reference', packageHash)
  return (
    found &&
    mapValues<Reference>(found, (value) => (typeof value === 'object' ? rowsOf(value as Columns) : value))
  )
}

/** Keeps the reference of a package, and returns it. */
export function keepReference(kept: Kept, packageHash: string, reference: Reference): Reference {
  kept.put(
    'reference',
    packageHash,
    mapValues(reference, (value) => (Array.isArray(value) ? columnsOf(value as Row[]) : value)),
  )
  return reference
}

const mapValues = <Result>(of: object, to: (value: unknown) => unknown): Result =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)])) as Result

const columnsOf = (rows: readonly Row[]): Columns => ({
  length: rows.length,
  columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])])),
})

function rowsOf({ length, columns }: Columns): Row[] {
  const names = Object.keys(columns)
  return Array.from({ length }, (_, i) => {
    const row: Record<string, unknown> = {}
    for (const name of names) row[name] = columns[name]![i]
    return row
  })
}
