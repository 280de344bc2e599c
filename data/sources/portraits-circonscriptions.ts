import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { requireColumns } from '../../server/country/package/csv.ts'
import { readSheet, recordsUnder } from '../readers/workbook.ts'
import { fromInsee } from './code-circonscription.ts'
import { compositionCirconscriptions } from './composition-circonscriptions.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  circo: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  'Nom de la circonscription': z.string(),
  pop_légal_19: z.number().int().positive(),
})

export interface PortraitRow {
  readonly code: string
  readonly nom: string
  /** Legal population of 2019, persons. */
  readonly population2019: number
}

/** INSEE's portrait of the circonscriptions: their legal population of 2019. */
export const portraitsCirconscriptions: Source<z.infer<typeof published>, PortraitRow> = {
  ...compositionCirconscriptions,
  id: 'portraits-circonscriptions',
  titre: 'Portraits des circonscriptions législatives : indicateurs 2022',
  millesime: 'population légale 2019',
  date: '2019',
  note: 'Mayotte et le Pacifique : derniers recensements avant 2022. Saint-Barthélemy et Saint-Martin y portent le code 97801.',
  importeur: 'data/sources/portraits-circonscriptions.ts',
  files: ['circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx'],
  least: 566,
  whole: {
    key: ({ code }) => code,
    departements: { of: ({ code }) => departementOf(code), without: [] },
    means: [
      { column: 'pop_légal_19', of: ({ population2019 }) => population2019, between: [90_000, 150_000] },
    ],
  },
  published,
  read(raw) {
    const [file] = portraitsCirconscriptions.files
    const sheet = readSheet(raw, file, 'indicateurs_circonscriptions')
    const { header, records } = recordsUnder(file, sheet, 'circo')
    requireColumns(file, header, Object.keys(published.shape))
    return records
  },
  toRow(record) {
    if (record.circo === '00000') return reject('00000', 'moyenne nationale')
    return {
      code: fromInsee(record.circo),
      nom: record['Nom de la circonscription'].trim(),
      population2019: record.pop_légal_19,
    }
  },
}
