import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readNdjson } from '../readers/ndjson.ts'
import { APL_YEARS, aplMedecins } from './apl-medecins.ts'
import type { Source } from './source.ts'

export const APL_NDJSON = 'apl/apl_5-professions_2022_2023_communes.ndjson.gz'

const published = z.object({
  code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  millesimes: z.array(
    z.object({ annee: z.number().int(), apl: z.object({ infirmier: z.number().nonnegative().optional() }) }),
  ),
})

export interface AplInfirmierRow {
  readonly code: string
  /** Year → APL to nurses, FTE per 100 000 standardised inhabitants. */
  readonly parAnnee: ReadonlyMap<number, number>
}

/** The DREES's APL to nurses. The file's own `categoryMG` and `department` are its author's and are not read. */
export const aplInfirmiers: Source<z.infer<typeof published>, AplInfirmierRow> = {
  ...aplMedecins,
  id: 'apl-infirmiers',
  titre: 'Accessibilité potentielle localisée (APL) aux infirmiers',
  note: 'Relevé commune par commune de l’API de la DREES (mai 2026) ; les valeurs des médecins y sont identiques au classeur officiel. Faute de la population standardisée propre aux infirmiers, une moyenne de plusieurs arrondissements ou communes fusionnées se pondère par celle des médecins.',
  importeur: 'data/sources/apl-infirmiers.ts',
  files: [APL_NDJSON],
  least: 34_900,
  whole: {
    key: ({ code }) => code,
    parts: APL_YEARS.map((year) => ({
      name: `edition ${year}`,
      has: ({ parAnnee }) => parAnnee.has(year),
      least: 34_500,
      departements: { of: ({ code }) => departementOf(code), without: ['976'] },
      means: [{ column: 'infirmier', of: ({ parAnnee }) => parAnnee.get(year) ?? null, between: [78, 162] }],
    })),
  },
  published,
  read: (raw) => readNdjson(raw, APL_NDJSON),
  toRow: ({ code, millesimes }) => ({
    code,
    parAnnee: new Map(
      millesimes.flatMap(({ annee, apl }) =>
        apl.infirmier == null ? [] : [[annee, apl.infirmier] as const],
      ),
    ),
  }),
}
