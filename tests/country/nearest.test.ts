import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isServed, nearest } from '../../server/country/land/nearest.ts'
import type { Cabinet, Commune } from '../../server/domain/model.ts'
import { worldInputs } from '../world.ts'

const NETWORKS = ['metropole', 'corse', '974'] as const
const places = NETWORKS.map((reseau): Commune => ({ ...worldInputs.communes[0]!, code: reseau, reseau }))
const anywhere = fc
  .record({
    lon: fc.double({ min: -5, max: 10, noNaN: true }),
    lat: fc.double({ min: 41, max: 51, noNaN: true }),
    reseau: fc.constantFrom(...NETWORKS),
  })
  .map((place) => ({ ...place, codeCommune: place.reseau }))
const roster = fc
  .array(anywhere, { maxLength: 60 })
  .map((found) =>
    found.map((place, at): Cabinet => ({ ...worldInputs.cabinets[0]!, ...place, id: `C${100 + at}` })),
  )

/** Spherical law of cosines: another formula than the house's, good to a metre here. */
function kilometres(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const [p, q, d] = [a.lat, b.lat, b.lon - a.lon].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ]
  const cosine = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(d)
  return 6371.0088 * Math.acos(Math.max(-1, Math.min(1, cosine)))
}

describe('the nearest cabinets where no roads are known', () => {
  test('are those of the network, in order of distance', () => {
    fc.assert(
      fc.property(roster, anywhere, fc.nat(20), (cabinets, from, limit) => {
        const found = nearest(places, cabinets, from, { limit }).near.filter(({ road }) => road)
        const same = cabinets.filter(({ reseau }) => reseau === from.reseau)
        expect(found).toHaveLength(Math.min(limit, same.length))
        const farthest = found.at(-1)?.kilometres ?? 0
        const left = same.filter((cabinet) => !found.some((near) => near.site === cabinet))
        for (const { site, kilometres: km } of found) expect(km).toBeCloseTo(kilometres(from, site), 1)
        for (const cabinet of left)
          if (limit > 0) expect(kilometres(from, cabinet)).toBeGreaterThan(farthest - 0.1)
        expect(found.map((near) => near.kilometres)).toEqual(
          found.map((near) => near.kilometres).sort((a, b) => a - b),
        )
      }),
    )
  })

  test('of those wanted are what they would be if there were no others', () => {
    const coins = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(roster, anywhere, fc.nat(20), coins, (cabinets, from, limit, coin) => {
        const wanted = Uint8Array.from(cabinets, (_, j) => Number(coin[j]))
        const alone = cabinets.filter((_, j) => coin[j])
        const expected = nearest(places, alone, from, { limit })
        expect(nearest(places, cabinets, from, { limit, wanted })).toEqual(expected)
        // Asked again, when what was counted is at hand.
        expect(nearest(places, cabinets, from, { limit, wanted })).toEqual(expected)
      }),
    )
  })

  test('at equal distance come by id', () => {
    const twins = ['C1', 'C2'].map((id): Cabinet => ({ ...worldInputs.cabinets[0]!, id }))
    const { near } = nearest(worldInputs.communes, twins, twins[0]!, { limit: 2 })
    expect(near.map(({ site }) => site.id)).toEqual(['C1', 'C2'])
  })
})

describe('where no road leads', () => {
  const commune = (code: string, lon: number, more: Partial<Commune>): Commune => ({
    ...worldInputs.communes[0]!,
    code,
    departement: code.startsWith('97') ? '973' : '29',
    lon,
    lat: 48.4,
    ...more,
  })
  const land = [
    commune('29001', -4.6, { reseau: 'metropole', voisines: '29002' }),
    commune('29002', -4.5, { reseau: 'metropole' }),
    commune('29155', -5.1, { reseau: 'ouessant', acces: 'bateau' }),
    commune('97302', -52.3, { reseau: '973' }),
    commune('97352', -53.2, { reseau: 'saul', acces: 'avion' }),
  ]
  const cabinet = (id: string, codeCommune: string): Cabinet => {
    const home = land.find(({ code }) => code === codeCommune)!
    return { ...worldInputs.cabinets[0]!, id, codeCommune, reseau: home.reseau, lon: home.lon, lat: home.lat }
  }
  const from = (code: string) => ({ ...land.find((one) => one.code === code)!, codeCommune: code })
  const ways = (code: string, cabinets: readonly Cabinet[], limit = 10) =>
    nearest(land, cabinets, from(code), { limit }).near.map(({ site: { id }, road, access }) => [
      id,
      road === null ? null : Math.round(road.minutes),
      access,
    ])

  test('an islander reads the island first, then the boat, never a drive', () => {
    const cabinets = [cabinet('A', '29001'), cabinet('B', '29002'), cabinet('O', '29155')]
    expect(ways('29155', cabinets)).toEqual([
      ['O', 4, null],
      ['A', null, 'boat'],
      ['B', null, 'boat'],
    ])
    expect(ways('29155', cabinets, 2)).toEqual([
      ['O', 4, null],
      ['A', null, 'boat'],
    ])
    expect(ways('29002', cabinets).at(-1)).toEqual(['O', null, 'boat'])
    expect(nearest(land, cabinets, from('29155'), { limit: 10, maxMinutes: 600 }).near).toHaveLength(1)
  })

  test('a place deep in Guyane is reached by plane; no other land is offered', () => {
    const cabinets = [cabinet('A', '29001'), cabinet('G', '97302')]
    expect(ways('97352', cabinets)).toEqual([['G', null, 'plane']])
    expect(isServed(land, [cabinet('A', '29001')], land[4]!)).toBe(false)
    expect(isServed(land, cabinets, land[4]!)).toBe(true)
  })
})
