import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseCsv } from '../../server/country/package/csv.ts'
import type { GazetteerEntry } from '../../server/country/places/places.ts'

/** Where the shipped tables are. */
export const packageFolder = fileURLToPath(new URL('../../data/package/', import.meta.url))

const table = <Column extends string>(name: string, columns: readonly Column[]) =>
  parseCsv(readFileSync(`${packageFolder}${name}.csv`), `${name}.csv`, columns) as Record<Column, string>[]

/** Communes of the shipped package with what the tests need of them. */
export const packageCommunes = () =>
  table('communes', ['code', 'nom', 'departement', 'population', 'lon', 'lat', 'zonage'] as const).map(
    (row) => ({
      ...row,
      population: Number(row.population),
      lon: Number(row.lon),
      lat: Number(row.lat),
    }),
  )

/** The gazetteer straight from the shipped tables, without a database. */
export function packageGazetteer(): GazetteerEntry[] {
  const postcodes = table('codes_postaux', ['code_postal', 'code_commune', 'code_arrondissement'] as const)
  const collect = (pairs: [string, string][]) => {
    const groups = new Map<string, string[]>()
    for (const [key, value] of pairs)
      if (key && value) groups.set(key, [...new Set([...(groups.get(key) ?? []), value])])
    return groups
  }
  const ofCommune = collect(postcodes.map((row) => [row.code_commune, row.code_postal]))
  const ofArrondissement = collect(postcodes.map((row) => [row.code_arrondissement, row.code_postal]))
  const anciens = collect(
    table('communes_anciennes', ['nom', 'code_commune'] as const).map((row) => [row.code_commune, row.nom]),
  )
  return [
    ...packageCommunes().map(({ zonage: _, ...commune }) => ({
      ...commune,
      codesPostaux: ofCommune.get(commune.code) ?? [],
      anciensNoms: anciens.get(commune.code) ?? [],
      commune: null,
    })),
    ...table('arrondissements', ['code', 'nom', 'code_commune', 'population', 'lon', 'lat'] as const).map(
      (row) => ({
        code: row.code,
        nom: row.nom,
        departement: row.code.slice(0, 2),
        population: Number(row.population),
        lon: Number(row.lon),
        lat: Number(row.lat),
        codesPostaux: ofArrondissement.get(row.code) ?? [],
        anciensNoms: [],
        commune: row.code_commune,
      }),
    ),
  ]
}
