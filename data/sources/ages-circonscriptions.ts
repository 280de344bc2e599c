import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readCsv } from '../readers/csv.ts'
import { codeCirconscription } from './code-circonscription.ts'
import { PER_CENT, reject, type Source } from './source.ts'

const FILE = 'circonscriptions/circos_age_rp2022.csv'

const share = z.union([z.literal(''), z.string().regex(/^\d+(\.\d+)?$/)])
const published = z.object({
  circo: z.string().regex(/^(\d{2,3}|2[AB]|ZZ)-\d{2}$/),
  pop_2022: z.union([z.literal(''), z.string().regex(/^\d+$/)]),
  pct_moins15: share,
  pct_15_29: share,
  pct_30_44: share,
  pct_45_59: share,
  pct_60_74: share,
  pct_75plus: share,
})

export interface AgesCirconscriptionRow {
  readonly circonscription: string
  readonly population: number
  /** Per cent of the population, youngest first: under 15, 15–29, 30–44, 45–59, 60–74, 75 and over. */
  readonly shares: readonly [number, number, number, number, number, number]
}

/** Columns of the age classes, youngest first, and bounds of their means. */
const AGES: readonly (readonly [column: string, between: readonly [number, number]])[] = [
  ['pct_moins15', [11, 23]],
  ['pct_15_29', [11, 23]],
  ['pct_30_44', [12, 25]],
  ['pct_45_59', [12.5, 26.5]],
  ['pct_60_74', [11, 23.5]],
  ['pct_75plus', [6.5, 13.5]],
]

/** Age structure of the circonscriptions in 2022: a third party's sums of INSEE's census, and quoted as such. */
export const agesCirconscriptions: Source<z.infer<typeof published>, AgesCirconscriptionRow> = {
  id: 'ages-circonscriptions',
  titre: 'Structure par âge des circonscriptions, 2022',
  producteur: 'France-Monitor, calcul d’un tiers sur données Insee',
  licence: 'Licence Ouverte 2.0 (données Insee)',
  url: 'https://www.insee.fr/fr/statistiques/8581696',
  millesime: 'recensement 2022, géographie au 1er janvier 2025',
  date: '2022',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'Calcul d’un tiers sur données Insee (RP 2022)',
  note: 'Somme de communes : les communes que plusieurs circonscriptions se partagent y sont réparties par l’auteur du calcul.',
  importeur: 'data/sources/ages-circonscriptions.ts',
  files: [FILE],
  least: 550,
  whole: {
    key: ({ circonscription }) => circonscription,
    departements: { of: ({ circonscription }) => departementOf(circonscription), without: ['976'] },
    means: [
      { column: 'pop_2022', of: ({ population }) => population, between: [90_000, 150_000] },
      ...AGES.map(([column, between], i) => ({
        column,
        of: ({ shares }: AgesCirconscriptionRow) => shares[i] ?? null,
        ...{ between, each: PER_CENT },
      })),
      {
        column: 'pct_moins15 + … + pct_75plus',
        of: ({ shares }) => shares.reduce((sum, share) => sum + share, 0),
        // Each is rounded to a tenth.
        ...{ between: [99.5, 100.5], each: [99, 101] },
      },
    ],
  },
  published,
  read: (raw) => readCsv(raw, FILE, Object.keys(published.shape)),
  toRow(record) {
    const [departement = '', numero = ''] = record.circo.split('-')
    const code = codeCirconscription(departement, numero)
    if (record.pop_2022 === '') return reject(code, 'sans population (outre-mer ou étranger)')
    return {
      circonscription: code,
      population: Number(record.pop_2022),
      shares: [
        Number(record.pct_moins15),
        Number(record.pct_15_29),
        Number(record.pct_30_44),
        Number(record.pct_45_59),
        Number(record.pct_60_74),
        Number(record.pct_75plus),
      ],
    }
  },
}
