import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { requireColumns } from '../../server/country/package/csv.ts'
import { readSheet, recordsUnder } from '../readers/workbook.ts'
import { fromInsee } from './code-circonscription.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  COMMUNE_RESID: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  LIBcom: z.string(),
  circo: z
    .string()
    .regex(/^(\d{2}|2[AB])\d{3}$/)
    .nullable(),
  type_com: z.enum(['entière', 'partiel']).nullable(),
})

export interface CompositionRow {
  /** Commune of 2021, perhaps merged since. */
  readonly codeCommune: string
  readonly circonscription: string
  readonly partial: boolean
}

/** Which communes (of 2021) each circonscription is made of. */
export const compositionCirconscriptions: Source<z.infer<typeof published>, CompositionRow> = {
  id: 'composition-circonscriptions',
  titre: 'Portraits des circonscriptions législatives : composition communale',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0 (à confirmer)',
  url: 'https://www.insee.fr/fr/statistiques/6441661?sommaire=6436478',
  millesime: 'géographie au 1er janvier 2021',
  date: '2021-01-01',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'INSEE – Portraits des circonscriptions législatives',
  note: 'Mayotte n’y figure pas ; les communes recréées depuis sont rattachées par leur point intérieur.',
  importeur: 'data/sources/composition-circonscriptions.ts',
  files: ['circonscriptions/circo_composition.xlsx'],
  least: 35_000,
  whole: {
    key: ({ codeCommune, circonscription }) => `${codeCommune} ${circonscription}`,
    departements: { of: ({ codeCommune }) => departementOf(codeCommune), without: ['976'] },
  },
  published,
  read(raw) {
    const [file] = compositionCirconscriptions.files
    const { header, records } = recordsUnder(file, readSheet(raw, file, 'table'), 'DEP')
    requireColumns(file, header, Object.keys(published.shape))
    return records
  },
  toRow({ COMMUNE_RESID: codeCommune, circo, type_com: type }) {
    // Six villages of the Meuse destroyed in 1916 have no inhabitant, hence no circonscription in the table.
    if (circo == null || type == null) return reject(codeCommune, 'sans circonscription (aucun habitant)')
    return { codeCommune, circonscription: fromInsee(circo), partial: type === 'partiel' }
  },
}
