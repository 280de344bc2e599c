import { z } from 'zod'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readSheet } from '../readers/workbook.ts'
import type { Source } from './source.ts'

const FILE = 'population/estim-pop-dep-sexe-gca-1975-2023.xls'

const published = z.object({
  code: z.union([z.string(), z.number()]),
  nom: z.string(),
  plus75: z.number().int().positive(),
  total: z.number().int().positive(),
})

export interface AgesRow {
  readonly departement: string
  /** People aged 75 and over on 1 January 2023, both sexes. */
  readonly plus75: number
  readonly total: number
}

/** Population by département and age class, both sexes, 2023. */
export const agesDepartements: Source<z.infer<typeof published>, AgesRow> = {
  id: 'ages-departements',
  titre: 'Estimations de population par département, sexe et grande classe d’âge',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.insee.fr/fr/statistiques/1893198',
  millesime: '1er janvier 2023 (données actualisées le 5 janvier 2023)',
  date: '2023-01-01',
  rythme: 'ANNUAL',
  delaiMois: 1,
  credit: 'INSEE – Estimations de population',
  note: 'Par département : la part des 75 ans et plus d’une commune est celle de son département.',
  importeur: 'data/sources/ages-departements.ts',
  files: [FILE],
  least: 101,
  whole: {
    key: ({ departement }) => departement,
    departements: { of: ({ departement }) => departement, without: [] },
    means: [
      { column: '75 ans et plus', of: ({ plus75 }) => plus75, between: [44_000, 92_000] },
      { column: 'Total', of: ({ total }) => total, between: [440_000, 910_000] },
    ],
  },
  published,
  read(raw) {
    const rows = readSheet(raw, FILE, '2023')
    // Two header rows: the group (Ensemble, Hommes, Femmes) above, the age class below, in a merged layout.
    const at = rows.findIndex((row) => row[2] === '0 à 19 ans')
    const header = rows[at] ?? []
    if (at < 1 || rows[at - 1]?.[2] !== 'Ensemble' || header[6] !== '75 ans et plus' || header[7] !== 'Total')
      throw new SourceError(
        FILE,
        'sheet "2023": the columns "75 ans et plus" and "Total" of "Ensemble" are not where they were.',
        COMPARE_REMEDY,
      )
    return (
      rows
        .slice(at + 1)
        // Subtotals ("France métropolitaine", "DOM") and notes have no name in the second column.
        .filter((row) => row[1] != null && /^(\d{1,3}|2[AB])$/.test(String(row[0])))
        .map((row) => ({ code: row[0], nom: row[1], plus75: row[6], total: row[7] }))
    )
  },
  toRow: ({ code, plus75, total }) => ({ departement: String(code).padStart(2, '0'), plus75, total }),
}
