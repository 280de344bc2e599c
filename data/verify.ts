import { wholeCode } from '../server/country/package/short-code.ts'
import { mainNetwork } from '../server/domain/travel/mainNetwork.ts'
import { readDistricts } from '../server/country/package/read-districts.ts'
import { readPartTopology } from '../server/country/package/read-contours.ts'
import type { PartProperties } from '../server/country/package/part-topology.ts'
import type { PackageFile } from './datapackage.ts'
import type { Row, Table } from './tables/table.ts'

const COMMUNES = 34_875
const CIRCONSCRIPTIONS = 577

/**
 * Checks the files of a package before they replace the old ones: keys, references, empty cells, the numbers of communes and
 * circonscriptions, shares and polygons of every commune. Throws on the first thing that does not hold, naming it.
 */
export function verify(files: readonly PackageFile[], folder: string): void {
  const tables = new Map(
    files.flatMap((file) => (file.table == null ? [] : [[file.name, file.table] as const])),
  )
  for (const table of tables.values()) {
    requireFilled(table)
    requireUnique(table)
    for (const key of table.schema.foreignKeys ?? [])
      requireReferences(table, key.field, tables, key.table, key.reference)
  }
  const rows = (name: string): readonly Row[] => tables.get(name)?.rows ?? []
  requireCount('communes', rows('communes').length, COMMUNES)
  requireCount('circonscriptions', rows('circonscriptions').length, CIRCONSCRIPTIONS)
  requireCount('communes in the levels', rows('commune_niveaux').length, COMMUNES)
  const totals = new Map<unknown, number>()
  for (const { code_commune: commune, part } of rows('circonscription_communes'))
    totals.set(commune, (totals.get(commune) ?? 0) + Math.round(Number(part) * 1e6))
  requireWholeNetworks(rows('communes'))
  const drawn = new Set(
    readPartTopology(folder).objects.parts.geometries.map((g) => (g.properties as PartProperties).commune),
  )
  for (const { code } of rows('communes')) {
    if (totals.get(code) !== 1e6) throw new Error(`commune ${String(code)}: shares do not sum to 1`)
    if (!drawn.has(String(code))) throw new Error(`commune ${String(code)}: no polygon`)
  }
  const districts = readDistricts(folder)
  requireCount('polygons of arrondissements', districts.size, rows('arrondissements').length)
  for (const { code } of rows('arrondissements'))
    if (!districts.has(String(code))) throw new Error(`arrondissement ${String(code)}: no polygon`)
}

/** Every commune of a network is reached from every other one by road. */
function requireWholeNetworks(communes: readonly Row[]): void {
  const networkOf = new Map(
    communes.map(({ code, departement, reseau }) => [
      String(code),
      String(reseau ?? mainNetwork(String(departement))),
    ]),
  )
  const beside = new Map<string, string[]>([...networkOf.keys()].map((code) => [code, []]))
  for (const { code, departement, voisines } of communes)
    for (const short of voisines == null ? [] : String(voisines).replaceAll('+', '').split(' ')) {
      const other = wholeCode(short, String(departement))
      if (networkOf.get(other) !== networkOf.get(String(code)))
        throw new Error(`commune ${String(code)}: a road to ${other}, on another network`)
      beside.get(String(code))?.push(other)
      beside.get(other)?.push(String(code))
    }
  const begun = new Set<string>()
  const seen = new Set<string>()
  for (const [code, network] of networkOf) {
    if (seen.has(code)) continue
    if (begun.has(network)) throw new Error(`commune ${code}: no road to the others of ${network}`)
    begun.add(network)
    for (const queue = [code]; queue.length > 0;) {
      const next = queue.pop() ?? ''
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...(beside.get(next) ?? []))
    }
  }
}

function requireFilled({ schema, rows }: Table): void {
  for (const field of schema.fields) {
    const values = field.enum == null ? null : new Set(field.enum)
    for (const row of rows) {
      const value = row[field.name]
      const empty = value == null || value === '' || (typeof value === 'number' && !Number.isFinite(value))
      if (empty ? field.optional !== true : values?.has(String(value)) === false)
        throw new Error(
          `${schema.name}: column ${field.name} holds "${String(value)}" in ${JSON.stringify(row)}`,
        )
    }
  }
}

const keyOf = (row: Row, names: readonly string[]): string => names.map((name) => String(row[name])).join(' ')

function requireUnique({ schema, rows }: Table): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = keyOf(row, schema.primaryKey)
    if (seen.has(key)) throw new Error(`${schema.name}: key ${key} twice`)
    seen.add(key)
  }
}

function requireReferences(
  { schema, rows }: Table,
  field: string,
  tables: ReadonlyMap<string, Table>,
  target: string,
  reference: string,
): void {
  const known = new Set(tables.get(target)?.rows.map((row) => row[reference]))
  const lost = rows.find((row) => row[field] != null && !known.has(row[field]))
  if (lost != null) throw new Error(`${schema.name}: ${field} ${String(lost[field])} is not in ${target}`)
}

function requireCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} ${what} where ${expected} are expected`)
}
