import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { communesCog } from './communes-cog.ts'
import type { Source } from './source.ts'

const FILE = 'npm:@etalab/decoupage-administratif/data/epci.json'

const published = z.object({
  code: z.string().regex(/^\d{9}$/),
  nom: z.string().min(1),
  type: z.enum(['CC', 'CA', 'CU', 'METRO', 'MET69']),
  membres: z.array(z.object({ code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/) })).min(1),
})

export interface EpciRow {
  readonly code: string
  readonly nom: string
  readonly nature: z.infer<typeof published>['type']
  readonly communes: readonly string[]
}

/** The EPCI à fiscalité propre of 2026 and their communes, in the same package as the communes. */
export const epci: Source<z.infer<typeof published>, EpciRow> = {
  ...communesCog,
  id: 'epci-2026',
  titre: 'Composition des EPCI à fiscalité propre au 1er janvier 2026',
  producteur: 'Etalab, d’après la DGCL (Banatic)',
  credit: 'Etalab – DGCL',
  note: 'Lu dans le paquet npm @etalab/decoupage-administratif 6.0.0. Bréhat, Sein, Ouessant et Yeu n’appartiennent à aucun EPCI, comme la loi le permet. Licence des données à confirmer sur la page du producteur.',
  importeur: 'data/sources/epci.ts',
  files: [FILE],
  least: 1_200,
  whole: { key: ({ code }) => code },
  published,
  read: (raw) => z.array(z.unknown()).parse(readJson(raw, FILE)),
  toRow: ({ code, nom, type: nature, membres }) => ({
    code,
    nom,
    nature,
    communes: membres.map((membre) => membre.code),
  }),
}
