import { z } from 'zod'
import { requireColumns } from '../../server/country/package/csv.ts'
import { readSheet, recordsUnder } from '../readers/workbook.ts'
import { APPARTENANCE, appartenanceCommunes } from './appartenance-communes.ts'
import { reject, type Source } from './source.ts'

/** INSEE's name of a level → ours; the workbook names other zones, which are not read. */
const NIVEAUX = { ARR: 'arrondissement', BV2022: 'bassin-de-vie', CANOV: 'canton' } as const

const published = z.object({
  NIVGEO: z.enum(['ARR', 'BV2022', 'CANOV']),
  CODGEO: z.string().min(3),
  LIBGEO: z.string().min(1),
})

export interface NomZoneRow {
  readonly niveau: (typeof NIVEAUX)[keyof typeof NIVEAUX]
  readonly code: string
  readonly nom: string
}

/** Names of the arrondissements, cantons and bassins de vie, on a sheet of the table of 2024. */
export const nomsZones: Source<z.infer<typeof published>, NomZoneRow> = {
  ...appartenanceCommunes,
  least: 4_000,
  whole: { key: ({ niveau, code }) => `${niveau} ${code}` },
  published,
  read(raw) {
    const sheet = readSheet(raw, APPARTENANCE, 'Zones_supra_communales')
    const { header, records } = recordsUnder(APPARTENANCE, sheet, 'NIVGEO')
    requireColumns(APPARTENANCE, header, Object.keys(published.shape))
    return records.filter(({ NIVGEO: niveau }) => String(niveau) in NIVEAUX)
  },
  toRow: ({ NIVGEO: niveau, CODGEO: code, LIBGEO: nom }) =>
    nom === 'Sans objet' ? reject(`${niveau} ${code}`, 'sans objet') : { niveau: NIVEAUX[niveau], code, nom },
}
