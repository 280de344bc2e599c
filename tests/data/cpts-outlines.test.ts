import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { cptsPolygones } from '../../data/sources/cpts-polygones.ts'
import { finessOf, type CptsRow } from '../../data/sources/cpts.ts'
import { readSource } from '../../data/sources/source.ts'
import { cptsCommunes } from '../../data/tables/cpts-communes.ts'
import { scratch } from '../scratch.ts'
import { box } from '../box.ts'
import { COG, LAYER, lay, layer, outline } from './cpts-files.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-cpts-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const LAND = COG.filter(({ departement }) => ['04', '05', '69', '79', '86'].includes(departement))
const movements = movementsOf(LAND, [])
const departements = [...new Map(LAND.map(({ departement, region }) => [departement, region]))].map(
  ([code, region]) => ({ code, region }),
)
/** Four communes of Deux-Sèvres in a row, a tenth of a degree wide each, then one of Vienne; one of Rhône, and two of Lyon's arrondissements beside it. */
const ROW = ['79001', '79002', '79003', '79005', '86001']
const shapes = new Map(ROW.map((code, at) => [code, box(-0.5 + at / 10, 46.3, -0.4 + at / 10, 46.4)]))
shapes.set('69091', box(4.7, 45.7, 4.8, 45.8))
const districts = new Map([
  ['69381', box(4.8, 45.7, 4.9, 45.8)],
  ['69382', box(4.9, 45.7, 5, 45.8)],
])
const tableOf = (rows: readonly CptsRow[]) =>
  cptsCommunes(rows, { cog: LAND, movements, departements, shapes, districts }).table.rows

type Drawn = readonly [name: string, geometry: Parameters<typeof outline>[1], finess?: string]
/** What the layer of some outlines comes to, in the communes of both départements. */
const drawn = (...outlines: readonly Drawn[]) => {
  const features = outlines.map(([nom_cpts, geometry, num_finess = '']) =>
    outline({ nom_cpts, statut: 'Signée', num_finess }, geometry),
  )
  lay(raw, LAYER, JSON.stringify(layer(features, 4326)))
  return tableOf(readSource(cptsPolygones, raw).rows).map((row) => ({
    ...{ commune: row.code_commune, cpts: row.cpts, etendue: row.etendue, finess: row.finess },
  }))
}
const none = (rows: ReturnType<typeof drawn>) =>
  rows.filter(({ cpts }) => cpts === null).map(({ commune }) => commune)

test('a commune has none where it was measured and no outline has any of it', () => {
  expect(none(drawn(['CPTS Nord', box(-0.5, 46.3, -0.4, 46.4)]))).toEqual(['79002', '79003', '79005'])
})

test('of a commune that several outlines have a little of nothing is said', () => {
  const rows = drawn(
    ['CPTS Nord', box(-0.5, 46.3, -0.395, 46.4)],
    ['CPTS Sud', box(-0.304, 46.3, -0.2, 46.4)],
  )
  expect(rows.filter(({ commune }) => commune === '79002')).toEqual([])
  expect(none(rows)).toEqual(['79005'])
})

test('an outline that reaches over a border covers its own département alone', () => {
  const rows = drawn(['CPTS Nord', box(-0.5, 46.3, -0.05, 46.4)])
  expect(rows.find(({ commune }) => commune === '86001')).toMatchObject({ etendue: 'partie' })
  expect(none(rows)).toEqual([])
  expect(none(drawn(['CPTS Est', box(-0.15, 46.3, 0.02, 46.4)]))).toEqual([])
})

test('a CPTS without an outline may be anywhere in the département of its number, or anywhere at all', () => {
  const north: Drawn = ['CPTS Nord', box(-0.5, 46.3, -0.4, 46.4)]
  expect(none(drawn(north, ['CPTS Perdue', null, '790000009']))).toEqual([])
  expect(none(drawn(north, ['CPTS Perdue', null]))).toEqual([])
  expect(none(drawn(north, ['CPTS Perdue', null, '860000009']))).toEqual(['79002', '79003', '79005'])
})

test('a city has none only where each of its arrondissements was measured', () => {
  const ofCity = (...all: readonly Drawn[]) => drawn(...all).filter(({ commune }) => commune === '69123')
  expect(ofCity(['CPTS Rhône', box(4.7, 45.7, 4.8, 45.8)])).toEqual([])
  expect(ofCity(['CPTS Rhône', box(4.7, 45.7, 4.804, 45.8)])).toEqual([])
})

test('two outlines of one name that halve a commune have the whole of it, and two of hidden names do not', () => {
  const halves = (name: string) =>
    drawn([name, box(-0.5, 46.3, -0.45, 46.4)], [name, box(-0.45, 46.3, -0.4, 46.4)]).find(
      ({ commune }) => commune === '79001',
    )
  expect(halves('CPTS Nord')).toMatchObject({ cpts: 'CPTS Nord', etendue: 'entiere' })
  expect(halves('CPTS')).toMatchObject({ cpts: 'CPTS', etendue: 'partie' })
})

const named = (code: string): string =>
  LAND.find((unit) => unit.code === code && unit.kind === 'commune')!.nom
const listed = (codeCommune: string, own: Partial<CptsRow>): CptsRow => ({
  ...{ base: 'listes', nom: 'CPTS Nord', finess: null, etat: null, site: null, edition: '2026-01' },
  place: { by: 'name', departement: codeCommune.slice(0, 2), name: named(codeCommune), region: '93' },
  ...own,
})
const told = (rows: readonly CptsRow[], commune: string) =>
  tableOf(rows).find(({ code_commune }) => code_commune === commune)

test('what one line of a list tells is of the CPTS of that name in its département, and not of another', () => {
  const site = 'https://nord.example/'
  const rows = [
    ...[listed('04001', { finess: '040000001', site, etat: 'signee' }), listed('04004', {})],
    listed('05001', {}),
  ]
  expect(told(rows, '04004')).toMatchObject({ finess: '040000001', site, etat: 'signee' })
  expect(told(rows, '05001')).toMatchObject({ finess: null, site: null, etat: null })
})

test('two CPTS of one name in one département keep what is theirs', () => {
  const rows = [
    ...[listed('04001', { finess: '040000001' }), listed('04004', { finess: '040000002' })],
    ...[
      listed('04005', {}),
      listed('04006', { finess: '040000001' }),
      listed('04006', { finess: '040000002' }),
    ],
  ]
  expect(['04001', '04004', '04005', '04006'].map((code) => told(rows, code)?.finess)).toEqual([
    ...['040000001', '040000002', null, null],
  ])
})

test('a CPTS whose name is not told tells nothing of another', () => {
  const rows = [listed('04001', { nom: 'CPTS', finess: '040000001' }), listed('04004', { nom: 'CPTS' })]
  expect(told(rows, '04004')).toMatchObject({ cpts: 'CPTS', finess: null })
})

test.each([
  ['10000001', '010000001'],
  ['790 000 001', '790000001'],
  ['2A0000001', '2A0000001'],
  ['12', null],
  ['1234567', null],
  ['000000000', null],
  ['', null],
])('a FINESS number written "%s" is %s', (written, number) => expect(finessOf(written)).toBe(number))
