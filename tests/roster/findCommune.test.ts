import { beforeAll, describe, expect, test } from 'vitest'
import { findCommune } from '../../server/domain/roster/findCommune.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import type { Gazetteer } from '../../server/domain/roster/gazetteer.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { createPlaceKnown } from '../../server/country/land/place-known.ts'
import { createSeatsOf } from '../../server/country/land/seats.ts'
import { ARRONDISSEMENT_SEATS } from '../../server/domain/places/arrondissement-seats.ts'
import { packageFolder } from '../country/package-country.ts'

let gazetteer: Gazetteer
beforeAll(async () => {
  gazetteer = await packageGazetteer(openPackage(packageFolder).reference)
})
const find = (codePostal: string, commune: string, departement = '') =>
  findCommune({ codeCommune: '', codePostal, commune, departement }, gazetteer)

describe('a commune as offices write it', () => {
  test.each([
    ['72072', 'LE MANS CEDEX 9', '72181'],
    ['75010', 'PARIS 10', '75056'],
    ['75010', 'Paris', '75056'],
    ['69003', 'LYON 3EME', '69123'],
    ['13015', 'Marseille 15', '13055'],
    ['75116', 'Paris 16', '75056'],
    ['75000', 'Paris', '75056'],
    ['93200', 'St Denis', '93066'],
    ['06160', 'Juan-les-Pins', '06004'],
    ['72000', 'LE MANS (72)', '72181'],
    ['44021', 'NANTES CEDEX 1', '44109'],
    ['', 'Bourg-en-Bresse (Ain)', '01053'],
    ['79000', 'Nirot', '79191'],
  ])('%s %s', (codePostal, name, code) => {
    expect(find(codePostal, name).commune?.code).toBe(code)
  })

  test.each([
    ['75010', 'PARIS 10', '', 'Paris 10'],
    ['75010', 'Paris', '', 'Paris 10'],
    ['75010', '', '', 'Paris 10'],
    ['75010', 'Paris', '75110', 'Paris 10'],
    ['75116', 'Paris 16', '', 'Paris 16'],
    ['69003', 'LYON 3EME', '', 'Lyon 3'],
    ['13015', 'Marseille 15', '', 'Marseille 15'],
    ['', 'Paris Ier', '', 'Paris 1er'],
    ['', 'PARIS XVe', '', 'Paris 15e'],
    ['13001', 'Marseille (13)', '', 'Marseille 1er'],
    ['13001', 'MARSEILLE 13', '', 'Marseille 1er'],
    ['', 'Marseille 13e', '', 'Marseille 13e'],
    ['', 'Paris - 5ème arrdt', '', 'Paris 5e'],
    ['', 'Paris (75011)', '', 'Paris 11e'],
    ['75116', 'Paris (75116)', '', 'Paris 16e'],
    ['69003', 'Lyon 3 - Part-Dieu', '', 'Lyon 3e'],
    ['', 'MARSEILLE VIII', '', 'Marseille 8e'],
  ])(
    '%s %s %s is a place of its own, not the middle of the town',
    (code_postal, commune, code_commune, name) => {
      const cells = { nom: 'Cabinet', etp: '1', code_postal, commune, code_commune }
      const { row, problems } = validateRow({ line: 2, cells }, { gazetteer, today: '2026-11-28' })
      const town = gazetteer.byCode.get(row!.codeCommune)!
      expect([row!.lon, row!.lat]).not.toEqual([town.lon, town.lat])
      const quarter = town.quarters!.find(({ nom }) => nom.startsWith(name))!
      expect([row!.lon, row!.lat]).toEqual([quarter.lon, quarter.lat])
      expect(problems.find(({ code }) => code === 'placed-at-quarter')!.message.fr).toContain(quarter.nom)
    },
  )

  test.each([
    ['', 'Marseille (13)', '13055'],
    ['13112', 'Marseille 13112', '13002'],
    ['', 'Paris 5 - Ivry-sur-Seine', null],
    ['', 'Lyon 69110', '69202'],
    ['', 'Paris VX', null],
  ])('%s %s is no arrondissement', (code_postal, commune, code) => {
    const cells = { nom: 'Cabinet', etp: '1', code_postal, commune }
    const { row, problems } = validateRow({ line: 2, cells }, { gazetteer, today: '2026-11-28' })
    expect(problems.map(({ code: each }) => each)).not.toContain('placed-at-quarter')
    expect([null, code]).toContain(row?.codeCommune ?? null)
  })

  test('a cabinet known by its arrondissement alone counts in every circonscription that meets it', () => {
    const france = openPackage(packageFolder)
    const { circonscription: polygons } = france.contours()
    const placeKnown = createPlaceKnown(france.reference)
    let read = 0
    const seatsOf = createSeatsOf(france.reference.parts, placeKnown, () => {
      read++
      return polygons
    })
    const found = Object.keys(ARRONDISSEMENT_SEATS).map((code_commune) => {
      const cells = { nom: 'Cabinet', etp: '1', code_commune }
      const { row } = validateRow({ line: 2, cells }, { gazetteer, today: '2026-11-28' })
      return [code_commune, seatsOf(row!), placeKnown(row!)?.code] as const
    })
    expect(found).toHaveLength(45)
    for (const [code, seats, place] of found) {
      expect(place).toBe(code)
      expect(seats, code).toEqual(ARRONDISSEMENT_SEATS[code]!.split(' ').sort())
    }
    const seats = new Map(found.map(([code, own]) => [code, own]))
    expect(seats.get('75110')).toEqual(['75-05'])
    expect(seats.get('75120')).toEqual(['75-06', '75-08', '75-15'])
    // A street away from the middle it has a place of its own, which tells.
    const { row } = validateRow(
      { line: 2, cells: { nom: 'Cabinet', etp: '1', code_commune: '75120', lon: '2.3985', lat: '48.8636' } },
      { gazetteer, today: '2026-11-28' },
    )
    expect(placeKnown(row!)).toBeNull()
    expect(seatsOf(row!)).toHaveLength(1)
    // A point outside the commune that its list names asks how far each outline is: they are read once for all, which takes a second.
    for (const lon of [2.2, 2.1]) expect(seatsOf({ codeCommune: '75056', lon, lat: 48.9 })).toHaveLength(1)
    expect(read).toBe(1)
  })

  test('a commune that only begins as a great city is none of its arrondissements', () => {
    for (const [commune, code] of [
      ['Paris-l’Hôpital', '71343'],
      ['Marseille-en-Beauvaisis', '60387'],
    ] as const) {
      const cells = { nom: 'Cabinet', etp: '1', commune }
      expect(validateRow({ line: 2, cells }, { gazetteer, today: '2026-11-28' }).row!.codeCommune).toBe(code)
    }
  })

  test('a name in the column of the code is a name', () => {
    const cells = { nom: 'Cabinet', etp: '1', code_postal: '79000', code_commune: 'Niort' }
    expect(validateRow({ line: 2, cells }, { gazetteer, today: '2026-11-28' }).row!.codeCommune).toBe('79191')
  })

  test('what several communes may be meant by is refused', () => {
    for (const [codePostal, name] of [
      ['', 'Boulogne'],
      ['', 'Saint-Martin'],
      ['98714', 'Papeete'],
      ['79000', 'Bordeaux'],
      ['', 'zzzzzz'],
    ] as const)
      expect(find(codePostal, name).commune, name).toBeNull()
  })
})

describe('a column of the département', () => {
  test.each([
    ['Saint-Denis', '93', '93066'],
    ['Saint-Denis', 'La Réunion', '97411'],
    ['Saint-Aubin', 'Jura (39)', '39476'],
    ['Marseille', '13', '13055'],
    ['Marseille', 'Bouches-du-Rhône', '13055'],
    ['Bourg-en-Bresse', '1', '01053'],
    ['Ajaccio', '2a', '2A004'],
    ['Paris 15', '75', '75056'],
  ])('parts communes of one name: %s, %s', (commune, departement, code) => {
    expect(find('', commune, departement).commune?.code).toBe(code)
  })

  test.each(['86', 'Vienne', 'Vienne (86)'])(
    'that the postcode or the code contradicts, %s, is said',
    (departement) => {
      for (const place of [
        { codeCommune: '79191', codePostal: '', commune: '', departement },
        { codeCommune: '', codePostal: '79000', commune: 'Niort', departement },
      ])
        expect(findCommune(place, gazetteer)).toMatchObject({
          commune: { code: '79191' },
          problems: [{ code: 'departement-elsewhere', field: 'departement', severity: 'remark' }],
        })
      expect(find('79000', 'Niort', 'Deux-Sèvres').problems).toEqual([])
    },
  )

  test('which no commune of that name lies in is a question, not an answer', () => {
    expect(find('', 'Niort', '86')).toMatchObject({
      commune: null,
      problems: [{ code: 'commune-ambiguous' }],
    })
  })
})

describe('a postcode in the cell of the name', () => {
  const placed = (commune: string) =>
    validateRow({ line: 2, cells: { nom: 'Pôle', commune, etp: '1' } }, { gazetteer, today: '2026-10-01' })

  test.each([
    ['75015 Paris', '75056', 'Paris 15e'],
    ['Paris 75015', '75056', 'Paris 15e'],
    ['75116 PARIS', '75056', 'Paris 16e'],
    ['69003 - Lyon', '69123', 'Lyon 3e'],
    ['Marseille (13013)', '13055', 'Marseille 13e'],
    ['01000 Bourg-en-Bresse', '01053', null],
  ])('%s', (written, code, quarter) => {
    const { row, problems } = placed(written)
    expect(row?.codeCommune).toBe(code)
    const said = problems.find((problem) => problem.code === 'placed-at-quarter')?.message.fr ?? null
    if (quarter === null) expect(said).toBeNull()
    else expect(said).toContain(quarter)
  })
})
