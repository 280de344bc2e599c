import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createTerritories } from '../../server/atlas/territories.ts'
import { createViews, type View } from '../../server/atlas/view.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { packageFolder } from './package-country.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Sums over a département's circonscriptions are compared for what adds up and hides nothing. */
const ADDED = [
  'patients-suivis',
  'patients-affectes',
  'population',
  'cabinets',
  'etp',
  'medecins-generalistes',
] as const
const COUNTS: readonly string[] = ['patients-suivis', 'patients-affectes']

describe('the circonscriptions of the shipped France', () => {
  const inputs = packageInputs(packageFolder, 2023)
  let view: View
  beforeAll(() => {
    view = createViews(inputs).at('2026-11-22')
  })

  test('577: 558 have figures, 8 overseas and 11 abroad say why not', () => {
    const by = (statut: string) => inputs.circonscriptions.filter((one) => one.statut === statut)
    expect(inputs.circonscriptions).toHaveLength(577)
    expect(by('figures').map(({ code }) => code)).toEqual(view.levels.circonscription.codes)
    expect(by('collectivite-outre-mer')).toHaveLength(8)
    expect(by('etranger')).toHaveLength(11)
    for (const { statut, explication } of inputs.circonscriptions)
      if (statut !== 'figures') expect(explication).toMatch(/.{20}/)
    // A note on how the communes of Mayotte were assigned is no reason to show no figures.
    const names = { departements: new Map(), regions: new Map() }
    const areas = createTerritories(inputs.communes, inputs.circonscriptions, inputs.parts, names)
    const told = areas.list('circonscription').filter((area) => area.explication === null)
    expect(told.map(({ code }) => code)).toEqual(view.levels.circonscription.codes)
  })

  test('the circonscriptions of a département add up to it, wherever nothing is hidden', () => {
    const parts = new Map<string, number[]>()
    const { circonscription, departement } = view.levels
    const home = new Map(inputs.circonscriptions.map(({ code, departement: own }) => [code, own]))
    circonscription.codes.forEach((code, index) => {
      const own = home.get(code)!
      parts.set(own, [...(parts.get(own) ?? []), index])
    })
    // Four communes were merged across a border of départements since: each lies in a circonscription of the other one.
    const crossing = inputs.parts.filter(
      ({ codeCommune, circonscription: own }) => !codeCommune.startsWith(home.get(own)!),
    )
    const crossed = new Set(
      crossing.flatMap(({ codeCommune, circonscription: own }) => [codeCommune.slice(0, 2), home.get(own)!]),
    )
    expect([...crossed].sort()).toEqual(['02', '14', '44', '49', '50', '51'])
    let compared = 0
    for (const indicator of ADDED)
      departement.codes.forEach((code, index) => {
        if (crossed.has(code)) return
        const whole = departement.figure(index, indicator)
        const figures = parts.get(code)!.map((part) => circonscription.figure(part, indicator))
        if ([whole, ...figures].some(({ status }) => status !== 'ok')) return
        // Each was rounded by itself: a half of its step at most.
        const step = (value: number): number =>
          COUNTS.includes(indicator) ? (value >= 1000 ? 100 : 10) : indicator === 'etp' ? 0.1 : 1
        const slack = [whole, ...figures].reduce((sum, { value }) => sum + step(value!) / 2, 0)
        const sum = figures.reduce((total, { value }) => total + value!, 0)
        expect(Math.abs(sum - whole.value!), `${code} ${indicator}`).toBeLessThanOrEqual(slack + 1e-9)
        // Before rounding they are equal: nothing is lost between the levels.
        const raw = view.situation.levels
        const exact = parts
          .get(code)!
          .reduce((total, part) => total + raw.circonscription.values[indicator][part]!, 0)
        expect(exact).toBeCloseTo(raw.departement.values[indicator][index]!, 6)
        compared++
      })
    expect(compared).toBeGreaterThan(400)
  })
})
