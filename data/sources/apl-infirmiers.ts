import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readAplWorkbook, recordsOf } from '../readers/apl-workbook.ts'
import { firstIssue } from '../readers/first-issue.ts'
import { readNdjson } from '../readers/ndjson.ts'
import { accessibility, aplMedecins, codeInsee } from './apl-medecins.ts'
import { reject, type Source } from './source.ts'

export const APL_NDJSON = 'apl/apl_5-professions_2022_2023_communes.ndjson.gz'
const WORKBOOK = 'apl/apl_infirmiers.xlsx'
/** The editions of the export, which has no other to come. */
const EXPORTED = [2022, 2023]

export interface AplInfirmierRow {
  /** Year of activity. */
  readonly annee: number
  readonly code: string
  /** FTE per 100 000 standardised inhabitants. */
  readonly aplInfirmier: number
  /** Of which year its people are counted, and its population standardised for the care of nurses; null where the file has none. */
  readonly anneePopulation: number | null
  readonly populationStandardisee: number | null
}

const published = z.object({
  annee: z.number().int(),
  code: codeInsee,
  aplInfirmier: accessibility,
  anneePopulation: z.number().int().nullable(),
  populationStandardisee: z.number().nonnegative().nullable(),
})
type Published = z.infer<typeof published>

const EXTENT = {
  departements: { of: ({ code }: AplInfirmierRow) => departementOf(code), without: ['976'] },
  means: [
    {
      column: 'infirmier',
      of: ({ aplInfirmier }: AplInfirmierRow) => aplInfirmier,
      // A third below and above the mean of the communes in 2023, 119.
      between: [78, 162] as const,
    },
  ],
}

/** A line of the export. Its own `categoryMG` and `department` are its author's and are not read. */
const exported = z.object({
  code: codeInsee,
  millesimes: z.array(
    z.object({ annee: z.number().int(), apl: z.object({ infirmier: z.number().nonnegative().optional() }) }),
  ),
})

/** The DREES's APL to nurses, from an export of its API. */
export const aplInfirmiers: Source<Published, AplInfirmierRow> = {
  ...aplMedecins,
  id: 'apl-infirmiers',
  titre: 'Accessibilité potentielle localisée (APL) aux infirmiers',
  note: 'Relevé commune par commune de l’API de la DREES (mai 2026) ; les valeurs des médecins y sont identiques au classeur officiel. Faute de la population standardisée propre aux infirmiers, une moyenne de plusieurs arrondissements ou communes fusionnées se pondère par celle des médecins.',
  importeur: 'data/sources/apl-infirmiers.ts',
  files: [APL_NDJSON],
  least: 34_500,
  whole: {
    key: ({ annee, code }) => `${annee} ${code}`,
    parts: EXPORTED.map((year) => ({
      ...{ name: `edition ${year}`, has: ({ annee }) => annee === year, least: 34_500 },
      ...EXTENT,
    })),
  },
  published,
  read: (raw) =>
    readNdjson(raw, APL_NDJSON).flatMap((line, at) => {
      const { data, error } = exported.safeParse(line)
      if (!data) throw new SourceError(APL_NDJSON, `record ${at + 1}, ${firstIssue(error)}`, COMPARE_REMEDY)
      return data.millesimes.map(({ annee, apl }) => ({
        ...{ annee, code: data.code, aplInfirmier: apl.infirmier ?? null },
        ...{ anneePopulation: null, populationStandardisee: null },
      }))
    }),
  toRow: ({ aplInfirmier, ...row }) =>
    aplInfirmier === null ? reject(`${row.code} (${row.annee})`, 'sans APL') : { ...row, aplInfirmier },
}

/** The same from the DREES's own workbook, every edition of it, with the population by which its means are weighted. */
const aplInfirmiersDrees: Source<Published, AplInfirmierRow> = {
  ...aplInfirmiers,
  note: 'France hors Mayotte ; Paris, Lyon et Marseille publiés par arrondissement. Une moyenne de plusieurs arrondissements ou communes fusionnées se pondère par la population standardisée pour les infirmiers.',
  files: [WORKBOOK],
  least: 34_500,
  whole: {
    key: ({ annee, code }) => `${annee} ${code}`,
    editions: {
      ...{ of: ({ annee }) => annee, least: 34_500, departements: EXTENT.departements },
      means: [
        ...EXTENT.means,
        {
          column: 'Population standardisée',
          of: ({ populationStandardisee }) => populationStandardisee,
          between: [1_500, 2_600],
        },
      ],
    },
  },
  published: published.extend({ populationStandardisee: z.number().nonnegative() }),
  read: (raw) =>
    readAplWorkbook(raw, WORKBOOK).editions.flatMap((edition) =>
      recordsOf(WORKBOOK, edition, {
        code: /^Code commune INSEE$/,
        aplInfirmier: /^APL aux infirmi(ers|ères)\b/,
        populationStandardisee: /^Population standardisée\b/,
      }),
    ),
}

/** The DREES's workbook where it has been fetched, else the export: what the build reads of a raw folder. */
export const aplInfirmiersIn = (raw: string): Source<Published, AplInfirmierRow> =>
  existsSync(join(raw, WORKBOOK)) ? aplInfirmiersDrees : aplInfirmiers
