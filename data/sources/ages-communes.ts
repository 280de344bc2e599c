import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { requireColumns } from '../../server/country/package/csv.ts'
import { AGE_CLASSES } from '../../server/domain/patients/age-classes.ts'
import { readCsvArchive } from '../readers/csv-archive.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import type { Source } from './source.ts'

const FILE = 'population/base-cc-evol-struct-pop-2022_csv.zip'

/** How INSEE names the classes of `AGE_CLASSES`, in their order, after the year of the census (`P22_`). */
const CLASSES = ['POP0014', 'POP1529', 'POP3044', 'POP4559', 'POP6074', 'POP7589', 'POP90P'] as const

/** People, with INSEE's decimals: they come from weights. */
const people = z.string().regex(/^\d+(\.\d+)?([eE]-?\d+)?$/)

/** Between which the mean over the communes of the share of each class lies; a village is older than the country. */
const SHARES = {
  '0-14': [0.12, 0.22],
  '15-29': [0.09, 0.19],
  '30-44': [0.13, 0.22],
  '45-59': [0.17, 0.26],
  '60-74': [0.15, 0.27],
  '75-89': [0.06, 0.14],
  '90+': [0.004, 0.025],
} as const

/** Persons by which the classes of a commune may differ from its total. */
const TOLERANCE = 0.5

const published = z
  .object({
    annee: z.string().regex(/^\d{2}$/),
    CODGEO: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
    POP: people,
    classes: z.array(people).length(CLASSES.length),
  })
  .refine(
    ({ POP, classes }) =>
      Math.abs(classes.reduce((total, count) => total + Number(count), 0) - Number(POP)) <= TOLERANCE,
    { path: ['POP'], error: 'is not the sum of the seven classes of age' },
  )

export interface AgesRow {
  /** Year of the census. */
  readonly annee: number
  readonly code: string
  /** Persons, in the order of `AGE_CLASSES`. */
  readonly ages: readonly number[]
}

const total = ({ ages }: AgesRow): number => ages.reduce((all, count) => all + count, 0)

/**
 * INSEE's people by age of every commune, from the newest census of the file. Optional: a build without it makes an empty table, which is
 * told as « non chargé ». Mayotte has no such census.
 */
export const agesCommunes: Source<z.infer<typeof published>, AgesRow> = {
  id: 'ages-communes',
  titre: 'Évolution et structure de la population, par commune',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.insee.fr/fr/statistiques/8581696',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'ANNUAL',
  delaiMois: 30,
  credit: 'INSEE – Recensement de la population',
  note: 'Sept classes d’âge par commune, exploitation principale du recensement, communes ramenées au COG en vigueur. Mayotte n’y est pas.',
  importeur: 'data/sources/ages-communes.ts',
  files: [FILE],
  // 34,858 communes, and the arrondissements of three of them.
  least: 34_500,
  whole: {
    most: 35_500,
    key: ({ code }) => code,
    departements: { of: ({ code }) => departementOf(code), without: ['976'] },
    means: [
      // 67.8 million people.
      { column: 'POP', of: total, between: [1_700, 2_300] },
      ...AGE_CLASSES.map((name, k) => ({
        column: CLASSES[k]!,
        of: (row: AgesRow) => (total(row) > 0 ? row.ages[k]! / total(row) : null),
        between: SHARES[name],
      })),
    ],
  },
  published,
  read(raw) {
    const records = readCsvArchive(raw, FILE, ['CODGEO'], { delimiter: ';' })
    const header = Object.keys(records[0] ?? {})
    const years = header.flatMap((name) => /^P(\d\d)_POP/.exec(name)?.[1] ?? []).sort()
    const annee = years.at(-1) ?? 'YY'
    const names = CLASSES.map((name) => `P${annee}_${name}`)
    if (records.length > 0) requireColumns(FILE, header, [`P${annee}_POP`, ...names])
    return records.flatMap((record) => {
      const all = record[`P${annee}_POP`]
      const cells = names.map((name) => record[name])
      // Of whom nothing is said nothing is known: such a commune is counted as if the file did not name it.
      if ([all, ...cells].every((cell) => cell === '')) return []
      // Six villages of the Meuse, destroyed in 1916, have nobody: their classes may be empty.
      const nobody = all !== '' && Number(all) === 0
      return {
        annee,
        CODGEO: record.CODGEO,
        POP: all,
        classes: cells.map((cell) => (nobody && cell === '' ? '0' : cell)),
      }
    })
  },
  toRow: ({ annee, CODGEO, classes }) => ({
    annee: 2000 + Number(annee),
    code: CODGEO,
    ages: classes.map(Number),
  }),
}

/** Whether a raw folder has the file, which no build needs. */
export const hasAges = (raw: string): boolean => existsSync(join(raw, FILE))
