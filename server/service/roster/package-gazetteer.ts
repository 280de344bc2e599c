import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gazetteerInSteps, type Gazetteer } from '../../domain/roster/gazetteer.ts'
import { inTurns } from '../../in-turns.ts'
import { parseCsv, type CsvRecord } from '../../country/package/csv.ts'

/**
 * The gazetteer straight from the data package: a file of garbage is refused without waking a database. Others are answered
 * while it is made.
 */
export const packageGazetteer = (folder: string): Promise<Gazetteer> => inTurns(readInSteps(folder))

function* readInSteps(folder: string): Generator<void, Gazetteer> {
  const read = (name: string, columns: readonly string[]): CsvRecord[] =>
    parseCsv(readFileSync(join(folder, name)), name, columns)
  const postcodes = new Map<string, Set<string>>()
  for (const { code_commune, code_postal } of read('codes_postaux.csv', ['code_commune', 'code_postal'])) {
    const known = postcodes.get(code_commune!)
    if (known) known.add(code_postal!)
    else postcodes.set(code_commune!, new Set([code_postal!]))
  }
  yield
  const others = new Map<string, CsvRecord[]>()
  for (const file of ['communes_anciennes.csv', 'arrondissements.csv'])
    for (const other of read(file, ['code', 'nom', 'code_commune']))
      others.set(other.code_commune!, [...(others.get(other.code_commune!) ?? []), other])
  yield
  const communes = read('communes.csv', ['code', 'nom', 'departement', 'reseau', 'lon', 'lat'])
  yield
  return yield* gazetteerInSteps(
    communes.map((commune) => ({
      code: commune.code!,
      nom: commune.nom!,
      departement: commune.departement!,
      reseau: commune.reseau!,
      lon: Number(commune.lon),
      lat: Number(commune.lat),
      codesPostaux: [...(postcodes.get(commune.code!) ?? [])],
      otherCodes: (others.get(commune.code!) ?? []).map(({ code }) => code!),
      otherNames: (others.get(commune.code!) ?? []).map(({ nom }) => nom!),
    })),
  )
}
