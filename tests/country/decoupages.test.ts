import { describe, expect, test } from 'vitest'
import { createAtlas } from '../../server/country/atlas.ts'
import { countryOf } from '../../server/country/package/load-country.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { acrossOf } from '../../server/country/views/across.ts'
import { isShown } from '../../server/domain/figure.ts'
import { DECOUPAGES, HORS_NIVEAU } from '../../server/domain/model.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { packageFolder } from './package-country.ts'

describe('the découpages of the shipped France', () => {
  const pack = openPackage(packageFolder)
  const atlas = createAtlas(countryOf(pack, packageInputs(packageFolder, 2023)))
  const view = atlas.views.at('2026-11-22')

  test.each([
    ['canton', 2042, 56],
    ['epci', 1255, 4],
    ['bassin-de-vie', 1707, 0],
    ['arrondissement', 333, 17],
  ] as const)(
    '%s: %i areas, %i communes outside all of them, and sums that are the country’s',
    (niveau, areas, outside) => {
      const list = atlas.divisions.list(niveau)
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
      expect(list.filter(({ code }) => code !== HORS_NIVEAU)).toHaveLength(areas)
      const own = pack.reference.communes.map(({ code }) => atlas.divisions.areaOf(niveau, code))
      expect(own.filter((code) => code === null)).toHaveLength(outside)
      const { level } = acrossOf(atlas, view, niveau)
      // Each area has figures and each figure an area.
      expect([...level.codes].sort()).toEqual(list.map(({ code }) => code).sort())
      for (const indicator of ['population', 'medecins-generalistes', 'etp'] as const) {
        const sum = level.codes.reduce((all, _, a) => all + (level.figure(a, indicator).value ?? 0), 0)
        const whole = view.levels.france.figure(0, indicator).value!
        // Full-time equivalents are written to a decimal, area by area.
        const written = indicator === 'etp' ? 0.05 * level.codes.length : 1e-6
        expect(Math.abs(sum - whole)).toBeLessThanOrEqual(written)
      }
      const shown = level.codes.filter((_, a) => isShown(level.figure(a, 'patients-suivis').status))
      expect(shown.length).toBeGreaterThan(areas / 3)
    },
  )

  test('the great cities count in their areas, though journeys begin in their arrondissements', () => {
    const { level } = acrossOf(atlas, view, 'arrondissement')
    for (const city of ['75056', '69123', '13055']) {
      const code = atlas.divisions.areaOf('arrondissement', city)!
      const people = pack.reference.communes
        .filter((commune) => atlas.divisions.areaOf('arrondissement', commune.code) === code)
        .reduce((sum, { population }) => sum + population, 0)
      expect(level.figure(level.codes.indexOf(code), 'population').value).toBe(people)
    }
  })

  test('an EPCI has its polygon and its name', () => {
    expect(atlas.divisions.find('epci', '200000172')).toMatchObject({
      nom: 'CC Faucigny - Glières',
      departement: '74',
      region: '84',
    })
    expect(atlas.divisions.contours('epci').get('200000172')!.coordinates.length).toBeGreaterThan(0)
    expect(DECOUPAGES.map((niveau) => atlas.divisions.find(niveau, 'ZZ'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
