import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readSheets, recordsUnder, type Cell, type SheetRow } from '../readers/workbook.ts'
import type { Source } from './source.ts'

const FILE = 'apl/apl_medecins_generalistes_2022_2023.xlsx'
export const APL_YEARS = [2022, 2023] as const

/** Our name → how the header begins: the year inside "Population standardisée 2021 pour…" changes with the edition. */
const HEADERS = {
  code: /^Code commune INSEE$/,
  aplMg: /^APL aux médecins généralistes$/,
  aplMg65: /^APL aux médecins généralistes de moins de 65 ans$/,
  populationStandardisee: /^Population standardisée /,
  populationTotale: /^Population totale /,
}

const published = z.object({
  annee: z.number().int(),
  code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  aplMg: z.number().nonnegative(),
  aplMg65: z.number().nonnegative(),
  populationStandardisee: z.number().nonnegative(),
  populationTotale: z.number().int().nonnegative(),
})

export type AplMedecinRow = z.infer<typeof published>

/** The DREES's APL to GPs, two editions, with the populations by which its means are weighted. */
export const aplMedecins: Source<AplMedecinRow, AplMedecinRow> = {
  id: 'apl-medecins',
  titre: 'Accessibilité potentielle localisée (APL) aux médecins généralistes',
  producteur: 'DREES',
  licence: 'Licence Ouverte 2.0',
  url: 'https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/information/',
  millesime: '2022 et 2023',
  date: '2023',
  rythme: 'ANNUAL',
  delaiMois: 18,
  credit: 'DREES – APL, d’après Cnam (SNIIR-AM) et INSEE',
  note: 'France hors Mayotte ; Paris, Lyon et Marseille publiés par arrondissement. Une moyenne se pondère par la population standardisée ; les populations des éditions 2022 et 2023 sont celles de 2020 et de 2021.',
  importeur: 'data/sources/apl-medecins.ts',
  files: [FILE],
  least: 69_000,
  whole: {
    key: ({ annee, code }) => `${annee} ${code}`,
    parts: APL_YEARS.map((year) => ({
      name: `sheet "APL ${year}"`,
      has: ({ annee }) => annee === year,
      least: 34_500,
      departements: { of: ({ code }) => departementOf(code), without: ['976'] },
      means: [
        { column: 'APL aux médecins généralistes', of: ({ aplMg }) => aplMg, between: [1.95, 4] },
        {
          column: 'APL aux médecins généralistes de moins de 65 ans',
          of: ({ aplMg65 }) => aplMg65,
          between: [1.7, 3.55],
        },
        {
          column: 'Population standardisée',
          of: ({ populationStandardisee }) => populationStandardisee,
          between: [1_500, 2_600],
        },
        {
          column: 'Population totale',
          of: ({ populationTotale }) => populationTotale,
          between: [1_500, 2_600],
        },
      ],
    })),
  },
  published,
  read(raw) {
    const sheets = readSheets(raw, FILE, ['Paramètres', ...APL_YEARS.map((year) => `APL ${year}`)])
    checkParameters(sheets.get('Paramètres') ?? [])
    return APL_YEARS.flatMap((year) => recordsOfYear(year, sheets.get(`APL ${year}`) ?? []))
  },
  toRow: (record) => record,
}

function recordsOfYear(annee: number, rows: readonly SheetRow[]): unknown[] {
  // One row of units stands between the header and the data.
  const { header, records } = recordsUnder(FILE, rows, 'Code commune INSEE', 1)
  const columns = Object.entries(HEADERS).map(([name, pattern]) => {
    const column = header.find((h) => pattern.test(h))
    if (column == null)
      throw new SourceError(FILE, `sheet "APL ${annee}" has no column like ${pattern}.`, COMPARE_REMEDY)
    return [name, column] as const
  })
  return records.map((record) => ({
    annee,
    ...Object.fromEntries(columns.map(([name, column]) => [name, record[column]])),
  }))
}

/** The decay the domain uses (method §3), as the sheet writes it. */
const DECAY: readonly (readonly [string, number])[] = [
  ['Moins de 10 minutes', 1],
  ['Entre 10 et 15 minutes', 2 / 3],
  ['Entre 15 et 20 minutes', 1 / 3],
  ['Plus de 20 minutes', 0],
]

/** Throws a `SourceError` when the DREES's travel-time weights are no longer 1, 2/3, 1/3, 0 at 10, 15 and 20 minutes. */
export function checkParameters(rows: readonly SheetRow[]): void {
  const label = (cell: Cell | undefined) => String(cell ?? '').replace(/\s+/g, ' ')
  for (const [band, weight] of DECAY) {
    const found = rows.find((row) => label(row[0]) === band)?.[1]
    if (typeof found !== 'number' || Math.abs(found - weight) > 1e-9)
      throw new SourceError(
        FILE,
        `sheet "Paramètres", "${band}": weight ${String(found)} where ${weight} is expected.`,
        'The DREES has changed its method: change the step decay of server/domain first.',
      )
  }
}
