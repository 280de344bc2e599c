import type { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { contoursCommunes, topologyOf, type AreaTopology } from './contours-communes.ts'
import type { Source } from './source.ts'

const published = topologyOf('arrondissements')

/** Boundaries of the 45 arrondissements of Paris, Lyon and Marseille. */
export const contoursArrondissements: Source<z.infer<typeof published>, AreaTopology> = {
  ...contoursCommunes,
  id: 'contours-arrondissements',
  titre: 'Contours des arrondissements municipaux, généralisés à 20 m',
  millesime: '2026',
  date: '2026-01-01',
  note: 'Sert à répartir la population de Paris, Lyon et Marseille entre leurs circonscriptions, et à dire dans quel arrondissement est un point.',
  importeur: 'data/sources/contours-arrondissements.ts',
  files: ['contours/arrondissements-municipaux-20m.topojson.gz'],
  least: 1,
  published,
  read: (raw) => [readJson(raw, contoursArrondissements.files[0])],
  toRow: (topology) =>
    ({ ...topology, objects: { areas: topology.objects.arrondissements } }) as unknown as AreaTopology,
}
