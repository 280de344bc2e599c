import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readFormer } from '../../data/former.ts'
import { movementsOf } from '../../data/movements.ts'
import { OPTIONAL_NAMES } from '../../data/optional.ts'
import { codesPostauxLaposte } from '../../data/sources/codes-postaux-laposte.ts'
import { communesCog, type CogUnit } from '../../data/sources/communes-cog.ts'
import { questionsSenat } from '../../data/sources/questions-senat.ts'
import { readSource } from '../../data/sources/source.ts'
import { codesPostaux } from '../../data/tables/codes-postaux.ts'
import { communesAges } from '../../data/tables/communes-ages.ts'
import { communesZonage } from '../../data/tables/communes-zonage.ts'
import { cptsCommunes } from '../../data/tables/cpts-communes.ts'
import { diabeteDepartements } from '../../data/tables/diabete-departements.ts'
import { questionsSenat as senateTable } from '../../data/tables/questions-senat.ts'
import { quartiersPrioritaires } from '../../data/tables/quartiers-prioritaires.ts'
import { structuresSante } from '../../data/tables/structures-sante.ts'
import { toCsv, type Table } from '../../data/tables/table.ts'
import { scratch } from '../scratch.ts'
import { changedPackage, describeAnew } from './changed-package.ts'
import { PACKAGE, rows } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-former-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Invented, in the forms of the package. */
const ROWS = {
  'structures_sante.csv':
    '790000001,maison-de-sante,,1 rue Basse,79000,79191,,-0.46,46.32,2026-04-25\n790000002,cpts,CPTS du Sud,,,79191,0549000000,,,\n',
  'diabete_departements.csv': '79,45-49,2023,40,1000\n79,90-94,2023,,500\n',
  'communes_ages.csv': '79191,2022,1.5,0,0,1000.25,0,0,10\n',
  'communes_zonage.csv': '79191,2025-10-30,Niort\n75056,,\n',
  'cpts_communes.csv':
    '79191,listes,CPTS Nord,790000001,,partie,Souché,https://nord.example/,75,2026-01\n79003,listes,,,,,,,75,2026-01\n79191,polygones,Projet Sud,,projet,entiere,,,,\n',
  'quartiers_prioritaires.csv': 'QN09101I,79191,Les Deux Rives\nQN09101I,86194,Les Deux Rives\n',
} as const

const cog = rows('communes', 'code', 'departement', 'region').map(
  ({ code, departement, region }): CogUnit => ({
    ...{ kind: 'commune', code, nom: code, departement, region, population: 1 },
    ...{ codesPostaux: [], anciensCodes: [], codeCommune: code },
  }),
)
const movements = movementsOf(cog, [])

test('what a package says of each dataset that no build needs makes the same table again, under the same provenance', () => {
  const own = join(folder, 'own')
  changedPackage(own, {
    ...Object.fromEntries(Object.entries(ROWS).map(([path, more]) => [path, (text: string) => text + more])),
    'sources.csv': (text) =>
      text.replace(
        /^(zonage-medecins,.*?),relevé de mai 2025,2025-05,/m,
        '$1,arrêtés du 30/10/2025,2025-10-30,',
      ),
  })
  const former = <Name extends (typeof OPTIONAL_NAMES)[number]>(name: Name) => {
    const found = readFormer(own, name)
    if (found === null) throw new Error(`nothing of ${name}`)
    return found
  }
  const orders = communesZonage(former('orders').rows, movements)
  const again: Readonly<Record<keyof typeof ROWS, Table>> = {
    'structures_sante.csv': structuresSante(former('establishments').rows, movements),
    'diabete_departements.csv': diabeteDepartements(former('patients').rows),
    'communes_ages.csv': communesAges(former('communeAges').rows, cog, movements),
    'communes_zonage.csv': orders.table,
    'cpts_communes.csv': cptsCommunes([...former('cptsListes').rows, ...former('cptsPolygones').rows], {
      ...{ cog, movements, departements: [], shapes: new Map(), districts: new Map() },
    }).table,
    'quartiers_prioritaires.csv': quartiersPrioritaires(former('quartiers').rows, movements),
  }
  for (const [path, table] of Object.entries(again))
    expect(toCsv(table).split('\n').sort(), path).toEqual(
      readFileSync(join(own, path), 'utf8').split('\n').sort(),
    )
  const classOf = rows('communes', 'code', 'zonage').find(({ code }) => code === '79191')!.zonage
  expect(classOf).toMatch(/^Z/)
  expect([...orders.classes]).toEqual([['79191', classOf]])
  expect(former('orders').provenance).toMatchObject({
    ...{ id: 'zonage-medecins', millesime: 'arrêtés du 30/10/2025', date: '2025-10-30', rythme: 'IRREG' },
    importeur: 'data/sources/zonage-ars.ts',
  })
})

/** A question of a senator, whose name is invented. */
const ASKED =
  'QSEQ26031,QE,1,2026-03-12,Avenir du dispositif Asalée,Santé,en-attente,2026-11-26,Ana Inventée,,72,https://www.senat.fr/questions/base/1.html\n'

test.each([
  ['one', ASKED],
  ['none', ''],
])('of the questions of senators those that name the scheme stay, where there is %s', (count, asked) => {
  const own = join(folder, `senate-${count}`)
  changedPackage(own, {
    'sources.csv': (text) =>
      text + text.match(/^zonage-medecins,.*\n/m)![0].replace('zonage-medecins', questionsSenat.id),
  })
  const header = senateTable([]).schema.fields.map(({ name }) => name)
  const path = 'questions_senat.csv'
  writeFileSync(join(own, path), `${header.join(',')}\n${asked}`)
  const descriptor = join(own, 'datapackage.json')
  const whole = JSON.parse(readFileSync(descriptor, 'utf8')) as { resources: object[] }
  whole.resources.push({ name: 'questions_senat', path, hash: '', bytes: 0, rows: 0 })
  writeFileSync(descriptor, JSON.stringify(whole))
  describeAnew(own)
  const former = readFormer(own, 'questionsSenat')!
  expect(toCsv(senateTable(former.rows))).toBe(readFileSync(join(own, path), 'utf8'))
  expect(former.provenance).toMatchObject({ id: 'questions-senat', date: '2025-05' })
})

test('a package that rests on none of them has nothing to keep', () => {
  const others = OPTIONAL_NAMES.filter((name) => name !== 'postcodes')
  expect(others.map((name) => readFormer(PACKAGE, name))).toEqual(others.map(() => null))
})

test('of the postcodes those of La Poste stay, in one table with those of the COG; nothing stays where they were not loaded', () => {
  const former = readFormer(PACKAGE, 'postcodes')!
  const real = readSource(communesCog, '').rows
  const { table } = codesPostaux(
    real,
    { source: codesPostauxLaposte, rows: former.rows },
    movementsOf(real, []),
  )
  expect(toCsv(table)).toBe(readFileSync(`${PACKAGE}codes_postaux.csv`, 'utf8'))
  expect(former.provenance).toMatchObject({ id: 'codes-postaux', date: '2023-06' })
  const own = join(folder, 'postcodes')
  changedPackage(own, {
    'sources.csv': (text) => text.replace(/^(codes-postaux,.*),\d+,[^,\n]*$/m, '$1,,'),
  })
  expect(readFormer(own, 'postcodes')).toBeNull()
})
