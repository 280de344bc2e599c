import { beforeAll, describe, expect, test } from 'vitest'
import { createGround } from '../../server/country/land/ground.ts'
import { createPlaceKnown } from '../../server/country/land/place-known.ts'
import { createSeatsOf } from '../../server/country/land/seats.ts'
import { openPackage, type Package } from '../../server/country/package/package.ts'
import type { Ground } from '../../server/domain/places/ground.ts'
import type { Gazetteer } from '../../server/domain/roster/gazetteer.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { createUnproject } from '../../server/country/package/unproject.ts'
import { packageFolder } from '../country/package-country.ts'

let france: Package
let gazetteer: Gazetteer
let ground: Ground
let unproject: Awaited<ReturnType<typeof createUnproject>>
beforeAll(async () => {
  france = openPackage(packageFolder)
  gazetteer = await packageGazetteer(france.reference)
  unproject = await createUnproject()
  ground = createGround(france.reference.arrondissements, () => france.contours().outlines, france.districts)
})

/** What is said of places, with both names. */
const read = (cells: Readonly<Record<string, string>>) => {
  const { row, problems } = validateRow(
    { line: 2, cells: { nom: 'Cabinet', etp: '1', ...cells } },
    { gazetteer, ground, unproject, today: '2026-11-28' },
  )
  const place = problems.filter(({ field }) => field === 'lon')
  return { row, said: place.map(({ code, message }) => [code, message.fr]) }
}

describe('the arrondissements of Paris, Lyon and Marseille', () => {
  test('have shapes that hold their own point, and meet as the cities do', () => {
    expect(france.districts().size).toBe(45)
    for (const { code, codeCommune, lon, lat } of france.reference.arrondissements) {
      expect(ground.districtAt(lon, lat), code).toBe(code)
      expect(ground.communeAt(lon, lat), code).toBe(codeCommune)
    }
  })

  test.each([
    ['place de la République, which three share', 2.3638, 48.8675, '75103'],
    ['Gare de l’Est', 2.3592, 48.8768, '75110'],
    ['Gare Montparnasse', 2.3205, 48.8407, '75115'],
    ['Tour Eiffel', 2.2945, 48.8584, '75107'],
    ['Buttes-Chaumont', 2.3828, 48.8809, '75119'],
    ['bois de Vincennes', 2.44, 48.832, '75112'],
    ['Part-Dieu', 4.859, 45.7606, '69383'],
    ['Fourvière', 4.8226, 45.7623, '69385'],
    ['Vieux-Port, north side', 5.3695, 43.2968, '13202'],
    ['île du Frioul', 5.307, 43.278, '13207'],
    ['mairie de Vincennes, across the ring road', 2.4391, 48.8474, null],
    ['Villeurbanne', 4.8795, 45.7665, null],
  ])('%s', (_place, lon, lat, code) => {
    expect(ground.districtAt(lon, lat)).toBe(code)
  })

  test('a point in another arrondissement than the one written is said with both names', () => {
    const { row, said } = read({ code_postal: '75010', commune: 'PARIS 10', lon: '2.3785', lat: '48.8590' })
    expect(row).toMatchObject({ codeCommune: '75056', lon: 2.3785, precision: 'fichier' })
    expect(said).toEqual([
      [
        'point-elsewhere',
        'Lieu du point : Paris 11e Arrondissement ; lieu écrit : Paris 10e Arrondissement.',
      ],
    ])
  })

  test.each<[Record<string, string>, string, string]>([
    // Outside the city that holds it, by name, by code and by postcode alone.
    [{ commune: 'PARIS 10', lon: '2.3571', lat: '48.9362' }, 'Saint-Denis', 'Paris 10e Arrondissement'],
    [{ code_commune: '69383', lon: '4.8795', lat: '45.7665' }, 'Villeurbanne', 'Lyon 3e Arrondissement'],
    [{ code_postal: '13015', lon: '5.3695', lat: '43.2968' }, 'Marseille 2e', 'Marseille 15e Arrondissement'],
    // In metres and with its axes swapped it is held against what is written too.
    [{ commune: 'Paris 10', lon: '653000', lat: '6862000' }, 'Paris 4e', 'Paris 10e Arrondissement'],
    [{ commune: 'Paris 10', lon: '48.8590', lat: '2.3785' }, 'Paris 11e', 'Paris 10e Arrondissement'],
    // The same of any commune.
    [{ code_commune: '79191', lon: '-0.3479', lat: '46.3168' }, 'Vouillé', 'Niort'],
  ])('%j: %s against %s', (cells, there, meant) => {
    const { row, said } = read(cells)
    expect(row!.precision).toBe('fichier')
    const [, words] = said.find(([code]) => code === 'point-elsewhere')!
    expect(words).toContain(there)
    expect(words).toContain(`lieu écrit : ${meant}`)
  })

  test('a point that is where its line says, or a few metres over a border, is not remarked upon', () => {
    for (const cells of [
      { code_postal: '75010', commune: 'PARIS 10', lon: '2.3592', lat: '48.8768' },
      { code_commune: '75056', lon: '2.3785', lat: '48.8590' },
      // Boulevard de Magenta, where the 9th meets the 10th.
      { commune: 'Paris 9e', lon: '2.3498', lat: '48.8836' },
    ])
      expect(read(cells).said, JSON.stringify(cells)).toEqual([])
    expect(read({ commune: 'Marseille 7e', lon: '5.2', lat: '43.2' }).said).toEqual([
      [
        'point-off-land',
        'Le point n’est dans aucune commune française ; lieu écrit : Marseille 7e Arrondissement.',
      ],
    ])
  })

  test('a cabinet given only by its coordinates gets its arrondissement by shape', () => {
    // Nearer to the point of the 20th than to that of its own.
    const { row, said } = read({ lon: '2.3925', lat: '48.8535' })
    expect(row!.codeCommune).toBe('75056')
    expect(said).toEqual([['quarter-by-point', 'D’après le point : Paris 11e Arrondissement.']])
    expect(read({ lon: '2.4391', lat: '48.8474' })).toMatchObject({ row: { codeCommune: '94080' }, said: [] })
  })

  test('a point outside the city that its line names counts in the nearest of the city’s circonscriptions', () => {
    const seatsOf = createSeatsOf(
      france.reference.parts,
      createPlaceKnown(france.reference),
      () => france.contours().circonscription,
    )
    const { row } = read({ commune: 'Paris 18', lon: '2.3571', lat: '48.9362' })
    expect(seatsOf(row!)).toEqual(['75-17'])
  })
})
