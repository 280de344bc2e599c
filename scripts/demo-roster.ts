/**
 * Writes the fictitious roster of the demonstration, apart from the official facts it is placed by:
 *   npm run demo:roster [-- <folder>]     default folder: data/demonstration
 * Reads communes.csv and arrondissements.csv of data/package, writes cabinets.csv and evenements.csv. Seeded: same input, same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { mainNetwork } from '../server/domain/travel/mainNetwork.ts'
import type { Home } from './demo/places.ts'
import { makeRoster } from './demo/roster.ts'

const folder = process.argv[2] ?? fileURLToPath(new URL('../data/demonstration', import.meta.url))
const packaged = (name: string): string =>
  fileURLToPath(new URL(`../data/package/${name}.csv`, import.meta.url))
if (!existsSync(packaged('communes'))) {
  console.error(`demo:roster: ${packaged('communes')} is missing; build it first with npm run data:build.`)
  process.exit(1)
}

const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(packaged(name)), { columns: true, bom: true })
const communes = rowsOf('communes')
const arrondissements = rowsOf('arrondissements')
const cities = new Map(communes.map((row) => [row.code!, row]))
const peopleOf = (city: string): number =>
  arrondissements
    .filter(({ code_commune: code }) => code === city)
    .reduce((sum, { population }) => sum + Number(population), 0)
const divided = new Set(arrondissements.map(({ code_commune: code }) => code))
const home = (row: Record<string, string>): Home => ({
  code: row.code!,
  nom: row.nom!,
  departement: row.departement!,
  reseau: row.reseau || mainNetwork(row.departement!),
  lon: Number(row.lon),
  lat: Number(row.lat),
  areaKm2: Number(row.superficie_km2 || 1),
  medecins: Number(row.medecins_generalistes || 0),
})
const { cabinets, events } = makeRoster([
  ...communes.filter(({ code }) => !divided.has(code)).map(home),
  // GPs are counted by city: they are shared by people.
  ...arrondissements.map((row): Home => {
    const city = home(cities.get(row.code_commune!)!)
    const share = Number(row.population) / peopleOf(city.code)
    return {
      ...home({ ...cities.get(city.code)!, ...row }),
      codeCommune: city.code,
      medecins: Math.round(city.medecins * share),
    }
  }),
])
write('cabinets.csv', cabinets)
write('evenements.csv', events)
console.log(
  `${cabinets.length} cabinets, ${cabinets.reduce((sum, { postes }) => sum + postes, 0)} postes, ` +
    `${cabinets.reduce((sum, { etp }) => sum + etp * 20, 0) / 20} etp, ${events.length} events`,
)

/** Rows as CSV, keys in snake case, nulls empty. */
function write(name: string, records: readonly object[]): void {
  const keys = Object.keys(records[0] ?? {})
  const header = keys.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const cells = records.map((record) => keys.map((key) => (record as Record<string, unknown>)[key] ?? ''))
  writeFileSync(join(folder, name), stringify([header, ...cells], { cast: { boolean: String } }))
}
