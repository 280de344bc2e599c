import { describe, expect, test } from 'vitest'
import { aplInfirmiersIn } from '../../data/sources/apl-infirmiers.ts'
import { PROVENANCES } from '../../data/datasets.ts'
import { movementsOf } from '../../data/movements.ts'
import { codesPostauxLaposte } from '../../data/sources/codes-postaux-laposte.ts'
import { compositionCirconscriptions } from '../../data/sources/composition-circonscriptions.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { leftOutIn, withoutUnknown } from '../../data/unknown-codes.ts'
import type { Structure } from '../../server/domain/registers/structure.ts'

const codes = Array.from({ length: 8_000 }, (_, at) => String(10_000 + at))
const cog = codes.map((code): CogUnit => ({
  ...{ kind: 'commune', code, nom: code, departement: code.slice(0, 2), region: '84', population: 100 },
  ...{ codesPostaux: [], anciensCodes: [], codeCommune: code },
}))
const movements = movementsOf(cog, [])

/** One row a commune in every dataset; `more`: codes that some of them name beside. */
function country(more: readonly string[] = []) {
  const all = [...codes, ...more]
  const structure = (codeCommune: string, at: number): Structure => ({
    ...{ finess: String(at), kind: 'cpts', nom: null, adresse: null, codePostal: null, codeCommune },
    ...{ telephone: null, lon: null, lat: null },
  })
  return {
    aplMedecins: [2022, 2023].flatMap((annee) =>
      all.map((code) => ({
        ...{ annee, code, aplMg: 3, aplMg65: 2.5, populationStandardisee: 90, anneePopulation: annee - 2 },
        populationTotale: annee - 1900,
      })),
    ),
    aplInfirmiers: all.map((code) => ({
      ...{ annee: 2023, code, aplInfirmier: 100, anneePopulation: null, populationStandardisee: null },
    })),
    nurses: aplInfirmiersIn('nowhere'),
    medecins: all.map((code) => ({ code, medecins: 12 })),
    communeAges: all.map((code) => ({ code, annee: 2022, ages: [1.4, 2.3, 3, 0, 0, 0, 0] })),
    appartenance: all.map((code) => ({ code, bassinDeVie: '10000' })),
    orders: all.map((code) => ({ code, zonage: 'ZIP' as const, arreteLe: '2025-10-30', tvs: null })),
    codesPostaux: {
      source: codesPostauxLaposte,
      rows: all.map((code) => ({ code, codePostal: code })),
    },
    quartiers: all.map((code) => ({ code: `QN${code}`, nom: 'Quartier', communes: [code, '10001'] })),
    establishments: all.map((code, at) => ({
      ...{ finess: String(at), departement: '10', updatedOn: null, astray: false },
      structure: structure(code, at),
    })),
    provenances: PROVENANCES,
  }
}

describe('a few codes that the COG does not know', () => {
  const few = country(['01998', '01999'])
  const { datasets, leftOut } = withoutUnknown(few, movements)

  test('are left out, each with what was lost by it, and what is known stays', () => {
    expect(leftOut).toEqual([
      'apl-medecins: codes that the COG does not know, left out: 01998 (people: 123), 01999 (people: 123)',
      'apl-infirmiers: codes that the COG does not know, left out: 01998 (rows: 1), 01999 (rows: 1)',
      'codes-postaux: codes that the COG does not know, left out: 01998 (postcodes: 1), 01999 (postcodes: 1)',
      'medecins-generalistes: codes that the COG does not know, left out: 01998 (GPs: 12), 01999 (GPs: 12)',
      'ages-communes: codes that the COG does not know, left out: 01998 (people: 7), 01999 (people: 7)',
      'appartenance-2024: codes that the COG does not know, left out: 01998 (rows: 1), 01999 (rows: 1)',
      'zonage-medecins: codes that the COG does not know, left out: 01998 (classes: 1), 01999 (classes: 1)',
      'quartiers-prioritaires: codes that the COG does not know, left out: 01998 (neighbourhoods: 1), 01999 (neighbourhoods: 1)',
      'finess: codes that the COG does not know, left out: 01998 (establishments: 1), 01999 (establishments: 1)',
    ])
    const known = country()
    for (const name of [
      ...(['aplMedecins', 'aplInfirmiers', 'medecins', 'communeAges'] as const),
      ...(['appartenance', 'orders', 'establishments'] as const),
    ])
      expect(datasets[name], name).toEqual(known[name])
    // What of a neighbourhood lies in a known commune stays.
    expect(datasets.quartiers.filter(({ code }) => code === 'QN01999')).toMatchObject([
      { communes: ['10001'] },
    ])
    expect(() =>
      movements.place(compositionCirconscriptions, datasets.medecins, ({ code }) => code),
    ).not.toThrow()
  })

  test('are named by the note of their source, which is as it was where nothing is unknown', () => {
    const noteOf = ({ provenances }: Pick<typeof datasets, 'provenances'>, id: string) =>
      provenances.find((one) => one.id === id)!.note
    const note = noteOf(datasets, 'medecins-generalistes')
    expect(note).toMatch(/^Remplacée par la BPE/)
    expect(leftOutIn(note)).toBe(
      'Codes de commune inconnus du COG, laissés de côté : 01998 (médecins : 12), 01999 (médecins : 12).',
    )
    const untouched = withoutUnknown(country(['97701', '98818']), movements)
    expect(untouched.leftOut).toEqual([])
    expect(untouched.datasets.provenances).toEqual(PROVENANCES)
    expect(leftOutIn(noteOf(untouched.datasets, 'medecins-generalistes'))).toBeUndefined()
  })
})

describe('a file is refused, by name, once a slip does not explain its codes', () => {
  test('when they are more than five', () => {
    const six = ['01994', '01995', '01996', '01997', '01998', '01999']
    expect(withoutUnknown(country(six.slice(1)), movements).leftOut).not.toEqual([])
    expect(() => withoutUnknown(country(six), movements)).toThrow(
      /^apl-medecins: apl\/.*: names 6 communes that the COG does not know: 01994, 01995, 01996, 01997, 01998, …\. Renew the COG/,
    )
  })

  test('when they are more than one row in a thousand', () => {
    const { medecins } = country()
    const often = { ...country(), medecins: [...medecins, ...Array(9).fill({ code: '01999', medecins: 1 })] }
    expect(() => withoutUnknown(often, movements)).toThrow(
      /^medecins-generalistes: .*names 1 commune that the COG does not know: 01999\./,
    )
  })

  test('but FINESS, typed one by one, once they are more than one in a hundred', () => {
    const { establishments } = country()
    const slips = (count: number) => ({
      ...country(),
      establishments: establishments.map((row, at) =>
        at < count ? { ...row, structure: { ...row.structure, codeCommune: `97${123 + (at % 7)}` } } : row,
      ),
    })
    expect(withoutUnknown(slips(80), movements).datasets.establishments).toHaveLength(7_920)
    expect(() => withoutUnknown(slips(81), movements)).toThrow(/^finess: .*names 7 communes/)
  })

  test('and at once in the composition of circonscriptions, each of which is the sum of its communes', () => {
    const composition = [...codes, '01999'].map((codeCommune) => ({ codeCommune, circonscription: '10-01' }))
    const { datasets } = withoutUnknown({ ...country(), composition }, movements)
    expect(() =>
      movements.place(compositionCirconscriptions, datasets.composition, ({ codeCommune }) => codeCommune),
    ).toThrow(/^composition-circonscriptions: .*names 1 commune that the COG does not know: 01999/)
  })
})
