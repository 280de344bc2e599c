import { readFileSync } from 'node:fs'
import { parseCsv } from '../../../server/country/package/csv.ts'
import type { PlaceTables } from '../../../server/domain/places/model.ts'
import { packageFolder, packageGazetteer } from '../../country/package-country.ts'

/** The tables of the search straight from the shipped package, without a database. */
export function packageTables(): PlaceTables {
  const read = <Column extends string>(name: string, columns: readonly Column[]) =>
    parseCsv(readFileSync(`${packageFolder}${name}.csv`), `${name}.csv`, columns) as Record<Column, string>[]
  return {
    settlements: packageGazetteer(),
    departements: read('departements', ['code', 'nom', 'region'] as const),
    regions: read('regions', ['code', 'nom'] as const),
  }
}
