import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlaces, type GazetteerEntry } from '../../server/country/places/places.ts'
import { namedCommunes } from '../../server/country/places/named-communes.ts'
import { addressSearch } from '../../server/service/find/addresses.ts'
import { findPlaces } from '../../server/service/find/find-places.ts'
import { startGeocoder, type KnownAddress, type TestGeocoder } from '../geocoder.ts'

const commune = (code: string, nom: string, codePostal: string): GazetteerEntry => ({
  code,
  nom,
  departement: code.slice(0, 2),
  lon: -0.46,
  lat: 46.32,
  population: 1000,
  codesPostaux: [codePostal],
  anciensNoms: [],
  commune: null,
})
const places = createPlaces([
  commune('79191', 'Niort', '79000'),
  commune('75056', 'Paris', '75001'),
  commune('17300', 'La Rochelle', '17000'),
  commune('80688', 'Rue', '80120'),
  commune('79048', 'Brûlain', '79230'),
  commune('79125', 'Fors', '79230'),
])
const station: KnownAddress = {
  label: '12 Rue de la Gare 79000 Niort',
  citycode: '79191',
  lon: -0.4548123,
  lat: 46.3198765,
  score: 0.96,
}
const street = { ...station, label: 'Rue de la Gare 79230 Fors', citycode: '79125', score: 0.71 }

let geocoder: TestGeocoder
beforeAll(async () => {
  geocoder = await startGeocoder([station, street])
})
afterAll(() => geocoder.close())

/** A search of its own, with a clock that the test winds. */
function finder(timeoutMs = 5000) {
  const clock = { now: 0 }
  const addresses = addressSearch(geocoder.url, timeoutMs, () => clock.now)
  return { clock, find: (q: string) => findPlaces({ atlas: { places }, addresses }, q, 8) }
}
const well = async (work: () => Promise<void>): Promise<void> => {
  const { answer } = geocoder
  await work()
  geocoder.answer = answer
}

describe('addresses', () => {
  test('an address comes from the geocoder, to about a hundred metres', async () => {
    const { items, notice } = await finder().find('12 rue de la gare niort')
    expect(notice).toBeNull()
    expect(items[0]).toEqual({
      kind: 'address',
      label: station.label,
      codeCommune: '79191',
      codeDepartement: '79',
      lon: -0.455,
      lat: 46.32,
      exact: true,
    })
    expect(items[1]).toMatchObject({ label: street.label, exact: false })
  })

  test('a commune, a postcode or a beginning of a name never leaves this machine', async () => {
    geocoder.asked.length = 0
    for (const q of ['Niort', 'nior', '79000', '79230', 'la rochelle', 'Rue', '79000 niort', 'zzzzz'])
      await finder().find(q)
    expect(geocoder.asked).toEqual([])
  })

  test.each([
    ['does not answer in time', () => {}],
    ['answers 500', (response) => void response.writeHead(500).end('{}')],
    ['answers garbage', (response) => void response.end('<html>Maintenance</html>')],
    ['answers another shape', (response) => void response.end('{"features":[{"geometry":null}]}')],
    ['hangs up', (response) => void response.destroy()],
    [
      'sends us elsewhere',
      (response, { url }) =>
        void (url!.startsWith('/geocodage')
          ? response.writeHead(302, { Location: `/ailleurs?q=fuite` }).end()
          : response.end('{"features":[]}')),
    ],
  ] satisfies [string, TestGeocoder['answer']][])(
    'when the geocoder %s, the commune is found instead, and said to be',
    (_how, answer) =>
      well(async () => {
        geocoder.answer = answer
        geocoder.asked.length = 0
        const { find, clock } = finder(200)
        const { items, notice } = await find('12 rue de la Gare, 79000 Niort')
        expect(notice).toBe('silent')
        expect(items.map(({ codeCommune }) => codeCommune)).toEqual(['79191'])
        expect(geocoder.asked).toHaveLength(1)
        // Nobody else waits for it, until a moment later.
        expect((await find('3 rue du Port, La Rochelle')).notice).toBe('silent')
        expect(await find('3 rue du Port')).toEqual({ items: [], notice: 'unreachable' })
        expect(geocoder.asked).toHaveLength(1)
        clock.now = 60_000
        await find('3 rue du Port, La Rochelle')
        expect(geocoder.asked).toHaveLength(2)
      }),
  )

  test('an address that nobody knows, and one without a geocoder', () =>
    well(async () => {
      geocoder.answer = (response) => void response.end('{"features":[]}')
      expect(await finder().find('99 rue Inconnue Niort')).toMatchObject({
        notice: 'unknown',
        items: [{ codeCommune: '79191', kind: 'commune' }],
      })
      const without = await findPlaces({ atlas: { places }, addresses: null }, '99 rue Inconnue Niort', 8)
      expect(without).toMatchObject({ notice: 'off', items: [{ codeCommune: '79191' }] })
    }))

  test('the commune that an address names', () => {
    const named = (text: string) => namedCommunes(places, text, 8).map(({ codeCommune }) => codeCommune)
    expect(named('12 rue de la Gare 79000 Niort')).toEqual(['79191'])
    expect(named('4 avenue de Paris, Niort')).toEqual(['79191'])
    expect(named('3 quai Duperré La Rochelle')).toEqual(['17300'])
    // A street's name is not a wish to be there.
    expect(named('12 rue de Paris')).toEqual([])
    expect(named('12 rue de la Rochelle')).toEqual([])
    expect(named('Le Bourg 79230').sort()).toEqual(['79048', '79125'])
  })
})
