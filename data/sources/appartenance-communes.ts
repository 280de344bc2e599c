import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { requireColumns } from '../../server/country/package/csv.ts'
import { readSheet, recordsUnder } from '../readers/workbook.ts'
import type { Source } from './source.ts'

export const APPARTENANCE = 'cog/table-appartenance-geo-communes-2024.xlsx'

const published = z.object({
  CODGEO: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  BV2022: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
})

export interface AppartenanceRow {
  /** Commune of 2024, perhaps merged, renumbered or divided since. */
  readonly code: string
  readonly bassinDeVie: string
}

/** INSEE's table of the zones that each commune belongs to: the bassin de vie, which nothing newer at hand gives. */
export const appartenanceCommunes: Source<z.infer<typeof published>, AppartenanceRow> = {
  id: 'appartenance-2024',
  titre: 'Table d’appartenance géographique des communes',
  producteur: 'INSEE',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.insee.fr/fr/information/7671844',
  millesime: 'géographie au 1er janvier 2024 ; bassins de vie 2022',
  date: '2024-01-01',
  rythme: 'ANNUAL',
  delaiMois: 3,
  credit: 'INSEE – Code officiel géographique',
  note: 'Noms des cantons, des arrondissements et des bassins de vie ; composition des bassins de vie. Une commune recréée depuis est dans le bassin de vie de la commune dont elle faisait partie.',
  importeur: 'data/sources/appartenance-communes.ts',
  files: [APPARTENANCE],
  least: 34_900,
  whole: { key: ({ code }) => code, departements: { of: ({ code }) => departementOf(code), without: [] } },
  published,
  read(raw) {
    const { header, records } = recordsUnder(APPARTENANCE, readSheet(raw, APPARTENANCE, 'COM'), 'CODGEO')
    requireColumns(APPARTENANCE, header, Object.keys(published.shape))
    return records
  },
  toRow: ({ CODGEO: code, BV2022: bassinDeVie }) => ({ code, bassinDeVie }),
}
