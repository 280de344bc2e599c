import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { communesCog } from './communes-cog.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  code: z.string(),
  nom: z.string(),
  region: z.string(),
  zone: z.enum(['metro', 'drom', 'com']),
})

export interface CogDepartement {
  readonly code: string
  readonly nom: string
  readonly region: string
}

/** Names of the départements and the région of each, in the same package as the communes. */
export const departementsCog: Source<z.infer<typeof published>, CogDepartement> = {
  ...communesCog,
  id: 'cog-2026',
  files: ['npm:@etalab/decoupage-administratif/data/departements.json'],
  least: 101,
  whole: { key: ({ code }) => code, departements: { of: ({ code }) => code, without: [] } },
  published,
  read: (raw) => z.array(z.unknown()).parse(readJson(raw, departementsCog.files[0])),
  toRow: ({ code, nom, region, zone }) =>
    zone === 'com' ? reject(code, 'collectivité d’outre-mer') : { code, nom, region },
}
