import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCsv } from '../../../server/country/package/csv.ts'
import { groupBy } from '../../../server/domain/groupBy.ts'
import { ARRONDISSEMENT_SEATS } from '../../../server/domain/places/arrondissement-seats.ts'
import { createResolver } from '../../../server/domain/places/resolver.ts'
import { findSeats } from '../../../server/domain/places/seats.ts'
import { packageFolder } from '../../country/package-country.ts'
import { packageTables } from './package-tables.ts'

const read = <Column extends string>(name: string, columns: readonly Column[]) =>
  parseCsv(readFileSync(`${packageFolder}${name}.csv`), `${name}.csv`, columns) as Record<Column, string>[]

const VACANT = ['45-01', '74-03']
const deputies = new Map(
  read('deputes', ['code_circonscription', 'nom', 'prenom'] as const).map((own) => [
    own.code_circonscription,
    `${own.prenom} ${own.nom}`,
  ]),
)
const seats = read('circonscriptions', ['code', 'departement'] as const).map((own) => ({
  ...own,
  // Two seats vacant here, whatever the list in the package says on its date.
  depute: VACANT.includes(own.code) ? null : (deputies.get(own.code) ?? null),
}))
const parts = groupBy(
  read('circonscription_communes', ['code_circonscription', 'code_commune'] as const),
  (own) => own.code_commune,
)
const seatsOf = (code: string): string[] => (parts.get(code) ?? []).map((own) => own.code_circonscription)
const tables = packageTables()
const { resolve } = createResolver(tables)
const find = (text: string) => findSeats(text, { seats, resolve, seatsOf })

test.each([
  ['4e circonscription de la Sarthe', ['72-04']],
  ['première circonscription de l’Ain', ['01-01']],
  ['1ère circo Ain', ['01-01']],
  ['01-01', ['01-01']],
  ['72-04', ['72-04']],
  ['7204', ['72-04']],
  ['2a-1', ['2A-01']],
  ['Sarthe 4', ['72-04']],
  ['Sarthe, 4e', ['72-04']],
  ['Deux-Sèvres 2', ['79-02']],
  ['Paris 4e', ['75-07']],
  ['Lyon 3', ['69-04', '69-03']],
  // The 8th of Paris is the 12th arrondissement and the part of Charonne, in the 20th, south of it.
  ['75020', ['75-15', '75-06', '75-08']],
  ['Niort', ['79-01']],
  ['79', ['79-01', '79-02', '79-03']],
  ['Corse', ['2A-01', '2A-02', '2B-01', '2B-02']],
  ['Papeete', ['987-01', '987-02', '987-03']],
  ['Suisse', ['99-06']],
  ['London', ['99-03']],
  ['099-01', ['99-01']],
  ['ZZ-01', ['99-01']],
  ['3e circonscription des Français de l’étranger', ['99-03']],
  ['lebouchre', ['72-04']],
  ['Leboucher', ['72-04']],
  ['vacant', ['45-01', '74-03']],
  ['Saint-Denis', null],
  ['zzzzzz', null],
  ['', null],
])('« %s » means %j', (typed, codes) => {
  expect(find(typed)).toEqual(codes)
})

test('an arrondissement has its own circonscriptions, the whole abroad has eleven', () => {
  expect(find('75020')).toEqual(expect.arrayContaining(['75-06', '75-15']))
  expect(find('75020')!.length).toBeLessThan(4)
  expect(find('Français de l’étranger')).toHaveLength(11)
})

test('every arrondissement is known, and its circonscriptions are its town’s', () => {
  for (const { code, commune } of tables.settlements)
    if (commune !== null)
      for (const seat of ARRONDISSEMENT_SEATS[code]!.split(' '))
        expect(seatsOf(commune), code).toContain(seat)
})
