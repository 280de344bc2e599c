import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOfEditions } from '../../data/asOfEditions.ts'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import { aplInfirmiersIn } from '../../data/sources/apl-infirmiers.ts'
import { aplMedecins } from '../../data/sources/apl-medecins.ts'
import { communesCog2022 } from '../../data/sources/communes-cog-2022.ts'
import { communesCog } from '../../data/sources/communes-cog.ts'
import { apl } from '../../data/tables/apl.ts'
import { toCsv } from '../../data/tables/table.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { comparePackages, lossesIn, writeChanges } from '../../server/country/package/compare-packages.ts'
import { openPackage, type Package } from '../../server/country/package/package.ts'
import { columnsOf } from '../../server/country/views/columns.ts'
import { createViews, type View } from '../../server/country/views/view.ts'
import { keptIn } from '../../server/db/kept.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { figuresOf, readLevel } from '../../server/service/citation/run-figures.ts'
import { scratch } from '../scratch.ts'
import { doctorsSheets, nursesSheets, putWorkbook } from './apl-files.ts'
import { changedPackage } from './changed-package.ts'
import { PACKAGE, rows } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-apl-package-'))
const newer = join(folder, 'newer')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TODAY = '2026-11-22'
/** A commune of which the edition of nurses says nothing. */
const UNTOLD = '79191'
/** What the invented edition of 2024 has of the access of 2023, for each column of the workbook. */
const KEPT = [0.99, 0.98, 0.9, 0.8] as const

const kept = keptIn(join(folder, 'cache'), 'program')
let view: View
let pack: Package

/** The whole country as it would be with GPs of 2023 and 2024 and nurses of 2023, from workbooks to what is served. */
beforeAll(() => {
  const columns = ['code_commune', 'annee', 'apl_mg', 'apl_mg_65', 'apl_infirmier'] as const
  const known = rows('apl', ...columns, 'population_standardisee', 'population_totale')
    .filter(({ annee }) => annee === '2023')
    .map((row) => ({
      ...{ code: row.code_commune, standardised: Number(row.population_standardisee) },
      ...{ total: Number(row.population_totale), mg: Number(row.apl_mg), mg65: Number(row.apl_mg_65) },
      nurses: row.apl_infirmier === '' ? null : Number(row.apl_infirmier),
    }))
  putWorkbook(
    folder,
    aplMedecins.files[0],
    doctorsSheets(
      { annee: 2023, rows: known.map(({ mg, mg65, ...row }) => ({ ...row, apl: [mg, mg65] })) },
      {
        annee: 2024,
        rows: known.map(({ mg, mg65, ...row }) => ({
          ...row,
          apl: [mg * KEPT[0], mg65 * KEPT[1], mg65 * KEPT[2], mg65 * KEPT[3]],
        })),
      },
    ),
  )
  putWorkbook(
    folder,
    'apl/apl_infirmiers.xlsx',
    nursesSheets({
      annee: 2023,
      rows: known
        .filter(({ code }) => code !== UNTOLD)
        .map(({ nurses, ...row }) => ({ ...row, apl: [nurses] })),
    }),
  )
  const nurses = aplInfirmiersIn(folder)
  const read = {
    ...{ nurses, aplMedecins: readWhole(aplMedecins, folder).rows },
    aplInfirmiers: readWhole(nurses, folder).rows,
  }
  expect(asOfEditions(aplMedecins, read.aplMedecins)).toMatchObject({
    date: '2024',
    millesime: '2023 et 2024',
  })
  expect(asOfEditions(nurses, read.aplInfirmiers)).toMatchObject({ date: '2023', millesime: '2023' })
  const movements = movementsOf(readWhole(communesCog, folder).rows, readWhole(communesCog2022, folder).rows)
  changedPackage(newer, { 'apl.csv': () => toCsv(apl(read, movements)) })
  pack = openPackage(newer, kept)
  view = createViews(packageInputs(newer)).at(TODAY)
})

test('GPs of 2024 and nurses of 2023 are read each as of its own year, and figures say so', () => {
  expect(pack.reference.aplMillesime).toEqual({ medecins: 2024, infirmiers: 2023 })
  const figure = (indicator: Indicateur, niveau: 'france' | 'departement' | 'commune' = 'departement') => {
    const { codes, figure: of } = view.levels[niveau]
    return of(
      { france: 0, departement: codes.indexOf('79'), commune: codes.indexOf(UNTOLD) }[niveau],
      indicator,
    )
  }
  // 3.29 in 2023.
  expect(figure('apl-mg65', 'france').value).toBe(3.23)
  for (const indicator of ['apl-mg', 'apl-mg65', 'part-sous-dense', 'besoin'] as const)
    expect([indicator, figure(indicator).vintage]).toEqual([indicator, '2024'])
  expect(figure('apl-infirmier').vintage).toBe('2023')
  expect(figure('apl-infirmier').status).toBe('ok')
  // Missing in the edition of nurses is missing, whatever the GPs' edition has of the place.
  expect(figure('apl-mg65', 'commune')).toMatchObject({ status: 'ok', vintage: '2024' })
  expect(figure('apl-infirmier', 'commune')).toMatchObject({
    value: null,
    status: 'missing',
    vintage: '2023',
  })
  // What rests on both is known wherever both are.
  expect(view.levels.france.figure(0, 'risque').status).toBe('ok')
})

test('a citation dates each figure by the edition that it rests on, by none where these are no longer known', () => {
  const level = view.levels.circonscription
  const content = {
    asOf: TODAY,
    codes: [...level.codes],
    ...columnsOf(level),
    ranks: level.codes.map(() => null),
  }
  const vintages = (editions: Parameters<typeof figuresOf>[2]) => {
    const { figures } = figuresOf(readLevel(JSON.stringify(content)), '79-01', editions)!
    return (['apl-mg65', 'apl-infirmier'] as const).map(
      (indicator) => figures.find((one) => one.indicator === indicator)!.vintage,
    )
  }
  expect(vintages(pack.reference.aplMillesime)).toEqual(['2024', '2023'])
  expect(vintages(null)).toEqual([null, null])
})

test('the cross-checks hold what is published of 2023, and tell that nothing is known of 2024', () => {
  const checks = pack.checks().filter(({ id }) => id.startsWith('apl'))
  expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ...[
      ['apl-moyenne-2023', 'tenu'],
      ['apl-moyenne-2024', 'non-verifiable'],
    ],
    ...[
      ['apl-sous-dense-2023', 'tenu'],
      ['apl-sous-dense-2024', 'non-verifiable'],
    ],
    ['apl-infirmiers-moyenne-2023', 'non-verifiable'],
  ])
  expect(pack.checks().filter(({ verdict }) => verdict === 'manque')).toEqual([])
})

test('nurses of a year that GPs no longer have are read, and their mean is by the people in use', () => {
  const apart = join(folder, 'apart')
  const alone = (line: string): string => {
    const [code = '', year = '', , , nurses = ''] = line.split(',')
    return year === '2023' ? [code, year, '', '', nurses, '', ''].join(',') : line
  }
  changedPackage(apart, { 'apl.csv': (text) => text.split('\n').map(alone).join('\n') }, newer)
  const { reference, checks } = openPackage(apart)
  expect(reference.aplMillesime).toEqual({ medecins: 2024, infirmiers: 2023 })
  expect(reference.communes).toEqual(pack.reference.communes)
  const told = checks().filter(({ id }) => id.startsWith('apl'))
  expect(told.map(({ id }) => id)).toEqual([
    ...['apl-moyenne-2024', 'apl-sous-dense-2024', 'apl-infirmiers-moyenne-2023'],
  ])
  expect(told.at(-1)!.trouve).toBeCloseTo(view.levels.france.figure(0, 'apl-infirmier').value!, 1)
})

test('the edition that it no longer has is named to who loads it', () => {
  const changes = comparePackages(PACKAGE, newer)
  expect(writeChanges(changes)).toContain('    2022: no row any more')
  expect(lossesIn(changes)).toEqual([])
})

test('what is kept of it from one start to the next is what was read', () => {
  expect(openPackage(newer, kept).reference).toEqual(pack.reference)
})
