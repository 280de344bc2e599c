import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readNdjson } from '../readers/ndjson.ts'
import { APL_NDJSON } from './apl-infirmiers.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  code: z.string(),
  coords: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).nullable(),
})

export interface PointRow {
  readonly code: string
  readonly lon: number
  readonly lat: number
}

const isOverseas = (code: string): boolean => code.startsWith('97')

/** One point per commune, as the national address base places it (town centre rather than centroid). */
export const pointsBan: Source<z.infer<typeof published>, PointRow> = {
  id: 'points-ban',
  titre: 'Base adresse nationale : point de chaque commune',
  producteur: 'DINUM, ANCT, IGN (Base adresse nationale)',
  licence: 'Licence Ouverte 2.0',
  url: 'https://adresse.data.gouv.fr',
  millesime: 'mai 2026',
  date: '2026-05',
  rythme: 'WEEKLY',
  delaiMois: 1,
  credit: 'Base adresse nationale',
  note: 'À défaut, ou quand ce point tombe loin de la commune, un point intérieur de son contour.',
  importeur: 'data/sources/points-ban.ts',
  files: [APL_NDJSON],
  least: 34_000,
  whole: {
    key: ({ code }) => code,
    departements: { of: ({ code }) => departementOf(code), without: ['976'] },
    means: [
      {
        column: 'coords, longitude',
        of: ({ code, lon }) => (isOverseas(code) ? null : lon),
        between: [-2, 8],
      },
      {
        column: 'coords, latitude',
        of: ({ code, lat }) => (isOverseas(code) ? null : lat),
        between: [40, 50],
      },
    ],
  },
  published,
  read: (raw) => readNdjson(raw, APL_NDJSON),
  toRow: ({ code, coords }) =>
    coords == null ? reject(code, 'sans point') : { code, lon: coords[0], lat: coords[1] },
}
