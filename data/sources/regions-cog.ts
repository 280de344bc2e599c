import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { communesCog } from './communes-cog.ts'
import { reject, type Source } from './source.ts'

const published = z.object({ code: z.string(), nom: z.string(), zone: z.enum(['metro', 'drom', 'com']) })

export interface CogRegion {
  readonly code: string
  readonly nom: string
}

/** Names of the régions, in the same package as the communes. */
export const regionsCog: Source<z.infer<typeof published>, CogRegion> = {
  ...communesCog,
  id: 'cog-2026',
  files: ['npm:@etalab/decoupage-administratif/data/regions.json'],
  least: 18,
  whole: { key: ({ code }) => code },
  published,
  read: (raw) => z.array(z.unknown()).parse(readJson(raw, regionsCog.files[0])),
  toRow: ({ code, nom, zone }) => (zone === 'com' ? reject(code, 'collectivité d’outre-mer') : { code, nom }),
}
