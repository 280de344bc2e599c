import { describe, expect, test } from 'vitest'
import { FIRST_DAY, TODAY } from '../../scripts/demo/events.ts'
import type { Home } from '../../scripts/demo/places.ts'
import { makeRoster } from '../../scripts/demo/roster.ts'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { publicStatuses } from '../../server/domain/status/publicStatuses.ts'

const NETWORKS = ['metropole', 'corse', '971', '972', '973', '974', '976']
/** 3,500 communes: one in twelve around Poitou, every network present. */
const communes: Home[] = Array.from({ length: 3500 }, (_, k) => ({
  code: String(10_000 + k),
  nom: `Commune ${k}`,
  departement: k % 12 === 0 ? '79' : '45',
  reseau: k % 50 === 1 ? NETWORKS[Math.floor(k / 50) % NETWORKS.length]! : 'metropole',
  lon: (k % 60) * 0.1,
  lat: 44 + Math.floor(k / 60) * 0.05,
  areaKm2: 15,
  medecins: k % 5,
}))
const { cabinets, events } = makeRoster(communes)

describe('the demonstration roster', () => {
  test('has the public totals exactly', () => {
    expect(cabinets).toHaveLength(3000)
    expect(cabinets.reduce((sum, { postes }) => sum + postes, 0)).toBe(2080)
    expect(cabinets.reduce((sum, { etp }) => sum + Math.round(etp * 20), 0) / 20).toBe(1500)
    expect(cabinets.every(({ etp }) => etp > 0)).toBe(true)
  })

  test('says of every cabinet that it is fictitious', () => {
    const real = cabinets.filter(
      ({ nom, adresse, telephone, demonstration }, k) =>
        nom !== `Cabinet fictif n° ${String(k + 1).padStart(4, '0')}` ||
        !adresse?.includes('fictive') ||
        !(telephone ?? '01 99 00').startsWith('01 99 00') ||
        !demonstration,
    )
    expect(real).toEqual([])
  })

  test('places cabinets where GPs are, near the point of their commune, denser in Poitou, on every network', () => {
    const home = new Map(communes.map((commune) => [commune.code, commune]))
    const astray = cabinets.filter(({ codeCommune, lon, lat }) => {
      const commune = home.get(codeCommune)!
      return commune.medecins === 0 || haversine(lon, lat, commune.lon, commune.lat) > 1.3
    })
    expect(astray).toEqual([])
    expect(new Set(cabinets.map(({ reseau }) => reseau))).toEqual(new Set(NETWORKS))
    const perGp = (departement: string): number =>
      cabinets.filter(({ codeCommune }) => home.get(codeCommune)!.departement === departement).length /
      communes
        .filter((commune) => commune.departement === departement)
        .reduce((sum, { medecins }) => sum + medecins, 0)
    expect(perGp('79')).toBeGreaterThan(1.2 * perGp('45'))
  })

  test('tells a dated year: events in order, none in the future, every status seen today', () => {
    const ids = new Set(cabinets.map(({ id }) => id))
    const wrong = events.filter(
      ({ cabinetId, effectiveOn, reportedOn, recordedAt }) =>
        !ids.has(cabinetId) ||
        effectiveOn < FIRST_DAY ||
        effectiveOn > reportedOn ||
        reportedOn >= TODAY ||
        !recordedAt.startsWith(reportedOn),
    )
    expect(wrong).toEqual([])
    const today = publicStatuses([...ids], events, TODAY)
    const share = (value: string): number => today.filter((status) => status.value === value).length / 3000
    for (const statut of ['active', 'reduced', 'suspended', 'stopped', 'unknown'])
      expect(share(statut)).toBeGreaterThan(0.05)
    expect(today.filter(({ value, lastKnown }) => value === 'unknown' && lastKnown === null)).toEqual([])
  })

  test('does not depend on the order of the communes', () => {
    expect(makeRoster([...communes].reverse())).toEqual({ cabinets, events })
  })
})
