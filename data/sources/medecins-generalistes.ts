import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { requireColumns } from '../../server/country/package/csv.ts'
import { readSheet, recordsUnder } from '../readers/workbook.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  codgeo: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  an: z.string(),
  // The publisher writes the text "N/A - …" where it has no result.
  nb_medg: z.union([z.number().int().nonnegative(), z.string()]).nullable(),
})

export interface MedecinsRow {
  readonly code: string
  /** GPs in private practice, persons. */
  readonly medecins: number
}

/** GPs in private practice by commune of 2021. */
export const medecinsGeneralistes: Source<z.infer<typeof published>, MedecinsRow> = {
  id: 'medecins-generalistes',
  titre: 'Médecins généralistes libéraux par commune (Base permanente des équipements)',
  producteur: 'INSEE, via l’Observatoire des territoires (ANCT)',
  licence: 'Licence Ouverte 2.0 (à confirmer)',
  url: 'https://www.observatoire-des-territoires.gouv.fr',
  millesime: '2020 (géographie 2021)',
  date: '2020',
  rythme: 'ANNUAL',
  delaiMois: 9,
  credit: 'INSEE – BPE 2020 ; ANCT – Observatoire des territoires',
  note: 'Remplacée par la BPE la plus récente dès qu’elle est importée.',
  importeur: 'data/sources/medecins-generalistes.ts',
  files: ['offre-soins/nb_medecins_generalistes_communes_2020.xlsx'],
  least: 34_000,
  whole: {
    key: ({ code }) => code,
    departements: { of: ({ code }) => departementOf(code), without: [] },
    means: [{ column: 'nb_medg', of: ({ medecins }) => medecins, between: [1.1, 2.35] }],
  },
  published,
  read(raw) {
    const [file] = medecinsGeneralistes.files
    const { header, records } = recordsUnder(file, readSheet(raw, file, 'Data'), 'codgeo')
    requireColumns(file, header, Object.keys(published.shape))
    return records
  },
  toRow: ({ codgeo, nb_medg: medecins }) =>
    typeof medecins === 'number' ? { code: codgeo, medecins } : reject(codgeo, 'sans résultat'),
}
