import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readNamedColumns } from '../readers/named-columns.ts'
import { reject, type Source } from './source.ts'
import { departementOfPostcode } from './zonage-medecins.ts'

/** What `data:fetch` brings; it tells no date of its own. */
const FETCHED = 'codes-postaux/019HexaSmal.csv'
const OF_2023 = 'codes-postaux/laposte_hexasmal_2023-06.csv.gz'

/** As La Poste heads them today, then as its portal did. */
const COLUMNS = {
  code: ['#code_commune_insee', 'code_commune_insee'],
  codePostal: ['code_postal'],
} as const

const published = z.object({
  code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  codePostal: z.string().regex(/^\d{5}$/),
})

/** A commune, or an arrondissement of Paris, Lyon or Marseille, by its code, and one of its postcodes. */
export type CodePostalRow = z.infer<typeof published>

/**
 * La Poste's postcodes by commune, of June 2023. Names for delivery and those of former communes and hamlets (`Ligne_5`) are not read: they are
 * in capitals, without accents, and do not say what they name.
 */
export const codesPostauxLaposte: Source<CodePostalRow, CodePostalRow> = {
  id: 'codes-postaux',
  titre: 'Base officielle des codes postaux',
  producteur: 'La Poste',
  licence: 'Licence Ouverte 2.0 (à confirmer)',
  url: 'https://www.data.gouv.fr/datasets/base-officielle-des-codes-postaux',
  millesime: 'juin 2023',
  date: '2023-06',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'La Poste',
  note: 'Complète les codes postaux du découpage administratif de ceux que gardent des parties de communes fusionnées. Ceux d’une commune divisée depuis l’édition ne sont pas repris : ils ne disent pas de quelle partie.',
  importeur: 'data/sources/codes-postaux-laposte.ts',
  files: [OF_2023],
  // 39,192 rows: one a name of a commune or of a part of it.
  least: 38_500,
  whole: {
    most: 41_000,
    departements: { of: ({ code }) => departementOf(code), without: [] },
    means: [
      {
        column: 'Code_postal: of the département of its commune',
        of: ({ code, codePostal }) => (departementOfPostcode(codePostal) === departementOf(code) ? 1 : 0),
        between: [0.99, 1],
      },
    ],
  },
  published,
  read: (raw) => readNamedColumns(raw, OF_2023, COLUMNS),
  toRow: (row) =>
    /^97[578]|^98/.test(row.code)
      ? reject(row.code, 'collectivité d’outre-mer')
      : row.code.startsWith('99')
        ? reject(row.code, 'à l’étranger (Monaco)')
        : row,
}

/** The same as La Poste publishes it now, where a raw folder has it. */
const fetched: Source<CodePostalRow, CodePostalRow> = {
  ...codesPostauxLaposte,
  millesime: 'édition sans date dans le fichier',
  date: '',
  files: [FETCHED],
  read: (raw) => readNamedColumns(raw, FETCHED, COLUMNS),
}

/** Where neither can be used, as in a raw folder from before they were read. */
export const noCodesPostaux: Source<CodePostalRow, CodePostalRow> = {
  ...codesPostauxLaposte,
  millesime: 'non chargé',
  date: '',
}

/** The same by either file: a fault in one of them costs a refresh the postcodes alone. */
export const eitherCodesPostaux: Source<CodePostalRow, CodePostalRow> = {
  ...codesPostauxLaposte,
  files: [FETCHED, OF_2023],
}

/** Whether a raw folder has La Poste's postcodes, which no build needs. */
export const hasCodesPostaux = (raw: string): boolean =>
  eitherCodesPostaux.files.some((file) => existsSync(join(raw, file)))

/** The postcodes at hand: those that were fetched, else those of June 2023, else as not loaded. */
export const codesPostauxIn = (raw: string): Source<CodePostalRow, CodePostalRow> =>
  existsSync(join(raw, FETCHED)) ? fetched : hasCodesPostaux(raw) ? codesPostauxLaposte : noCodesPostaux
