import { beforeAll, describe, expect, test } from 'vitest'
import { crossChecks } from '../../server/country/facts/cross-checks.ts'
import { readCheckTables, type CheckTables } from '../../server/country/facts/check-tables.ts'
import { readReference, type Reference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { judged } from '../../server/domain/judged.ts'
import { PACKAGE } from './package-files.ts'

describe('the cross-checks of the package', () => {
  let reference: Reference
  let tables: CheckTables
  beforeAll(() => {
    const files = openFiles(PACKAGE)
    reference = readReference(files)
    tables = readCheckTables(files)
  })
  const verdicts = (changed: Partial<Reference> = {}, others: Partial<CheckTables> = {}) =>
    new Map(
      crossChecks({ ...reference, ...changed }, { ...tables, ...others }).map((check) => [
        check.id,
        check.verdict,
      ]),
    )

  test('find what the producers publish, and say where and why they do not', () => {
    const found = new Map(crossChecks(reference, tables).map(({ id, trouve }) => [id, trouve]))
    expect(found.get('apl-moyenne-2022')).toBeCloseTo(3.34, 2)
    expect(found.get('apl-moyenne-2023')).toBeCloseTo(3.29, 2)
    expect(found.get('apl-sous-dense-2023')).toBeCloseTo(27.4, 1)
    expect(found.get('population-communes')).toBe(68_094_280)
    expect(found.get('population-75')).toBe(6_849_764)
    expect(found.get('circonscriptions-portraits')).toBe(558)
    // Less than agencies may class, among the communes that are not zoned by quarter.
    expect(found.get('zonage-zip')).toBeCloseTo(30.0, 1)
    expect(found.get('zonage-zac')).toBeCloseTo(39.2, 1)
    expect(Object.fromEntries(verdicts())).toEqual({
      'apl-moyenne-2022': 'tenu',
      'apl-moyenne-2023': 'tenu',
      'apl-sous-dense-2023': 'tenu',
      'apl-infirmiers-moyenne-2023': 'non-verifiable',
      'population-communes': 'tenu',
      'population-departements': 'tenu',
      'population-75': 'tenu',
      'population-circonscriptions-2022': 'non-verifiable',
      'circonscriptions-portraits': 'tenu',
      'circonscriptions-population': 'ecart-explique',
      'zonage-zip': 'tenu',
      'zonage-zac': 'ecart-explique',
      'somme-departements': 'tenu',
      'somme-regions': 'tenu',
      'somme-circonscriptions': 'tenu',
      'somme-arrondissements': 'tenu',
    })
    for (const { verdict, pourquoi } of crossChecks(reference, tables))
      expect(pourquoi === null).toBe(verdict === 'tenu')
  })

  test('are missed by a package that was tampered with, each where it was', () => {
    const [first, ...others] = reference.communes
    const missed = (...changes: Parameters<typeof verdicts>) =>
      [...verdicts(...changes)].filter(([, verdict]) => verdict === 'manque').map(([id]) => id)
    expect(missed()).toEqual([])
    const grown = { ...first!, population: first!.population * 10 }
    expect(missed({ communes: [grown, ...others] })).toEqual(['population-communes'])
    expect(missed({ communes: [{ ...first!, region: '11' }, ...others] })).toEqual(['somme-regions'])
    expect(missed({ communes: others })).toEqual(['population-communes'])
    expect(
      missed({ parts: reference.parts.filter(({ codeCommune }) => codeCommune !== first!.code) }),
    ).toEqual(['somme-circonscriptions'])
    expect(
      missed({
        aplEditions: reference.aplEditions.map((one) => ({ ...one, moyenne65: (one.moyenne65 ?? 0) * 10 })),
      }),
    ).toEqual(['apl-moyenne-2022', 'apl-moyenne-2023'])
    // An edition that is no longer there is none to hold against anything; what is lost is told as a package is loaded.
    const without = verdicts({ aplEditions: reference.aplEditions.filter(({ annee }) => annee !== 2022) })
    expect([without.has('apl-moyenne-2022'), without.get('apl-moyenne-2023')]).toEqual([false, 'tenu'])
    expect(
      missed({ communes: reference.communes.map((one) => ({ ...one, zonage: 'ZIP' as const })) }),
    ).toEqual(['zonage-zip', 'zonage-zac'])
    expect(missed({}, { portraits: new Map([...tables.portraits, ['72-04', null]]) })).toEqual([
      'circonscriptions-portraits',
    ])
    expect(missed({}, { estimates: tables.estimates.slice(1) })).toEqual([
      'population-departements',
      'population-75',
    ])
  })
})

test('an edition of which nothing published is known is told, with why, and never passes', () => {
  const files = openFiles(PACKAGE)
  const reference = readReference(files)
  const newest = { ...reference.aplEditions.at(-1)!, annee: 2024 }
  const checks = crossChecks(
    {
      ...reference,
      ...{
        aplEditions: [...reference.aplEditions, newest],
        aplMillesime: { medecins: 2024, infirmiers: 2023 },
      },
    },
    readCheckTables(files),
  ).filter(({ id }) => id.startsWith('apl'))
  expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ...[
      ['apl-moyenne-2022', 'tenu'],
      ['apl-moyenne-2023', 'tenu'],
      ['apl-moyenne-2024', 'non-verifiable'],
    ],
    ...[
      ['apl-sous-dense-2023', 'tenu'],
      ['apl-sous-dense-2024', 'non-verifiable'],
    ],
    ['apl-infirmiers-moyenne-2023', 'non-verifiable'],
  ])
  const mean = checks.find(({ id }) => id === 'apl-moyenne-2024')!
  expect(mean.trouve).toBeCloseTo(3.29, 2)
  expect(mean.attendu).toBeNull()
  expect(mean.pourquoi?.fr).toContain('aucune moyenne que la DREES ait publiée')
})

test('a gap is explained up to its limit, missed beyond it, and nothing is held where nothing is found', () => {
  const words = { fr: '', en: '' }
  const asked = { id: '', titre: words, unite: words, decimales: 0, source: null, tolerance: 1 }
  const verdict = (trouve: number | null, attendu: number | null) =>
    judged({
      ...{ ...asked, trouve, attendu: attendu === null ? null : { valeur: attendu, de: words } },
      explique: { jusque: 3, pourquoi: words },
    }).verdict
  expect([11, 12, 13, 14].map((found) => verdict(found, 10))).toEqual([
    'tenu',
    'ecart-explique',
    'ecart-explique',
    'manque',
  ])
  expect([verdict(null, 10), verdict(10, null)]).toEqual(['manque', 'non-verifiable'])
})
