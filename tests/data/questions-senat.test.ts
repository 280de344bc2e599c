import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { datapackage } from '../../data/datapackage.ts'
import { readWhole } from '../../data/read-whole.ts'
import { hasQuestionsSenat, questionsSenat } from '../../data/sources/questions-senat.ts'
import { questionsSenat as table } from '../../data/tables/questions-senat.ts'
import { toCsv } from '../../data/tables/table.ts'
import { readSenateQuestions } from '../../server/country/package/read-senate-questions.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { scratch } from '../scratch.ts'
import { lay } from './office-holder-files.ts'
import { refusal } from './producer-tables.ts'

/** Files made by hand in the form that is described of the Sénat's: none has been seen here, and every person in them is invented. */
const [FILE] = questionsSenat.files
const HEADER = [
  ...[
    'Sort',
    'Nature',
    'Numéro',
    'Référence',
    'Titre',
    'Nom',
    'Prénom',
    'Civilité',
    'Circonscription',
    'Groupe',
  ],
  ...['Type Appartenance', 'Date de publication JO', 'Ministère de dépôt', 'Ministère de réponse'],
  ...['Date de réponse JO', 'Thème(s)', 'URL Question'],
]
interface Asked {
  readonly sort?: string
  readonly titre?: string
  readonly place?: string
  readonly date?: string
  readonly answered?: string
}
const question = (
  numero: number,
  {
    sort = 'En cours',
    titre = 'Avenir du dispositif Asalée',
    place = 'Sarthe',
    date = '2026-03-12',
    answered = '',
  }: Asked,
): string[] => [
  ...[
    sort,
    'QE',
    String(numero),
    `QSEQ2603${numero}`,
    titre,
    'D’Aubigné-Inventée',
    'Ana',
    'Mme',
    place,
    'SER',
  ],
  ...[
    '',
    date,
    'Santé',
    answered && 'Santé',
    answered,
    'Santé',
    `https://www.senat.fr/questions/base/${numero}.html`,
  ],
]
/** As many others as a year has, three of them of the last day. */
const OTHERS = Array.from({ length: 1600 }, (_, at) =>
  question(20_000 + at, { titre: 'Entretien des ponts', date: at < 3 ? '2026-11-26' : '2026-02-05' }),
)

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-questions-senat-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const fileOf = (rows: readonly string[][], delimiter = ';', header = HEADER): string =>
  stringify([header, ...rows], { delimiter })
const read = (bytes: Uint8Array | string) => {
  lay(raw, FILE, bytes)
  const { rows, rejects } = readWhole(questionsSenat, raw)
  return { named: rows.flatMap(({ question: one }) => one ?? []), rejects, rows }
}
function refusedAs(act: () => unknown): string {
  const message = refusal(act)
  for (const name of [`questions-senat: ${FILE}`, questionsSenat.url, questionsSenat.importeur])
    expect(message).toContain(name)
  return message
}

const NAMED = [
  question(1, {}),
  question(2, { sort: 'Réponse publiée', answered: '2026-05-07', place: "Côte-d'Or" }),
  question(3, { sort: 'Question retirée', titre: 'ASALÉE : quel financement ?' }),
  question(4, { sort: 'Caduque (fin de mandat)', date: '12/03/2026' }),
]

describe('the Sénat’s file of questions', () => {
  test('gives those whose title names the scheme, with their state on the last day that it knows', () => {
    expect(hasQuestionsSenat(raw)).toBe(false)
    const { named, rejects } = read(
      fileOf([...OTHERS, ...NAMED, question(5, { place: 'Français établis hors de France (Série 1)' })]),
    )
    expect(hasQuestionsSenat(raw)).toBe(true)
    expect(named.map(({ numero, statut, departement, date }) => [numero, statut, departement, date])).toEqual(
      [
        ['1', 'en-attente', '72', '2026-03-12'],
        ['2', 'reponse-publiee', '21', '2026-03-12'],
        ['3', 'retiree', '72', '2026-03-12'],
        ['4', 'caduque', '72', '2026-03-12'],
      ],
    )
    expect(new Set(named.map(({ statutLe }) => statutLe))).toEqual(new Set(['2026-11-26']))
    expect(rejects).toEqual([{ subject: 'QSEQ26035', reason: 'hors des 101 départements' }])
    expect(named[0]).toMatchObject({ auteur: 'Ana D’Aubigné-Inventée', groupe: 'SER', ministere: 'Santé' })
  })

  test('is read alike whatever parts its cells, in Latin-1, and with cells at the end that have no name', () => {
    const rows = [...OTHERS, ...NAMED].map((row) => row.map((cell) => cell.replace('’', "'")))
    const { named } = read(fileOf(rows))
    expect(named).toHaveLength(4)
    expect(read(fileOf(rows, '|')).named).toEqual(named)
    expect(read(Buffer.from(fileOf(rows), 'latin1')).named).toEqual(named)
    expect(read(fileOf(rows.map((row, at) => (at % 2 ? [...row, '', ''] : row)))).named).toEqual(named)
  })

  test.each([
    ...['Sort', 'Nature', 'Référence', 'Numéro', 'Titre', 'Nom', 'Prénom', 'Circonscription', 'Groupe'],
    ...['Date de publication JO', 'Ministère de dépôt', 'Date de réponse JO', 'URL Question'],
  ])('is refused by the name of its column "%s" that it no longer has', (column) => {
    const header = HEADER.map((name) => (name === column ? `${name} bis` : name))
    expect(refusedAs(() => read(fileOf([...OTHERS, ...NAMED], ';', header)))).toContain(
      `no column "${column}"`,
    )
  })

  test('is refused cut short, with questions twice, and with what nobody knows', () => {
    const text = fileOf([...OTHERS, ...NAMED])
    for (const part of [0.01, 0.3, 0.6, 0.9]) refusedAs(() => read(text.slice(0, text.length * part)))
    expect(refusedAs(() => read(fileOf([...OTHERS, ...NAMED, ...NAMED])))).toContain('rows twice')
    const one = (asked: Asked) => refusedAs(() => read(fileOf([...OTHERS, question(9, asked)])))
    expect(one({ sort: 'Renvoyée' })).toContain('"Sort": "Renvoyée" of QSEQ26039')
    expect(one({ place: 'Sarthe-Nouvelle' })).toContain('"Circonscription": "Sarthe-Nouvelle"')
    expect(one({ date: 'hier' })).toContain('column "date"')
    // What is on something else may be in a state of its own.
    expect(read(fileOf([...OTHERS, question(9, { sort: 'Renvoyée', titre: 'Ponts' })])).named).toEqual([])
  })

  test('is of the newest day that several questions share: a slip alone cannot date it, and without one it is refused', () => {
    const typed = question(30_000, { titre: 'Ponts', date: '15/10/2062', answered: '2062-10-15' })
    const again = question(30_001, { titre: 'Ponts', date: '15/10/2062' })
    const { named } = read(fileOf([...OTHERS, typed, again, ...NAMED]))
    expect(new Set(named.map(({ statutLe }) => statutLe))).toEqual(new Set(['2026-11-26']))
    const alone = OTHERS.map((_, at) => question(20_000 + at, { titre: 'Ponts', date: '' }))
    expect(refusedAs(() => read(fileOf([...alone, typed, again])))).toContain('no day that several')
  })

  test('comes through its table of the package, which another package need not have', () => {
    const made = table(read(fileOf([...OTHERS, ...NAMED])).rows)
    expect(made.rows).toHaveLength(4)
    const folder = join(raw, 'package')
    mkdirSync(folder)
    const written = (tables: readonly (typeof made)[]) => {
      for (const one of tables) writeFileSync(join(folder, `${one.schema.name}.csv`), toCsv(one))
      const files = tables.map((one) => ({
        ...one.schema,
        ...{ path: `${one.schema.name}.csv`, bytes: Buffer.from(toCsv(one)), table: one },
        ...{ mediatype: 'text/csv', sources: [] },
      }))
      writeFileSync(join(folder, 'datapackage.json'), datapackage(files))
      return readSenateQuestions(openFiles(folder))
    }
    expect(written([{ ...made, schema: { ...made.schema, name: 'autre' } }])).toEqual([])
    expect(
      written([made]).map(({ departement, statut, statutLe }) => [departement, statut, statutLe]),
    ).toEqual([
      ['72', 'en-attente', '2026-11-26'],
      ['21', 'reponse-publiee', '2026-11-26'],
      ['72', 'retiree', '2026-11-26'],
      ['72', 'caduque', '2026-11-26'],
    ])
  })
})
