import { z } from 'zod'
import { numberOrNull, readStatistiques } from '../readers/statistiques.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { PER_CENT, reject, type Source } from './source.ts'

const FILE = 'bassins-de-vie/cartosante_bassins-de-vie.csv'
const APL = 'APL Médecins généralistes 2023'
const GENERALISTES = 'Densité de généralistes lib. 2024'
const INFIRMIERS = "Densité d'infirmiers lib. 2024"
const ALD = 'Part des bénéf. en ALD dans la pop 2024'

const figure = z.string().regex(/^(\d+(\.\d+)?|N\/A - .+)$/)
const published = z.object({
  Code: z.string().regex(/^((\d{2}|2[AB])\d{3}|97[78]ZZ)$/),
  [APL]: figure,
  [GENERALISTES]: figure,
  [INFIRMIERS]: figure,
  [ALD]: figure,
})

export interface BassinSanteRow {
  /** Chief commune of the bassin de vie, whose code it bears. */
  readonly code: string
  readonly aplMg: number | null
  /** Liberal professionals for 10,000 inhabitants, as the file reads (it does not say). */
  readonly generalistes: number | null
  readonly infirmiers: number | null
  /** Share of people with a long-term illness, per cent; null under statistical secrecy. */
  readonly partAld: number | null
}

/** CartoSanté's figures by bassin de vie. */
export const bassinsCartosante: Source<z.infer<typeof published>, BassinSanteRow> = {
  id: 'bassins-cartosante',
  titre: 'Indicateurs de santé par bassin de vie',
  producteur: 'CartoSanté (ARS, Cnam)',
  licence: 'à confirmer',
  url: 'https://cartosante.atlasante.fr',
  millesime: '2023 (APL) et 2024',
  date: '2024',
  rythme: 'ANNUAL',
  delaiMois: 12,
  credit: 'CartoSanté – ARS – Cnam',
  note: 'Part en ALD sous secret statistique dans 157 bassins. Le fichier ne dit pas l’unité des densités : pour 10 000 habitants d’après leur ordre de grandeur, à confirmer.',
  importeur: 'data/sources/bassins-cartosante.ts',
  files: [FILE],
  least: 1_700,
  whole: {
    key: ({ code }) => code,
    // Paris and the three départements around it are one bassin.
    departements: { of: ({ code }) => departementOf(code), without: ['92', '93', '94', '976'] },
    means: [
      { column: 'APL Médecins généralistes', of: ({ aplMg }) => aplMg, between: [2.1, 4.5] },
      { column: 'Densité de généralistes', of: ({ generalistes }) => generalistes, between: [5, 10.5] },
      { column: "Densité d'infirmiers", of: ({ infirmiers }) => infirmiers, between: [11.5, 24] },
      {
        column: 'Part des bénéf. en ALD',
        of: ({ partAld }) => partAld,
        ...{ between: [12, 25], each: PER_CENT },
      },
    ],
  },
  published,
  read: (raw) => readStatistiques(raw, FILE, Object.keys(published.shape)),
  toRow: (record) =>
    /^97[78]/.test(record.Code)
      ? reject(record.Code, 'collectivité d’outre-mer')
      : {
          code: record.Code,
          aplMg: numberOrNull(record[APL]),
          generalistes: numberOrNull(record[GENERALISTES]),
          infirmiers: numberOrNull(record[INFIRMIERS]),
          partAld: numberOrNull(record[ALD]),
        },
}
