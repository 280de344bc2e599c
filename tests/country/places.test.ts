import { describe, expect, test } from 'vitest'
import { createPlaces, type GazetteerEntry } from '../../server/country/places/places.ts'

const entry = (
  code: string,
  nom: string,
  population: number,
  codesPostaux: string[],
  more: Partial<GazetteerEntry> = {},
): GazetteerEntry => ({
  code,
  nom,
  departement: code.slice(0, code.startsWith('97') ? 3 : 2),
  lon: 0,
  lat: 46,
  population,
  codesPostaux,
  anciensNoms: [],
  commune: null,
  ...more,
})

const { search } = createPlaces([
  entry('79191', 'Niort', 60_000, ['79000']),
  entry('79034', 'Bessines', 1700, ['79000']),
  entry('79031', 'Beauvoir-sur-Niort', 1800, ['79360']),
  entry('42218', 'Saint-Étienne', 173_000, ['42000', '42100', '42230']),
  entry('76575', 'Saint-Étienne-du-Rouvray', 29_000, ['76800']),
  entry('72181', 'Le Mans', 146_000, ['72000', '72100']),
  entry('75056', 'Paris', 2_100_000, ['75001', '75012']),
  entry('75112', 'Paris 12e Arrondissement', 138_000, ['75012'], { commune: '75056' }),
  entry('75101', 'Paris 1er Arrondissement', 15_000, ['75001'], { commune: '75056' }),
  entry('97411', 'Saint-Denis', 155_000, ['97400']),
  entry('93066', 'Saint-Denis', 149_000, ['93200']),
  entry('01262', 'Montluel', 7000, ['01120'], { anciensNoms: ['Cordieux'] }),
  entry('69389', 'Lyon 9e Arrondissement', 53_000, ['69009']),
])
const codes = (query: string) => search(query, 8).map(({ codeCommune }) => codeCommune)

describe('searching a place', () => {
  test('finds what a person means first', () => {
    for (const [query, code] of [
      ['niort', '79191'],
      ['NIORT ', '79191'],
      ['niort 79000', '79191'],
      ['79000 Niort', '79191'],
      ['niort 79', '79191'],
      ['saint etienne', '42218'],
      ['st-etienne', '42218'],
      ['Sant Etienne', '42218'],
      ['saintetienne', '42218'],
      ['st etienne du rouv', '76575'],
      ['mans', '72181'],
      ['nirot', '79191'],
      ['beauvior sur niort', '79031'],
      ['st etinne du rouvray', '76575'],
      ['beauvoi4 niort', '79031'],
      ['miort', '79191'],
      ['Paris 12', '75112'],
      ['Paris 12e', '75112'],
      ['75012', '75112'],
      ['97400', '97411'],
      ['cordieux', '01262'],
      ['paris', '75056'],
      ['beauvoir', '79031'],
    ] as const)
      expect(codes(query)[0], query).toBe(code)
  })

  test('a shared postcode gives all its communes, the most populated first', () => {
    expect(search('79000', 8).map(({ label, kind, exact }) => [label, kind, exact])).toEqual([
      ['79000 Niort', 'postcode', true],
      ['79000 Bessines', 'postcode', true],
    ])
    expect(codes('790')).toEqual(['79191', '79034'])
  })

  test('homonyms are all exact, and nothing is found for nonsense', () => {
    const homonyms = search('saint-denis', 8).filter(({ exact }) => exact)
    expect(homonyms.map(({ label }) => label)).toEqual(['Saint-Denis (97400)', 'Saint-Denis (93200)'])
    expect(codes('zzzz')).toEqual([])
    expect(codes('…')).toEqual([])
  })

  test('our own labels, sent back, lead to their place', () => {
    for (const query of ['niort', 'saint', 'paris', 'cordieux', '79000', 'lyon'])
      for (const { label, codeCommune } of search(query, 8)) expect(codes(label)[0], label).toBe(codeCommune)
  })
})
