import { z } from 'zod'
import { numberOrNull, readStatistiques } from '../readers/statistiques.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { PER_CENT, type Source } from './source.ts'

const FILE = 'bassins-de-vie/insee_social_bassins-de-vie.csv'
const PLUS_75 = 'Part des pers. âgées de 75 ans ou + 2022'
const PAUVRETE = 'Taux de pauvreté 2021'
const NIVEAU_DE_VIE = 'Médiane du niveau de vie 2021'

const figure = z.string().regex(/^(\d+(\.\d+)?|N\/A - .+)$/)
const published = z.object({
  Code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  [PLUS_75]: figure,
  [PAUVRETE]: figure,
  [NIVEAU_DE_VIE]: figure,
})

export interface BassinSocialRow {
  readonly code: string
  /** People aged 75 and over, per cent. */
  readonly part75: number | null
  /** Poverty rate at 60 % of the median, per cent. */
  readonly tauxPauvrete: number | null
  /** Median standard of living, euros a year. */
  readonly niveauDeVie: number | null
}

/** INSEE's social figures by bassin de vie. */
export const bassinsInsee: Source<z.infer<typeof published>, BassinSocialRow> = {
  id: 'bassins-insee',
  titre: 'Statistiques locales par bassin de vie',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0',
  url: 'https://statistiques-locales.insee.fr',
  millesime: '2021 (revenus) et 2022 (âges)',
  date: '2022',
  rythme: 'ANNUAL',
  delaiMois: 30,
  credit: 'INSEE – Statistiques locales',
  note: 'Mayotte (deux bassins) n’est pas publiée.',
  importeur: 'data/sources/bassins-insee.ts',
  files: [FILE],
  least: 1_700,
  whole: {
    key: ({ code }) => code,
    // Paris and the three départements around it are one bassin.
    departements: { of: ({ code }) => departementOf(code), without: ['92', '93', '94', '976'] },
    means: [
      {
        column: 'Part des pers. âgées de 75 ans ou +',
        of: ({ part75 }) => part75,
        ...{ between: [7.5, 15.5], each: PER_CENT },
      },
      {
        column: 'Taux de pauvreté',
        of: ({ tauxPauvrete }) => tauxPauvrete,
        ...{ between: [8.7, 18], each: PER_CENT },
      },
      { column: 'Médiane du niveau de vie', of: ({ niveauDeVie }) => niveauDeVie, between: [15_000, 31_000] },
    ],
  },
  published,
  read: (raw) => readStatistiques(raw, FILE, Object.keys(published.shape)),
  toRow: (record) => ({
    code: record.Code,
    part75: numberOrNull(record[PLUS_75]),
    tauxPauvrete: numberOrNull(record[PAUVRETE]),
    niveauDeVie: numberOrNull(record[NIVEAU_DE_VIE]),
  }),
}
