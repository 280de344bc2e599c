import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readCsv } from '../readers/csv.ts'
import { reject, type Source } from './source.ts'

const FILE = 'cog/v_commune_2026.csv.gz'

const published = z.object({
  TYPECOM: z.enum(['COM', 'COMA', 'COMD', 'ARM']),
  COM: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  LIBELLE: z.string().min(1),
  ARR: z.string().regex(/^(|(\d{2}|2[AB]|97\d)\d)$/),
  CAN: z.string().regex(/^(|(\d{2}|2[AB]|97\d)\d{2})$/),
})

export interface CommuneInseeRow {
  readonly code: string
  readonly nom: string
  /** Arrondissement (of a département); null in Mayotte, which has none. */
  readonly arrondissement: string | null
  /** Canton, or the town that several cantons divide; null in Martinique and Guyane, which have none. */
  readonly canton: string | null
}

/** INSEE's communes of 2026 with their arrondissement and canton. */
export const communesInsee: Source<z.infer<typeof published>, CommuneInseeRow> = {
  id: 'cog-insee-2026',
  titre: 'Code officiel géographique : communes, arrondissements et cantons',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.insee.fr/fr/information/8740222',
  millesime: 'COG 2026',
  date: '2026-01-01',
  rythme: 'ANNUAL',
  delaiMois: 3,
  credit: 'INSEE – Code officiel géographique',
  note: 'Une commune que plusieurs cantons se partagent est donnée entière, sous un code de canton-ou-ville.',
  importeur: 'data/sources/communes-insee.ts',
  files: [FILE],
  least: 34_800,
  whole: { key: ({ code }) => code, departements: { of: ({ code }) => departementOf(code), without: [] } },
  published,
  // Communes déléguées and associées have no canton or arrondissement of their own.
  read: (raw) =>
    readCsv(raw, FILE, Object.keys(published.shape)).filter(({ TYPECOM: type }) => type === 'COM'),
  toRow: ({ COM: code, LIBELLE: nom, ARR: arrondissement, CAN: canton }) =>
    /^97[578]|^98/.test(code)
      ? reject(code, 'collectivité d’outre-mer')
      : { code, nom, arrondissement: arrondissement || null, canton: canton || null },
}
