import { beforeAll, describe, expect, test } from 'vitest'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { createPlaceKnown } from '../../server/country/land/place-known.ts'
import { createSeatsOf, withSeats } from '../../server/country/land/seats.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { createViews, type View } from '../../server/country/views/view.ts'
import type { Cabinet } from '../../server/domain/model.ts'
import { STATUTS } from '../../server/domain/model.ts'
import { straddling } from '../../server/service/sheet/straddling.ts'
import { packageFolder } from './package-country.ts'

const DAY = '2026-11-22'

describe('cabinets of which only an arrondissement or a split commune is known', () => {
  const shipped = packageInputs(packageFolder, 2023)
  const placeKnown = createPlaceKnown(shipped)
  const { circonscription: polygons } = openPackage(packageFolder).contours()
  const seatsOf = createSeatsOf(shipped.parts, placeKnown, () => polygons)
  const like = shipped.cabinets[0]!
  const placeOf = (code: string) =>
    shipped.arrondissements!.find((own) => own.code === code) ??
    shipped.communes.find((own) => own.code === code)!
  const put = (id: string, code: string): Cabinet => {
    const { lon, lat } = placeOf(code)
    const codeCommune = shipped.arrondissements!.find((own) => own.code === code)?.codeCommune ?? code
    return { ...like, id, codeCommune, reseau: 'metropole', lon, lat, etp: 1, postes: 1 }
  }
  const added = [
    ...['75110', '75102', '75120', '69382', '13206'].map((code) => put(`a-${code}`, code)),
    put('b-75120', '75120'),
    put('c-75056', '75056'),
    put('d-44109', '44109'),
  ]
  const cabinets = [...shipped.cabinets, ...added]
  let view: View
  beforeAll(() => {
    view = createViews(withSeats({ ...shipped, cabinets }, seatsOf)).at(DAY)
  })

  const sumOf = (niveau: 'circonscription' | 'departement' | 'france', indicator: 'cabinets' | 'etp') =>
    view.situation.levels[niveau].values[indicator].reduce((sum, own) => sum + own, 0)

  test('each counts in every circonscription that meets its place, as the list by circonscription has it', () => {
    expect(added.map((cabinet) => seatsOf(cabinet).length)).toEqual([1, 2, 3, 3, 3, 3, 18, 5])
    const { codes, values, cabinetsByStatus } = view.situation.levels.circonscription
    codes.forEach((code, a) => {
      const listed = cabinets.filter((cabinet) => seatsOf(cabinet).includes(code)).length
      expect(values.cabinets[a], code).toBe(listed)
      expect(
        STATUTS.reduce((sum, statut) => sum + cabinetsByStatus[statut][a]!, 0),
        code,
      ).toBe(listed)
    })
  })

  test('and once in its département and in France', () => {
    const etp = cabinets.reduce((sum, own) => sum + own.etp, 0)
    for (const niveau of ['departement', 'france'] as const) {
      expect(sumOf(niveau, 'cabinets')).toBe(cabinets.length)
      expect(sumOf(niveau, 'etp')).toBeCloseTo(etp, 6)
    }
    const more = added.reduce((sum, cabinet) => sum + seatsOf(cabinet).length - 1, 0)
    expect(sumOf('circonscription', 'cabinets')).toBe(cabinets.length + more)
  })

  test('its patients live where they live: their sum is the same at every level', () => {
    for (const niveau of ['circonscription', 'departement', 'region', 'france'] as const)
      expect(
        view.situation.levels[niveau].values['patients-suivis'].reduce((sum, own) => sum + own, 0),
      ).toBeCloseTo(300_000, 3)
  })

  test('the sheet names the place and the circonscriptions; one that has none of them says nothing', () => {
    const told = (code: string) =>
      straddling({ cabinets, circonscriptionsOf: seatsOf, placeKnown }, { niveau: 'circonscription', code })
    expect(told('75-08')!.fr).toBe(
      'Cabinets à cheval, dont seuls l’arrondissement ou la commune sont connus : Paris, 1 compté dans 18 circonscriptions ; Paris 20e Arrondissement, 2 comptés chacun dans 3 circonscriptions (75-06, 75-08, 75-15). Le département et la France les comptent une fois.',
    )
    expect(told('75-08')!.en).toContain('Paris 20e Arrondissement, 2 counted each in 3 constituencies')
    expect(told('69-01')!.fr).toContain('Lyon 2e Arrondissement, 1 compté dans 3 circonscriptions')
    expect(told('79-01')).toBeNull()
  })
})
