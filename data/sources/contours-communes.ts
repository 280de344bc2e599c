import type { GeometryCollection, Topology } from 'topojson-specification'
import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import type { Source } from './source.ts'

export type AreaTopology = Topology<{ areas: GeometryCollection<{ code: string }> }>

/** Checks that a value is a topology with one collection of that name whose members carry a `code`. */
export const topologyOf = (object: string) =>
  z.object({
    type: z.literal('Topology'),
    transform: z.object({
      scale: z.tuple([z.number(), z.number()]),
      translate: z.tuple([z.number(), z.number()]),
    }),
    arcs: z.array(z.array(z.array(z.number()))).min(1),
    objects: z.object({
      [object]: z.object({
        type: z.literal('GeometryCollection'),
        geometries: z
          .array(
            z.object({
              type: z.string(),
              arcs: z.array(z.unknown()),
              properties: z.object({ code: z.string() }),
            }),
          )
          .min(1),
      }),
    }),
  })

const published = topologyOf('communes')

/** Boundaries of the communes as a topology: neighbours share arcs, hence neither gap nor overlap. */
export const contoursCommunes: Source<z.infer<typeof published>, AreaTopology> = {
  id: 'contours-communes',
  titre: 'Contours des communes, généralisés à 120 m',
  producteur: 'IGN (ADMIN EXPRESS), Etalab',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.data.gouv.fr/datasets/contours-administratifs',
  millesime: 'COG 2026 (neuf départements : tracés de 2018 ramenés à 2026)',
  date: '2026-01-01',
  rythme: 'ANNUAL',
  delaiMois: 3,
  credit: 'IGN – ADMIN EXPRESS',
  note: 'Topologie à arcs partagés ; 12, 21, 22, 24, 29, 50, 63, 64 et 71 viennent des tracés de 2018, leurs communes fusionnées d’après le COG.',
  importeur: 'data/sources/contours-communes.ts',
  files: ['contours/communes-120m.topojson.gz'],
  least: 1,
  published,
  read: (raw) => [readJson(raw, contoursCommunes.files[0])],
  toRow: (topology) =>
    ({ ...topology, objects: { areas: topology.objects.communes } }) as unknown as AreaTopology,
}
