import type { MultiPolygon, Polygon } from 'geojson'
import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readJson } from '../readers/bytes.ts'
import { SourceError, COMPARE_REMEDY } from '../../server/country/package/source-error.ts'
import { codeCirconscription } from './code-circonscription.ts'
import type { Source } from './source.ts'

const published = z.object({
  properties: z.object({ ID: z.string(), code_dpt: z.string(), num_circ: z.string().regex(/^\d+$/) }),
  geometry: z.object({
    type: z.enum(['Polygon', 'MultiPolygon']),
    coordinates: z.array(z.array(z.array(z.unknown()))),
  }),
})

export interface CirconscriptionPolygon {
  readonly code: string
  readonly geometry: Polygon | MultiPolygon
}

/** Published outlines of the circonscriptions: used only inside split communes and where INSEE's table is silent. */
export const contoursCirconscriptions: Source<z.infer<typeof published>, CirconscriptionPolygon> = {
  id: 'contours-circonscriptions',
  titre: 'Contours des circonscriptions législatives (découpage de 2010)',
  producteur: 'Atelier de cartographie de Sciences Po et Toxicode',
  licence: 'à confirmer (attribution demandée par le dépôt)',
  url: 'https://github.com/aktiur/carte-circonscriptions',
  millesime: 'découpage 2010, élections de 2012 à 2024',
  date: '2012',
  rythme: 'NEVER',
  delaiMois: null,
  credit: 'Atelier de cartographie de Sciences Po et Toxicode',
  note: 'Tracés simplifiés : n’en est repris que le partage intérieur des communes divisées. Licence des données à confirmer ; équivalent officiel (Licence Ouverte) sur data.gouv.fr.',
  importeur: 'data/sources/contours-circonscriptions.ts',
  files: ['circonscriptions/france-circonscriptions-legislatives-2012.geojson.gz'],
  least: 566,
  whole: { key: ({ code }) => code, departements: { of: ({ code }) => departementOf(code), without: [] } },
  published,
  read(raw) {
    const [file] = contoursCirconscriptions.files
    const collection = z.object({ features: z.array(z.unknown()) }).safeParse(readJson(raw, file))
    if (!collection.success) throw new SourceError(file, 'has no "features".', COMPARE_REMEDY)
    return collection.data.features
  },
  toRow: ({ properties, geometry }) => ({
    code: codeCirconscription(properties.code_dpt, properties.num_circ),
    geometry: geometry as Polygon | MultiPolygon,
  }),
}
