import { beforeAll, describe, expect, test } from 'vitest'
import { createTerritories } from '../../server/country/land/territories.ts'
import { createViews, type View } from '../../server/country/views/view.ts'
import { areaTree, type Tree } from '../../server/domain/secrecy/tree.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { packageFolder } from './package-country.ts'

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
  let tree: Tree
  beforeAll(() => {
    const views = createViews(inputs)
    view = views.at('2026-11-22')
    tree = areaTree(views.allocation.communes, views.allocation.areas)
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
    const noted = areas.list('circonscription').filter(({ note }) => note !== null)
    expect(noted.map(({ code }) => code)).toEqual(['976-01', '976-02'])
    expect(noted[0]!.note).toMatchObject({
      fr: /rattachées d’après les contours/,
      en: /assigned by boundaries/,
    })
    for (const area of areas.list('circonscription'))
      if (area.explication) expect(area.explicationEn).toMatch(/.{20}/)
    // A commune across a border of départements tells which other circonscription holds the rest of it.
    const [merged] = areas.sharedCommunes('49-07')
    expect(merged).toMatchObject({ code: '44180', departement: '44', autres: ['44-06'] })
  })

  /** The parts of communes that count for a circonscription of another département than their own. */
  const crossing = () => {
    const home = new Map(inputs.circonscriptions.map(({ code, departement }) => [code, departement]))
    const communes = new Map(inputs.communes.map((commune, at) => [commune.code, { ...commune, at }]))
    return inputs.parts.flatMap(({ codeCommune, circonscription, part }) => {
      const { departement: from, nom, population } = communes.get(codeCommune)!
      const to = home.get(circonscription)!
      return from === to ? [] : [{ codeCommune, nom, circonscription, from, to, part, population }]
    })
  }

  test('where communes merged across a border, the difference is their part to the last digit', () => {
    // The law still draws the circonscription through the commune, and INSEE counts all of it in one département.
    expect(
      crossing()
        .sort((a, b) => (a.codeCommune < b.codeCommune ? -1 : 1))
        .map(({ codeCommune, nom, circonscription, part, population }) => [
          `${codeCommune} ${nom} in ${circonscription}`,
          Math.round(part * population),
        ]),
    ).toEqual([
      ["44180 Vallons-de-l'Erdre in 49-07", 1355],
      ['49160 Ingrandes-le-Fresne-sur-Loire in 44-06', 1213],
      ['50592 Tessy-Bocage in 14-06', 521],
      ['51171 Cormicy in 02-01', 42],
    ])
    const { commune, circonscription, departement } = view.situation.levels
    for (const indicator of ADDED)
      for (const code of new Set(crossing().flatMap(({ from, to }) => [from, to]))) {
        const whole = departement.codes.indexOf(code)
        const parts = circonscription.codes.filter((one) => one.startsWith(`${code}-`))
        const sum = parts.reduce(
          (total, one) => total + circonscription.values[indicator][circonscription.codes.indexOf(one)]!,
          0,
        )
        const came = crossing().reduce((total, { codeCommune, from, to, part }) => {
          const value = commune.values[indicator][commune.codes.indexOf(codeCommune)]! * part
          return total + (to === code ? value : 0) - (from === code ? value : 0)
        }, 0)
        expect(sum - came, `${code} ${indicator}`).toBeCloseTo(departement.values[indicator][whole]!, 6)
      }
    // The intervals and the secrecy of a département rest on its own circonscriptions, whatever commune comes first in them.
    const at = (code: string) =>
      departement.codes[tree.parent.circonscription[circonscription.codes.indexOf(code)]!]
    for (const code of circonscription.codes) expect(at(code)).toBe(code.split('-')[0])
  })

  test('the départements add up to France, whose followed patients are 300,000 to the last digit', () => {
    const { departement, france } = view.situation.levels
    expect(france.values['patients-suivis'][0]).toBe(300_000)
    for (const indicator of ADDED) {
      const sum = departement.values[indicator].reduce<number>((total, value) => total + value!, 0)
      expect(sum, indicator).toBeCloseTo(france.values[indicator][0]!, 5)
    }
  })

  test('the circonscriptions of a département add up to it, wherever nothing is hidden', () => {
    const parts = new Map<string, number[]>()
    const { circonscription, departement } = view.levels
    const home = new Map(inputs.circonscriptions.map(({ code, departement: own }) => [code, own]))
    circonscription.codes.forEach((code, index) => {
      const own = home.get(code)!
      parts.set(own, [...(parts.get(own) ?? []), index])
    })
    const crossed = new Set(crossing().flatMap(({ from, to }) => [from, to]))
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
