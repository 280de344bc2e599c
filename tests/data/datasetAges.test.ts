import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datasetAges, formatNotes, leftOutNotes } from '../../data/dataset-ages.ts'
import { PROVENANCES } from '../../data/datasets.ts'
import { withDatasets } from '../../data/readme.ts'
import { aplMedecins } from '../../data/sources/apl-medecins.ts'
import { PACKAGE } from './package-files.ts'

const csv = (...lines: string[]) => ['id,titre,millesime,date,rythme,delai_mois', ...lines].join('\n')

test('the age of a dataset is counted in whole months on a given day, from the end of what it speaks of', () => {
  const ages = datasetAges(
    csv(
      'a,A,liste du 22 août,2026-08-22,DAILY,2',
      'b,B,2023,2023,ANNUAL,24',
      'c,C,mai 2025,2025-05,IRREG,',
      'd,D,un jour,,,',
    ),
    '2026-11-21',
  )
  expect(ages.map(({ id, months, state }) => [id, months, state])).toEqual([
    ['b', 35, 'a-jour'],
    ['c', 18, 'inconnu'],
    ['a', 2, 'en-retard'],
    ['d', null, 'inconnu'],
  ])
  expect(datasetAges(csv('a,A,v,2026-08-22,,'), '2026-11-22')[0]?.months).toBe(3)
  // A year that is not over has no age yet.
  expect(datasetAges(csv('a,A,v,2026,,'), '2026-11-22')[0]?.months).toBeNull()
})

test('codes of communes that were left out of a dataset are told from its note, and nothing else of it', () => {
  const left =
    'Codes de commune inconnus du COG, laissés de côté : 01998 (médecins : 3), 01999 (médecins : 12).'
  expect(
    leftOutNotes(['id,note', `a,"Remplacée dès que possible. ${left} Autre."`, 'b,Rien.', 'c,'].join('\n')),
  ).toEqual([{ id: 'a', told: left }])
  expect(leftOutNotes(readFileSync(`${PACKAGE}sources.csv`))).toEqual([])
})

test('every dataset of the package has an age, but those that are not loaded, which say so', () => {
  const ages = datasetAges(readFileSync(`${PACKAGE}sources.csv`), '2026-11-28')
  const dated = new Set(ages.filter(({ months }) => months != null).map(({ id }) => id))
  expect(PROVENANCES.map(({ id }) => id).filter((id) => !dated.has(id))).toEqual([
    ...['finess', 'effectifs-cnam', 'ages-communes', 'quartiers-prioritaires'],
    ...['cpts-polygones', 'cpts-listes'],
  ])
  for (const { id, ...said } of ages.filter((one) => !dated.has(one.id) && one.millesime.startsWith('non ')))
    expect([id, said]).toMatchObject([
      id,
      { date: null, state: 'inconnu', millesime: 'non chargé ; format documenté, non vu' },
    ])
})

test('the table of the README is the one that the sources of the package give', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(withDatasets(readme, readFileSync(`${PACKAGE}sources.csv`)), 'npm run data:readme').toBe(readme)
  for (const { importeur } of PROVENANCES) expect(readme).toContain(`| \`${importeur}\` |`)
  expect(() => withDatasets('# Relais', '')).toThrow('no "<!-- datasets')
})

test('every dataset names the importer that reads it', () => {
  for (const { id, importeur } of PROVENANCES) {
    expect(existsSync(importeur), importeur).toBe(true)
    expect(readFileSync(importeur, 'utf8')).toContain(`id: '${id}'`)
  }
})

test('a form that no real file has had yet is not called seen', () => {
  const note = new Map(formatNotes().map((one) => [one.file, one.note]))
  expect(note.get('questions/Questions_ecrites.json.zip')).toBe('format documenté, non vu')
  expect(note.get('finess/finess_etablissements.csv')).toBe('format documenté, non vu')
  expect(note.get('deputes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip')).toBe(
    'format documenté, non vu',
  )
  expect(note.get('senateurs/ODSEN_GENERAL.csv')).toBe('format documenté, non vu')
  expect(note.get('apl/apl_infirmiers.xlsx')).toBe('format documenté, non vu')
  expect(note.get('cog/v_commune_2026.csv')).toBe('pas encore importé')
  const seen = [...note].filter(([, said]) => said === 'vu').map(([file]) => file)
  const read = [...aplMedecins.files]
  expect(seen.length).toBeGreaterThan(0)
  for (const file of seen) expect(read).toContain(file)
})
