import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readNamedColumns } from '../readers/named-columns.ts'
import type { Source } from './source.ts'

const FILE = 'zonage/listeqp2024-cog2024.csv'

const COLUMNS = {
  code: ['code_qp', 'codeqp', 'code_qpv'],
  nom: ['lib_qp', 'nom_qp', 'lib_qpv'],
  communes: ['insee_com', 'codgeo', 'com_code'],
} as const

const published = z.object({
  code: z.string().regex(/^Q[NP][0-9A-Z]{4,8}$/),
  nom: z.string().min(1),
  // Of a quarter that lies in several communes all of them; of départements under 10 the zero may be lost.
  communes: z.string().regex(/^(\d{4}|\d{5}|2[AB]\d{3})( *[;,] *(\d{4}|\d{5}|2[AB]\d{3}))*$/),
})

export interface QuartierRow {
  readonly code: string
  readonly nom: string
  readonly communes: readonly string[]
}

/** The quartiers prioritaires de la politique de la ville and the communes in which they lie. Optional. */
export const quartiersPrioritaires: Source<z.infer<typeof published>, QuartierRow> = {
  id: 'quartiers-prioritaires',
  titre: 'Quartiers prioritaires de la politique de la ville',
  producteur: 'ANCT',
  licence: 'Licence Ouverte 2.0 (à confirmer)',
  url: 'https://www.data.gouv.fr/datasets/quartiers-prioritaires-de-la-politique-de-la-ville-qpv',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'ANCT',
  note: 'Noms des quartiers et communes où ils se trouvent, sans leurs contours. L’arrêté de l’ARS peut y classer autrement que la commune.',
  importeur: 'data/sources/quartiers-prioritaires.ts',
  files: [FILE],
  // 1,584 rows in the list of 2024.
  least: 1_400,
  whole: { most: 1_800, key: ({ code }) => code },
  published,
  // A spreadsheet leaves empty lines at the end.
  read: (raw) =>
    readNamedColumns(raw, FILE, COLUMNS).filter((row) => Object.values(row).some((cell) => cell !== '')),
  toRow: ({ code, nom, communes }) => ({
    code,
    nom,
    communes: communes.split(/ *[;,] */).map((commune) => commune.padStart(5, '0')),
  }),
}

/** Whether a raw folder has the list, which no build needs. */
export const hasQuartiers = (raw: string): boolean => existsSync(join(raw, FILE))
